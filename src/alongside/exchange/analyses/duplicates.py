"""What is here already that says much the same as something that somebody is about to offer."""

from dataclasses import replace

from alongside.exchange.accounts.access import Viewer

from .answers import Ask, Found
from .matching import find_offers

MUCH = 0.95  # topic from which two are called much the same
LOOKED_AT = 20


def much_the_same(viewer: Viewer, ask: Ask) -> tuple[Found, ...]:
    """The offers that say much the same as a text, most first: at most `ask.top`.

    Raises: IndexProblem without an index.
    """
    found = find_offers(viewer, replace(ask, top=LOOKED_AT)).found
    topics = {one.offer_pk: next(line.score for line in one.reasons if line.part == "topic") for one in found}
    close = sorted(
        (one for one in found if topics[one.offer_pk] >= MUCH), key=lambda one: -topics[one.offer_pk]
    )
    return tuple(close[: ask.top])
