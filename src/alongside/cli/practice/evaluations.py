"""Whether things worked in the practice town: a real change, a saving that was none, a failure, two trials,
a plan.

Everything is invented. The figures are those of `measures`; what they say is worked out when it is seeded.
"""

from dataclasses import dataclass, field, replace
from typing import Any

OWNER = "aq-alliance"
STREET = "Somebody from the street visits in the first week at home"
SITTER = "A night sitter twice a month, booked by the carer"
ROWING = "Rowing for people who are short of breath"


@dataclass(frozen=True, slots=True)
class Town:
    """One evaluation: what was asked of which figure (its name, and whose), begun so many figures ago."""

    question: str
    design: str = ""
    status: str = "planned"
    owner: str = OWNER
    done_by: str = ""
    offer: str = ""
    place: str = ""
    figure: str = ""
    whose: str = ""
    beside: int = 0
    ago: int = 0
    settling: int = 0
    found: str = ""
    limits: str = ""
    as_planned: str = ""
    adapted: str = ""
    measured: str = ""
    unit: str = ""
    direction: str = ""
    results: tuple[tuple[Any, ...], ...] = field(default=())  # site, way, usual, people, count, mean, spread


KITS = ("Finger prick kit", "Saliva kit", "Blood at the surgery")
PLACES = ("Gannet Row Surgery", "Saltern Health Centre", "Ropewalk Pharmacy", "The Lighthouse Library")
TOWN = (
    Town(
        "Did a visit in the first week at home mean fewer falls?", "time-series", "final", OWNER,
        "aq-institute", STREET, "aq-coast", "Falls at home", "Alder Coast", ago=11,
        found="Yes. Falls are about a third lower than the line of the two years before, and have stayed so.",
        limits="The coast only, and one winter. Visits or new handrails: it cannot tell which.",
        as_planned="Everybody on the list was visited in the first week, by somebody from their street.",
        adapted="From the third month visits were late in the morning, when people are up.",
    ),
    Town(
        "Did the night sitters save calls to the night nurse?", "before-after", "final", "aq-carers",
        "aq-institute", SITTER, "", "Nights on which the nurse was rung", "", ago=12,
        found="No. The two good months we had told the board about were ordinary: calls go up and down like "
        "this every year. Carers sleep better, and that is why we go on, but there is no saving in calls.",
        limits="Before and after only. It says nothing of how carers feel; that is followed apart.",
        as_planned="Two nights a month, booked by the carer.",
        adapted="In summer some sitters came for three evenings in place of two nights.",
    ),
    Town(
        "Do people who row stay at home for longer?", "before-after", "provisional", "aq-rowing", "", ROWING,
        "", "Still at home after three months", "", ago=5,
        found="It looks better since we began, but there are five quarters and few people.",
        limits="Whoever chooses to row may have been fitter to begin with.",
    ),
    Town(
        "Did ringing the day before mean fewer missed appointments in community nursing?", "difference",
        "running", "aq-institute", "", "", "aq-coast", "Missed appointments",
        "Alder Coast Community Nursing", beside=4, ago=6,
    ),
    Town(
        "Which home test for anaemia do people send back?", "trial", "final", "aq-institute",
        "aq-institute", "", "aq-coast",
        found="The finger prick kit came back most often at all four places. The saliva kit was "
        "no better than going to the surgery.",
        limits="Who was offered which kit was drawn by lot, each week anew. Nobody under 18 took part.",
        measured="Sent a sample that could be read", direction="up",
        results=tuple(
            (place, KITS[way], way == 2, people, count, None, None)
            for place, row in zip(
                PLACES,
                (((120, 96), (118, 71), (121, 70)), ((84, 70), (80, 52), (83, 47)),
                 ((61, 47), (64, 37), (60, 36)), ((42, 35), (40, 27), (44, 26))),
                strict=True,
            )
            for way, (people, count) in enumerate(row)
        ),
    ),
    Town(
        "Does a talk with the pharmacist about all one's medicines mean fewer falls?", "trial", "provisional",
        OWNER, "aq-institute", "", "aq-coast",
        found="First results of three of six practices. Do not lean on them yet.",
        limits="Three practices have yet to report.",
        as_planned="People who take five medicines or more, drawn by lot within each practice.",
        adapted="One practice could only offer talks by phone.",
        measured="Fell again within six months", direction="down",
        results=(
            ("Gannet Row Surgery", "As ever", True, 148, 52, None, None),
            ("Gannet Row Surgery", "Talk with the pharmacist", False, 151, 41, None, None),
            ("Saltern Health Centre", "As ever", True, 203, 66, None, None),
            ("Saltern Health Centre", "Talk with the pharmacist", False, 199, 55, None, None),
            ("Ropewalk Surgery", "As ever", True, 92, 27, None, None),
            ("Ropewalk Surgery", "Talk with the pharmacist", False, 90, 28, None, None),
        ),
    ),
    Town("Would a Saturday lunch make unpaid carers feel less alone?", owner="aq-carers"),
)  # fmt: skip


def seed(by: Any) -> None:
    """All of them, each by whoever keeps it; nothing where the town has no figures or has them already."""
    from alongside.exchange.accounts.access import VISITOR, Viewer
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.evidence.queries.evaluations import evaluations_for
    from alongside.exchange.evidence.queries.measures import series_for

    named = {key for one in TOWN for key in (one.owner, one.done_by) if key}
    actors = {row.source_id: row for row in actors_by_key(VISITOR, named)}
    if named - actors.keys() or not series_for(VISITOR, world="practice").exists():
        return
    if evaluations_for(VISITOR, world="practice").exists():
        return
    for one in TOWN:
        user = next(iter(users_of([actors[one.owner].party_id])), None)
        if user is None:
            continue
        doer = replace(by, process="", user_id=user, acting_for_id=actors[one.owner].party_id)
        viewer = Viewer(user_id=user, parties=frozenset({doer.acting_for_id}))
        _asked(one, actors, doer, viewer)


def _asked(one: Town, actors: dict[str, Any], doer: Any, viewer: Any) -> None:
    from alongside.exchange.analyses import evaluations as analyses
    from alongside.exchange.evidence.services import evaluations as services
    from alongside.exchange.innovations.queries.innovations import innovations_for
    from alongside.exchange.places.queries import place_for

    series, beside = _figures(one, viewer)
    if one.figure and series is None:
        return
    offer = innovations_for(viewer, world="practice").filter(title=one.offer).first() if one.offer else None
    plan = services.Plan(
        question=one.question,
        design=one.design,
        series=series,
        beside=tuple(beside),
        began_on=_began(series, one.ago),
        settling=one.settling,
        measured=one.measured,
        unit=one.unit,
        direction=one.direction,
        commissioned_by=actors[one.owner] if one.done_by else None,
        done_by=actors.get(one.done_by),
    )
    about = services.About(offer=offer, place=place_for(one.place) if one.place else None)
    made = services.ask(plan=plan, about=about, by=doer)
    for site, way, is_usual, people, count, mean, spread in one.results:
        services.report(
            ref=made.ref, site=site, way=way, is_usual=is_usual, people=people, count=count, mean=mean,
            spread=spread, by=doer,
        )  # fmt: skip
    words = services.Words(one.found, one.limits, one.as_planned, one.adapted)
    made.refresh_from_db()
    analyses.say(viewer, made, status=one.status, words=words, by=doer)
    services.share(ref=made.ref, visibility="public", by=doer)


def _figures(one: Town, viewer: Any) -> tuple[Any, list[Any]]:
    """The figure of that name, and so many of the same kept for others."""
    from alongside.exchange.evidence.queries.evaluations import comparable
    from alongside.exchange.evidence.queries.measures import series_for, title_of

    def whose(row: Any) -> str:
        return " ".join(thing.name for thing in (row.place, row.actor) if thing is not None)

    rows = [row for row in series_for(viewer, world="practice") if title_of(row) == one.figure]
    found = next((row for row in rows if one.whose in whose(row)), None)
    return found, comparable(viewer, found)[: one.beside] if found is not None and one.beside else []


def _began(series: Any, ago: int) -> Any:
    """The first day of the period so many figures ago."""
    from alongside.exchange.evidence.queries.measures import points_of

    points = points_of(series) if series is not None else []
    return points[-ago].starts_on if 0 < ago <= len(points) else None
