"""Figures that the practice town follows: with a lasting change, a winter, a gap, and a month of few people.

Everything is invented and the same each time: `values` takes its chances from the name of the series.
"""

import csv
import math
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

LIBRARY = "measures/measures.csv"
OWNER = "aq-alliance"
MONTHS = 36


@dataclass(frozen=True, slots=True)
class Line:
    """An invented series: who keeps what, where, about how high, and what happens in it.

    `level` about how high, `wobble` its ordinary spread; `shift`: how many periods ago it moved, and by how
    much; `winter`: how much more there is in January. Of a share `out_of` is about how many there are.
    """

    key: str
    measure: str
    owner: str = OWNER
    label: str = ""
    place: str = ""
    actor: str = ""
    offer: str = ""
    often: str = "month"
    count: int = MONTHS
    level: float = 10.0
    wobble: float = 2.0
    shift: tuple[int, float] = (0, 0.0)
    winter: float = 0.0
    out_of: int = 0
    gap: int = 0  # how many periods ago one is missing
    few: int = 0  # how many periods ago only a few people were counted
    target: float | None = None
    people: int | None = None
    change: str = ""  # what was changed on purpose where it shifts


STREET = "Somebody from the street visits in the first week at home"
SITTER = "A night sitter twice a month, booked by the carer"
ROWING = "Rowing for people who are short of breath"
LINES = (
    Line(
        "falls", "m-falls", place="aq-coast", offer=STREET, level=41, wobble=4.5, shift=(11, -13.0),
        target=30, people=4200, change="Visits in the first week began in all four wards",
    ),
    Line("stays", "m-unplanned", place="aq-coast", level=118, wobble=7, winter=32, people=24_000),
    Line(
        "carers", "m-carers", owner="aq-carers", offer=SITTER, level=5.4, wobble=0.35, out_of=38, target=6.5,
        people=60,
    ),
    Line("calls", "m-unplanned", label="Nights on which the nurse was rung", owner="aq-carers",
        offer=SITTER, level=23, wobble=4.6, people=60),
    Line(
        "seen", "m-seen", actor="aq-nursing", level=71, wobble=5, out_of=46, gap=7, few=19, target=80,
        people=550,
    ),
    Line("breath", "m-home", owner="aq-rowing", offer=ROWING, often="quarter", count=12, level=63, wobble=6,
        out_of=24, shift=(5, 14.0), people=24),
    Line("throats", "m-throats", actor="aq-gannet-surgery", level=46, wobble=5, out_of=58, shift=(9, -19.0),
        target=20, change="The surgery talked each one through"),
    Line("asked", "m-asked", actor="aq-gannet-surgery", often="week", count=30, level=410, wobble=22),
    Line("possible", "m-possible", actor="aq-gannet-surgery", often="week", count=30, level=372, wobble=11,
        shift=(8, 40.0)),
    Line("outside", "m-outside", owner="aq-fund", place="aq-coast", often="quarter", count=10, level=4,
        wobble=1.2, shift=(4, 3.0), target=8),
    Line("speak", "m-speakup", owner="aq-institute", actor="aq-trust", often="year", count=5, level=58,
        wobble=4, out_of=640),
    Line("stopped", "m-stopped", owner="aq-fund", place="aq-coast", often="quarter", count=10, level=34,
        wobble=6, out_of=12, target=60),
    # One measure kept by several of the same sort, to be set side by side fairly.
    *(
        Line(f"missed-{actor}", "m-missed", owner="aq-institute", actor=actor, count=12, level=level,
            wobble=1.4, out_of=size)
        for actor, level, size in (
            ("aq-gannet-surgery", 7.2, 620), ("aq-saltern-centre", 6.4, 880), ("aq-nursing", 6.9, 240),
            ("aq-trust", 7.4, 1900), ("aq-council", 13.5, 310), ("aq-library", 6.1, 90),
        )
    ),
)  # fmt: skip
BOARD = "What changes for people on the Alder Coast"
ABOUT = (
    "Six figures that we look at every quarter, hard and soft side by side. We ask what is usual and what is "
    "not before we ask whose fault it is."
)
SHOWN = ("falls", "stays", "seen", "carers", "asked", "possible")
SAID = (
    (
        100,
        "Falls are lower for the eighth month running, so this is no chance. Hospital stays were high in "
        "January, as every January. The surgery is asked for more than it can give, week after week.",
        "Go on with the visits. Ask the surgery what one more nurse on Mondays would change. Leave January.",
    ),
    (
        9,
        "The surgery found room for about forty more visits a week. Unpaid carers say the same as last "
        "year: what we do has not reached them. The nursing team lost its laptop, and a month with it.",
        "Ask ten unpaid carers what would help at night. Leave the missing month.",
    ),
)
INTRO = "We ask every unpaid carer before the Tuesday morning, so that we see whether what we do helps."
QUESTIONS = ("How was your last week, all in all?", "How well did you sleep?", "How alone did you feel?")
ANSWERS = ((6, 5, 4), (8, 7, 7), (3, 2, 2), (5, 6, 6), (7, 4, 8), (4, 4, 3), (9, 8, 8))


def library(folder: Path) -> list[dict[str, str]]:
    """The rows of the shipped library."""
    with (folder / LIBRARY).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def starts(line: Line, today: date) -> list[date]:
    """The first days of its periods, oldest first; the last one is over."""
    from alongside.exchange.evidence.measure_rules import before, period_of

    found = [before(period_of(today, line.often)[0], line.often)]
    while len(found) < line.count:
        found.append(before(found[-1], line.often))
    return found[::-1]


def values(line: Line, days: list[date]) -> list[tuple[date, float, int]]:
    """Its figures: day, how high, and of a share out of how many. The same for the same line and days."""
    chance = random.Random(line.key)
    found = []
    for at, day in enumerate(days):
        ago = len(days) - at
        height = line.level + chance.gauss(0, line.wobble)
        height += line.shift[1] if ago <= line.shift[0] else 0
        height += line.winter * max(math.cos(2 * math.pi * (day.month - 1) / 12), 0) ** 2
        size = max(round(line.out_of * chance.uniform(0.85, 1.15)), 1)
        if ago != line.gap:
            found.append((day, max(height, 0.0), 3 if ago == line.few else size))
    return found


def seed(by: Any) -> None:
    """Definitions, series with their figures, a board with two meetings, and questions that carers answer."""
    from django.conf import settings

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.evidence.queries.measures import measures_for
    from alongside.exchange.places.queries import place_for

    named = {OWNER, *(one.owner for one in LINES), *(one.actor for one in LINES if one.actor)}
    actors = {row.source_id: row for row in actors_by_key(VISITOR, named)}
    town = place_for("aq-coast")
    if town is None or named - actors.keys() or measures_for(VISITOR, world=town.world).exists():
        return
    doers = {}
    for key in {OWNER, *(one.owner for one in LINES)}:
        user = next(iter(users_of([actors[key].party_id])), None)
        if user is None:
            return
        doers[key] = replace(by, process="", user_id=user, acting_for_id=actors[key].party_id)
    defined = _defined(library(settings.DATA), doers[OWNER])
    made = {one.key: _followed(one, defined, actors, doers[one.owner]) for one in LINES}
    _together(made, town, doers[OWNER])
    _asked(made["carers"], doers["aq-carers"])


def _defined(rows: list[dict[str, str]], doer: Any) -> dict[str, Any]:
    """Every measure of the library, written by the town itself: invented and real never mix."""
    from alongside.exchange.evidence.services import measures as services

    found = {}
    for row in rows:
        plain = {name: text for name, text in row.items() if name not in ("id", "per", "of_people")}
        said = services.Said(**plain, per=int(row["per"] or 100), of_people=row["of_people"] == "yes")
        found[row["id"]] = services.define(said=said, by=doer)
    return found


def _followed(line: Line, defined: dict[str, Any], actors: dict[str, Any], doer: Any) -> Any:
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.evidence.measure_rules import Figure
    from alongside.exchange.evidence.services import figures
    from alongside.exchange.evidence.services import measures as services
    from alongside.exchange.innovations.queries.innovations import innovations_for
    from alongside.exchange.places.queries import place_for

    days = starts(line, timezone.localdate())
    offer = (
        innovations_for(VISITOR, world="practice").filter(title=line.offer).first() if line.offer else None
    )
    has_before = line.shift[0] > 0 and line.count - line.shift[0] >= 6
    said = services.Followed(
        label=line.label,
        place=place_for(line.place) if line.place else None,
        actor=actors.get(line.actor) or (None if line.place or offer else actors[line.owner]),
        offer=offer,
        often=line.often,
        target=line.target,
        people=line.people,
        baseline_from=days[0] if has_before else None,
        baseline_to=days[-line.shift[0]] - timedelta(days=1) if has_before else None,
    )
    measure = defined[line.measure]
    found = services.follow(measure=measure, said=said, by=doer)
    given = [_figure(Figure, line, day, height, size) for day, height, size in values(line, days)]
    if not line.out_of:
        given = [replace(one, numerator=None, denominator=None) for one in given]
    else:
        given = [replace(one, value=None) for one in given]
    figures.add_many(ref=found.ref, figures=given, came="file", by=doer)
    if line.change:
        services.recalculate(ref=found.ref, starts_on=days[-line.shift[0]], why=line.change, by=doer)
    services.share(ref=found.ref, visibility="public", by=doer)
    return found


def _figure(figure: Any, line: Line, day: date, height: float, size: int) -> Any:
    mean = line.measure in ("m-carers", "m-before", "m-trust")
    share = height * size if mean else min(round(height * size / 100), size)
    return figure(
        day,
        value=round(height),
        numerator=round(share, 1),
        denominator=size,
        quality="ok",
        note="The laptop with half of the names was lost." if size == 3 and line.few else "",
    )


def _together(made: dict[str, Any], town: Any, doer: Any) -> None:
    from django.utils import timezone

    from alongside.exchange.evidence.services import boards

    said = boards.Said(
        BOARD,
        about=ABOUT,
        place=town,
        series=[made[key] for key in SHOWN],
        demand=made["asked"],
        capacity=made["possible"],
    )
    found = boards.start(said=said, by=doer)
    for ago, words, decided in SAID:
        held = timezone.localdate() - timedelta(days=ago)
        who = "Alderquay Together, the surgery, community nursing, Alderquay Carers’ Circle"
        following = held + timedelta(days=91)
        meeting = boards.Meeting(held, words, decided, who, following)
        boards.keep_meeting(ref=found.ref, said=meeting, by=doer)
    boards.share(ref=found.ref, visibility="public", by=doer)


def _asked(series: Any, doer: Any) -> None:
    """Questions that carers answer before the Tuesday morning; seven have, this month."""
    from alongside.exchange.evidence.services import boards

    form = boards.ask(
        ref=series.ref,
        intro=INTRO,
        questions=QUESTIONS,
        worst="as bad as can be",
        best="as good as can be",
        by=doer,
    )
    for given in ANSWERS:
        boards.answer(form=form, answers=given, agreed=True)
