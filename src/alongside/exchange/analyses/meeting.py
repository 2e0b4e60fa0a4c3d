"""What is needed that a stored offer could meet: the same search as from the need, with the same parts."""

import math
from dataclasses import dataclass

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.queries import ActorLink
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id
from alongside.exchange.offers.models import Offer

from .answers import Ask, ReasonLine
from .matching import ALL, ask_of, facts_for, prepare, reasons_for, scored
from .wanted import likely

TRIED = 8  # needs that share most with an offer, each of which is searched for as from its own page


@dataclass(frozen=True, slots=True)
class Met:
    """A need that an offer could meet, with the score and reasons that it has in the list of that need."""

    need: Need
    score: float
    reasons: tuple[ReasonLine, ...]
    km: float | None


def could_meet(viewer: Viewer, offer: Offer) -> tuple[Met, ...]:
    """The needs asked now whose own lists this offer is in, where it fits best first.

    Cost: one search for each of the eight needs that share most with what the offer says.
    Raises: IndexProblem without an index.
    """
    said = ". ".join(filter(None, [offer.title, offer.summary, offer.audience]))
    near = likely(viewer, Ask(text=said, world=offer.world, top=TRIED))
    needs = needs_by_id(viewer, [one.pk for one in near])
    actor = directory.links(viewer, [offer.actor_id]).get(offer.actor_id or 0)
    found = [_met(viewer, offer, actor, need) for need in needs.values()]
    return tuple(sorted(filter(None, found), key=lambda met: (-met.score, met.need.pk)))


def _met(viewer: Viewer, offer: Offer, actor: ActorLink | None, need: Need) -> Met | None:
    """How an offer stands in the list of one need; None where it is not in it."""
    ask = ask_of(need, viewer, Ask(text="", top=ALL))
    asked = prepare(viewer, ask)
    row = asked.rows.row_of(offer.pk)
    if row is None or row not in asked.ranking.order:
        return None
    reasons = reasons_for(asked, row, offer, actor, facts_for(ask, asked, [row]))
    km = float(asked.ranking.reach.km[row])
    return Met(need, scored(reasons), reasons, None if math.isnan(km) else km)
