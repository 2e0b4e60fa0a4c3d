"""What goes with business cases in the practice town, and what one of them really came to after two years."""

from dataclasses import replace
from datetime import date
from typing import Any

STREET = "Somebody from the street visits in the first week at home"
WARM = "A live list of warm rooms that are open now"
YEARS = 2
ROWING = "Rowing for people who are short of breath"
ATTACHED = {
    STREET: (
        (
            "quality",
            "Who may visit, and what a visit is not",
            "Every neighbour is met twice before the first visit. A visit is company and a look round: no "
            "medicine, no lifting, no money. The nurse on the telephone is rung where something worries.",
            date(2024, 2, 20),
        ),
        (
            "equality",
            "Who would be left out",
            "Streets of rented flats have fewer neighbours who stay. Two of the first twelve neighbours "
            "speak Polish; nobody signs. The second street was chosen to mend that.",
            date(2024, 3, 4),
        ),
        (
            "data",
            "What a neighbour is told, and what is kept",
            "First name, address and day of coming home, by telephone, after the person said yes. Nothing is "
            "written down by the neighbour. The list is emptied each month.",
            date(2024, 3, 11),
        ),
        (
            "effect",
            "Count on two wards, 124 people",
            "Fewer came back within thirty days than the year before. No other ward was looked at, so a mild "
            "winter may be part of it.",
            date(2024, 4, 2),
        ),
    ),
    ROWING: (
        (
            "quality",
            "When nobody goes on the water",
            "A physiotherapist decides at the steps. Wind above four, or ice: the machines indoors.",
            date(2026, 9, 1),
        ),
    ),
}
CAME_TO = {  # pounds over the first two years, and where each figure comes from
    "begin": (16_450, "Accounts of Alderquay Together, 2024 and 2025"),
    "nurse": (58_900, "The council's ledger; five months of cover for illness in it"),
    "fares": (19_300, "Accounts of Alderquay Together, 2024 and 2025"),
    "nights": (43_100, "Nights counted on two wards, each at the hospital's own costing"),
    "carers-hours": (24_900, "Diaries of 27 families, asked again in spring 2026"),
}
WORDS = (
    "The second street began five months late: the nurse was ill and nobody stood in. Fewer visits, so fewer "
    "fares. Of the nights, about three in five came; the mild winter of the first count was not ordinary. No "
    "budget got smaller, as the hospital had said before it signed. Unpaid carers got back more hours than "
    "we had thought. What it was worth to those who came home, nobody has asked again."
)


OWNERS = {STREET: "aq-alliance", ROWING: "aq-rowing", WARM: "aq-rowing"}


def seed(by: Any) -> None:
    """Attach to cases what goes with them, change one, and look back at the one that was agreed."""
    from alongside.exchange.accounts.access import VISITOR, Viewer
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.evidence.queries import cases, since

    actors = {row.source_id: row for row in actors_by_key(VISITOR, set(OWNERS.values()))}
    for title, key in OWNERS.items():
        party = actors[key].party_id if key in actors else 0
        user = next(iter(users_of([party])), None) if party else None
        if user is None:
            continue
        viewer = Viewer(user_id=user, parties=frozenset({party}))
        found = cases.cases_for(viewer).filter(title=title, owner=party).first()
        if found is None or since.attached_to(viewer, found) or len(cases.versions_of(found)) > 1:
            continue
        _follow(found, replace(by, process="", user_id=user, acting_for_id=party))


def _follow(found: Any, doer: Any) -> None:
    from alongside.exchange.evidence.services import since as services

    for kind, title, says, on in ATTACHED.get(found.title, ()):
        services.attach(ref=found.ref, kind=kind, title=title, says=says, done_on=on, by=doer)
    if found.title == WARM:
        _change(found, doer)
    if found.title == STREET and found.status == "agreed":
        _look_back(found, doer)


def _change(found: Any, doer: Any) -> None:
    """Another version: half as many rooms, once somebody had counted the keys."""
    from copy import deepcopy

    from alongside.exchange.evidence.queries import cases
    from alongside.exchange.evidence.services import cases as services

    version = cases.newest(found)
    if version is None:
        return
    model = deepcopy(version.model)
    for stream in model["streams"]:
        if stream["kind"] == "benefit" and isinstance(stream.get("value"), dict):
            stream["value"]["best"] = round(stream["value"]["best"] * 0.9, 2)
    services.revise(ref=found.ref, model=model, note="A little less for each, after the first month", by=doer)


def _look_back(found: Any, doer: Any) -> None:
    from alongside.exchange.analyses import cases as analyses
    from alongside.exchange.evidence.queries import cases
    from alongside.exchange.evidence.services import since as services

    version = cases.newest(found)
    answer = analyses.result_of(version) if version is not None else None
    if version is None or answer is None:
        return
    expected = analyses.expected(answer, YEARS)
    lines = [
        services.Line(
            one.id,
            one.name,
            one.kind != "benefit",
            round(expected[one.id]),
            CAME_TO[one.id][0],
            CAME_TO[one.id][1],
        )
        for one in answer.case.streams
        if one.id in CAME_TO and one.id in expected
    ]
    services.look_back(
        ref=found.ref, version=version, of=answer.case.years, years=YEARS, lines=lines, words=WORDS, by=doer
    )
