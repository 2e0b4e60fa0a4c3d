"""Two lists that the practice town puts in order: what is needed, two at a time, and actions by criteria."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from .connector import alliance

FIRST, NEXT = "What should the alliance take on first?", "Which of these should we try next winter?"
PROMISE = {
    "about": "We cannot begin with everything. Tell us what comes first for you: two at a time, as long as "
    "you like.",
    "decides": "Which two things the alliance works on from January.",
    "decider": "Nell Tregenza, connector, with the six members of the alliance",
    "fixed": "Two things and no more: there are two people to do the work.",
    "minutes": 5,
    "pays": "Nothing",
    "who": "Everyone in Alderquay",
}
WINTER = {
    "about": "Four things that people suggested for the cold months. How good is each, and what counts for "
    "you?",
    "decides": "What the alliance tries from November to March.",
    "decider": "Nell Tregenza, connector, with the town council",
    "fixed": "£4,000 in all, and one evening a week in the net loft.",
    "minutes": 10,
    "pays": "Nothing",
    "who": "Everyone in Alderquay",
}
NEEDS = (  # how much each weighs with the invented people
    ("need-aq-carers-alone", 1.6),
    ("need-aq-first-night", 1.2),
    ("need-aq-cold-homes", 0.9),
    ("need-aq-clinic-transport", 0.6),
    ("need-aq-falls-discharge", 0.2),
    ("need-aq-online", -0.4),
    ("need-aq-lunch-men", -0.6),
)
PEOPLE, CHOICES = 31, 5
ACTIONS = (
    "Supper on Wednesdays: soup in the net loft, and somebody to walk home with",
    "A bus on Sundays: to the hospital and back, every two hours",
    "Warm packs: a blanket, a flask and a lamp for whoever comes home from hospital",
    "Telephone friends: a call on two evenings a week from the same person",
)
MARKS = ("45524", "5?235", "35453", "43534")  # for most people, from 1 to 5; of ? they differ
WEIGHS = ("31112", "03211", "21321", "11133")  # what counts, for one person in four each


def seed(by: Any) -> None:
    """The connector asks both; the second is closed, and its answer is to come."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.voices.queries.asks import asks_for

    found = alliance(by)
    if found is None:
        return
    town, doer = found
    if asks_for(VISITOR, kind="ballot", world=town.world).filter(title=FIRST).exists():
        return
    _needs(doer, town)
    _actions(doer, town)


def _draft(doer: Any, town: Any, title: str, promise: dict[str, Any], days: int, needs: Any = ()) -> str:
    from django.utils import timezone

    from alongside.exchange.voices.services import asks

    today = timezone.localdate()
    said = promise | {
        "title": title,
        "place": town,
        "closes_on": today + timedelta(days=days),
        "answer_by": today + timedelta(days=days + 28),
    }
    return asks.draft(kind="ballot", said=said, needs=needs, by=doer).ref


def _opened(doer: Any, ref: str) -> Any:
    """The ask as the connector has it once it is open."""
    from alongside.exchange.voices.queries.asks import ask_for
    from alongside.exchange.voices.services import ballots

    from .connector import connector

    ballots.open_ballot(ref=ref, by=doer)
    found = connector(doer)
    return ask_for(found[0], ref) if found is not None else None


def _needs(doer: Any, town: Any) -> None:
    """What is needed, two at a time; thirty-one people chose five times each."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.needs.queries import need_for
    from alongside.exchange.voices.services import ballots, joining

    found = [(need_for(VISITOR, key), worth) for key, worth in NEEDS]
    rows = [(need, worth) for need, worth in found if need is not None]
    ref = _draft(doer, town, FIRST, PROMISE, 21, [need for need, _worth in rows])
    ballots.add_found(ref=ref, needs=[need.ref for need, _worth in rows], ideas=(), by=doer)
    ask = _opened(doer, ref)
    if ask is None:
        return
    worths = {need.title: worth for need, worth in rows}
    options = [(one.ref, worths.get(one.title, 0.0)) for one in ask.ballot.options.order_by("pk")]
    draw = _draws()
    for _person in range(PEOPLE):
        part = joining.join(ask=ask, by=None).participant
        for at in sorted(range(len(options)), key=lambda _at: next(draw))[:CHOICES]:
            one, other = options[at], options[(at + 1 + int(next(draw) * (len(options) - 1))) % len(options)]
            first = next(draw) < 1 / (1 + 2.7183 ** (other[1] - one[1]))
            said = "cannot" if next(draw) < 0.05 else "left" if first else "right"
            ballots.choose(part=part, left=one[0], right=other[0], said=said)


def _actions(doer: Any, town: Any) -> None:
    """Actions by what speaks for each; sixteen people said, and it is closed."""
    from alongside.exchange.voices.services import asks, ballots, joining

    ref = _draft(doer, town, NEXT, WINTER, 3)
    ballots.set_up(ref=ref, way="criteria", by=doer)
    options = ballots.add_options(ref=ref, lines=ACTIONS, by=doer)
    ask = _opened(doer, ref)
    if ask is None:
        return
    draw = _draws()
    for person in range(16):
        part = joining.join(ask=ask, by=None).participant
        for one, usual in zip(options, MARKS, strict=True):
            plain = [int(mark.replace("?", "15"[person % 2])) for mark in usual]
            said = [min(5, max(1, mark + round(2.4 * next(draw) - 1.2))) for mark in plain]
            ballots.mark(part=part, option=one.ref, marks=dict(zip(_aspects(), said, strict=True)))
        weighs = [int(sign) for sign in WEIGHS[person % len(WEIGHS)]]
        ballots.weigh(part=part, weights=dict(zip(_aspects(), weighs, strict=True)))
    asks.close(ref=ref, by=doer)


def _aspects() -> tuple[str, ...]:
    from alongside.exchange.voices.ballot_rules import ASPECTS

    return ASPECTS


def _draws() -> Iterator[float]:
    """Numbers from 0 to 1 that are the same each time."""
    from random import Random

    draw = Random(7)
    while True:
        yield draw.random()
