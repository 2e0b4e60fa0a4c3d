"""A small competition in the practice town, with its terms, scores, result and reasons."""

from datetime import timedelta
from typing import Any

from .connector import TOWN
from .ideas import host_and_people

TITLE = "Small sums for a warm room"
PROMISE = {
    "about": "£1,500 from the fund, for rooms in which people can sit together this winter.",
    "decides": "Who gets how much of the £1,500.",
    "decider": "Nell Harcastle, connector, with four people who score",
    "fixed": "The sum, what counts, and that it is spent by the end of March.",
    "minutes": 15,
    "pays": "Nothing for asking",
    "who": "Groups in and around Alderquay",
}
CRITERIA = (
    ("Warm company", "How many people sit together who would sit alone", 3, 5),
    ("Open to all", "Flat, near a bus, and nobody needs to ask for help", 2, 5),
    ("It can be done", "Somebody is named for each thing that must be done", 1, 5),
)
# Pitches: who, title, for whom, how much, on what, what shows that it worked.
PITCHES = (
    (
        "editor",
        "Soup and company on Saturdays",
        "People who look after somebody, with the person they look after",
        700,
        "Soup, bowls, and heating from eleven to two",
        "Twenty come each week, and five of them for the first time",
    ),
    (
        "member",
        "The boathouse stove, lit on dark afternoons",
        "Anybody who walks by",
        600,
        "Wood and a guard for the stove",
        "The visitors' book, and fewer who ring us because they are cold",
    ),
    (
        "",
        "A film on Sundays",
        "People who live alone",
        500,
        "The hire of a screen, and rights",
        "The hall is half full",
    ),
)
# Marks by role of the scorer and pitch; none where they have something to do with it.
MARKS: dict[str, tuple[tuple[int, ...] | None, ...]] = {
    "panel": ((5, 4, 4), (3, 4, 5), (2, 3, 2)),
    "researcher": ((4, 4, 3), (4, 3, 4), (3, 2, 2)),
    "moderator": ((5, 3, 4), (4, 4, 4), (2, 4, 3)),
    "member": ((4, 5, 4), None, (3, 3, 1)),
}
NAMES = {
    "panel": "Rosa Quillen",
    "researcher": "Femi Oakshott",
    "moderator": "Sam Tarrant",
    "member": "Joss Penrow",
}
RESULT = (
    (700, "Most people would sit together who now do not, and its cooks are named."),
    (600, "It is open to whoever walks by. The guard must stand before the first fire."),
    (0, "Nobody is named to set up the hall. We would gladly read it again with that."),
)
WORDS = "All three would do good. The sum is enough for two; £200 stays for next winter."


def seed(by: Any) -> None:
    """The alliance asks, three pitch, four score, and the result is out."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.places.queries import place_for
    from alongside.exchange.voices.queries.asks import asks_for

    town = place_for(TOWN)
    host, people = host_and_people(by)
    if town is None or host is None:
        return
    if asks_for(VISITOR, kind="ideas", world=town.world).filter(title=TITLE).exists():
        return
    ask = _ask(town, host)
    refs = [_pitch(ask, line, town, host, people) for line in PITCHES]
    _scores(ask, refs, host, people)


def _ask(town: Any, host: Any) -> Any:
    """The call with its terms and those who score, open."""
    from django.utils import timezone

    from alongside.exchange.voices.services import asks, competing

    today = timezone.localdate()
    days = {"closes_on": today + timedelta(days=1), "answer_by": today + timedelta(days=14)}
    made = asks.draft(kind="ideas", said=PROMISE | days | {"title": TITLE, "place": town}, by=host)
    terms = competing.Terms(total=1500, most=800, tie="weightiest", criteria=CRITERIA)
    competing.set_terms(ask_ref=made.ref, terms=terms, by=host)
    people = [(name, f"{role}@demo.example") for role, name in NAMES.items()]
    competing.name_scorers(ask_ref=made.ref, people=people, by=host)
    return asks.open_ask(ref=made.ref, by=host, has_part=True)


def _pitch(ask: Any, line: Any, town: Any, host: Any, people: dict[str, Any]) -> str:
    from alongside.exchange.voices.services.competing import Pitched, pitch
    from alongside.exchange.voices.services.ideas import Reach, Said, move

    who, title, for_whom, amount, spent_on, shows = line
    made = pitch(
        ask=ask,
        said=Said(title=title),
        pitched=Pitched(for_whom=for_whom, amount=amount, spent_on=spent_on, shows=shows),
        reach=Reach(),
        by=people.get(who),
        world=town.world,
    )
    ref = str(made.idea.contribution.ref)
    move(ref=ref, to="looked-at", by=host)
    return ref


def _scores(ask: Any, refs: list[str], host: Any, people: dict[str, Any]) -> None:
    """It closes, four score what is not their own, and the result is published."""
    from alongside.exchange.voices.queries.competitions import competition_of
    from alongside.exchange.voices.services import asks, competing

    asks.close(ref=ask.ref, by=host)
    criteria = [one.pk for one in competition_of(ask).criteria.all()]
    for role, rows in MARKS.items():
        for ref, marks in zip(refs, rows, strict=True):
            if marks is None:
                competing.declare(ref=ref, words="It is our boathouse.", by=people[role])
            else:
                given = {pk: (mark, "") for pk, mark in zip(criteria, marks, strict=True)}
                competing.score(ref=ref, marks=given, by=people[role])
    competing.publish(
        ask_ref=ask.ref,
        gets={ref: gets for ref, (gets, _why) in zip(refs, RESULT, strict=True)},
        reasons={ref: why for ref, (_gets, why) in zip(refs, RESULT, strict=True)},
        words=WORDS,
        by=host,
    )
