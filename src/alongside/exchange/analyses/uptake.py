"""How widely each new thing is used in a place, with the range of ranks that it may have."""

from dataclasses import dataclass

import numpy as np

from alongside.engines.portfolios import league_of_rates
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import offers_by_id

from .spread_uses import STOPPED, read_each

SEED = 8
FEWEST_SITES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One innovation: how many sites ever started, use it now and stopped; as shares of all sites, 0 to 1.

    `low` to `high` hold the share, `first` to `last` the rank, each in 95 of 100 cases; rank 0: not compared.
    """

    offer: Offer
    started: int
    using: int
    stopped: int
    low: float
    high: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Uptake:
    """What is used in a place, most widely used first; `sites`: organisations that say they use anything."""

    sites: int
    lines: tuple[Line, ...]

    @property
    def is_compared(self) -> bool:
        """Whether there is enough to compare."""
        return bool(self.lines) and self.lines[0].last > 0


def uptake(viewer: Viewer, *, world: str, place_id: int | None = None) -> Uptake:
    """How widely each is used among the organisations of a place that use anything, as the viewer may know.

    Cost: four questions, however many there are.
    """
    found = read_each(viewer, None, world=world, place_id=place_id)
    begun = {pk: [one for one in uses if one.spells] for pk, uses in found.items()}
    begun = {pk: uses for pk, uses in begun.items() if uses}
    offers = offers_by_id(viewer, begun)
    rows = [(offers[pk], begun[pk]) for pk in begun if pk in offers]
    rows.sort(key=lambda row: (-len(row[1]), row[0].title.casefold()))
    sites = len({one.actor for _offer, uses in rows for one in uses})
    started = np.array([len(uses) for _offer, uses in rows], np.int64)
    table = league_of_rates(started, np.full(len(rows), sites), seed=SEED)
    compared = len(rows) > 1 and sites >= FEWEST_SITES
    return Uptake(
        sites,
        tuple(
            Line(
                offer,
                len(uses),
                sum(one.is_using for one in uses),
                sum(one.state == STOPPED for one in uses),
                float(table.least[at]),
                float(table.most[at]),
                int(table.low[at]) if compared else 0,
                int(table.high[at]) if compared else 0,
            )
            for at, (offer, uses) in enumerate(rows)
        ),
    )
