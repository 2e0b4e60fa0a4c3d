"""Two introductions in the practice town: one that waits for an answer, and one where both have said yes."""

from dataclasses import replace
from typing import Any

from .connector import connector

PAIRS = (
    (
        "need-aq-carers-alone",
        "aq-carers-cafe",
        "Maureen and four others would come on a Tuesday if somebody sat with those they look after. "
        "Could they come together the first time?",
        False,
    ),
    (
        "need-aq-breathless",
        "aq-breathe-easy",
        "The surgery has nine people who get out of breath on the stairs and would like to row, gently. "
        "Shall the two of you talk about a first morning?",
        True,
    ),
)


def seed(by: Any) -> None:
    """The connector asks both sides, writes down what the one told her, and the other answers or not yet."""
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.matches.queries import introductions as queries
    from alongside.exchange.matches.services import answer, introduce

    found = connector(by)
    if found is None:
        return
    viewer, doer = found
    for need_key, offer_key, words, both in PAIRS:
        need, offer = queries.pair_for(viewer, need_key, offer_key)
        if need is None or offer is None or offer.pk in queries.begun_for(viewer, need.pk):
            continue
        made = introduce(need_ref=need.ref, offer_ref=offer.ref, words=words, by=doer)
        answer(ref=made.ref, which="need", says="yes", by=doer)
        party = made.sides.get(which="offer").party_id
        for user in users_of([party])[:1] if both else []:
            answer(
                ref=made.ref, which="offer", says="yes", by=replace(doer, user_id=user, acting_for_id=party)
            )
