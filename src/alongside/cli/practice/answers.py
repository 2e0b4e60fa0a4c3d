"""What came of the older question of the practice town: done, partly done, promised, and not done and why."""

from datetime import timedelta
from typing import Any

from .connector import alliance
from .conversations import BEFORE_SEEDS, OLDER

# What was heard, what is done, in what words, why; the things said that it answers; days until it is due.
ANSWERS = (
    (
        "The room must be flat all the way from the bus, with a toilet that a wheelchair can use.",
        "done",
        "The net loft has a ramp and such a toilet since October. It is open on Sundays from two to five.",
        "",
        (0, 2, 5),
        None,
    ),
    (
        "Two to five is too late in winter: it is dark on the way home.",
        "part",
        "From November to January it opens at one and ends at half past three.",
        "Whoever looks after the room is free from one. Earlier than that there is nobody.",
        (4,),
        60,
    ),
    (
        "Soup matters more than heating.",
        "not",
        "",
        "Food needs a kitchen that is inspected, and the loft has none. Tea and cake are there.",
        (3,),
        None,
    ),
    (
        "I would come if somebody walked there with me.",
        "will",
        "Four people who know the way will walk with others. Ring the alliance to be fetched.",
        "",
        (6,),
        0,
    ),
)
CHANGE = "Since the ramp is there, two people come in a wheelchair, and one with a pram."


def seed(by: Any) -> None:
    """The connector answers what was said; what is promised for today is late tomorrow."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.voices.queries.answers import published_of, said_in
    from alongside.exchange.voices.queries.asks import asks_for
    from alongside.exchange.voices.services import answering

    found = alliance(by)
    if found is None:
        return
    town, doer = found
    ask = asks_for(VISITOR, kind="conversation", world=town.world).filter(title=OLDER).first()
    if ask is None or published_of(ask):
        return
    refs = {one.words: one.ref for one in said_in(ask)}
    for line in ANSWERS:
        _answer(ask, line, refs, doer)
    answering.finish(ref=ask.ref, by=doer)


def _answer(ask: Any, line: Any, refs: dict[str, str], doer: Any) -> None:
    """One answer, published; the first has had an effect since."""
    from django.utils import timezone

    from alongside.exchange.voices.services import answering

    heard, did, words, why, said, days = line
    today = timezone.localdate()
    made = answering.write(
        ask_ref=ask.ref,
        said=answering.AnswerSaid(
            heard=heard,
            did=did,
            words=words,
            why=why,
            decided_by=ask.decider,
            decided_on=today,
            by_when=today + timedelta(days=days) if days is not None else None,
            contributions=tuple(refs[BEFORE_SEEDS[n]] for n in said if BEFORE_SEEDS[n] in refs),
        ),
        by=doer,
    )
    answering.publish(ask_ref=ask.ref, answer_ref=made.ref, by=doer)
    if did == "done":
        answering.add_change(
            ask_ref=ask.ref, answer_ref=made.ref, on=today, words=CHANGE, is_done=True, by=doer
        )
