"""What is needed that a stored offer could meet: the same search as from the need, with the same parts."""

import math
from dataclasses import dataclass

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id
from alongside.exchange.offers.models import Offer
from alongside.exchange.places import queries as places

from .answers import Ask, ReasonLine
from .asking import asks_of
from .matching import ALL, facts_for, prepare_each, reasons_for, scored, served
from .wanted import likely

TRIED = 8  # needs that share most with an offer, each of which is searched for as from its own page


@dataclass(frozen=True, slots=True)
class Met:
    """A need that an offer could meet, with the score and reasons that it has in the list of that need."""

    need: Need
    score: float
    reasons: tuple[ReasonLine, ...]
    km: float | None


def could_meet(viewer: Viewer, offer: Offer, *, most: int = TRIED) -> tuple[Met, ...]:
    """The needs asked now whose own lists this offer is in, where it fits best first.

    Cost: one search for each of the `most` needs that share most with what the offer says; the database is
    asked as often as for one.
    Raises: IndexProblem without an index.
    """
    said = ". ".join(filter(None, [offer.title, offer.summary, offer.audience]))
    near = likely(viewer, Ask(text=said, world=offer.world, top=most))
    stored = list(needs_by_id(viewer, [one.pk for one in near]).values())
    asks = asks_of(stored, viewer, Ask(text="", top=ALL, world=offer.world))
    searched = [
        (need, ask, asked, row)
        for need, ask, asked in zip(stored, asks, prepare_each(viewer, asks), strict=True)
        if (row := asked.rows.row_of(offer.pk)) is not None and row in asked.ranking.order
    ]
    named = places.names_of({place for *_, asked, row in searched for place in served(asked, [row])})
    actor = directory.links(viewer, [offer.actor_id]).get(offer.actor_id or 0)
    found = []
    for need, ask, asked, row in searched:
        reasons = reasons_for(asked, row, offer, actor, facts_for(ask, asked, [row], named))
        km = float(asked.ranking.reach.km[row])
        found.append(Met(need, scored(reasons), reasons, None if math.isnan(km) else km))
    return tuple(sorted(found, key=lambda met: (-met.score, met.need.pk)))
