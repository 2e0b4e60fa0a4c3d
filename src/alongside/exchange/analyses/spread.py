"""How something new has spread and may go on, for a viewer: sites, curve, what is to come.

Page, section and every file read this and nothing else, so what one leaves out no other shows.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.offers.models import Offer

from .spread_growth import SEED, Outlook, outlook
from .spread_ties import Ground, Learnt, learn, month_of, read_ground, spells_of
from .spread_uses import Points, Use, period_end, points_of, read_uses


@dataclass(frozen=True, slots=True)
class Spread:
    """Who plans, uses and used one thing; its curve, None before anybody started; what may come.

    `ahead`: the last day of each period that `outlook` looks ahead to. `digest`: of all that it was worked
    out from.
    """

    uses: tuple[Use, ...]
    points: Points | None
    outlook: Outlook
    ahead: tuple[date, ...]
    digest: str

    def count(self, state: str) -> int:
        """How many sites are in a state."""
        return sum(one.state == state for one in self.uses)

    @property
    def ever(self) -> int:
        """How many sites have started."""
        return sum(one.started is not None for one in self.uses)


def read_spread(viewer: Viewer, offer: Offer, today: date) -> Spread:
    """How it has spread, of what the viewer may see. More sites ask the database no more often."""
    uses = tuple(read_uses(viewer, offer))
    points = points_of(uses, today)
    looked = outlook(points.new[: points.whole], points.months) if points else Outlook("nobody")
    said = [[one.ref, one.state, [[str(day) for day in spell] for spell in one.spells]] for one in uses]
    digest = hashlib.sha256(json.dumps([offer.ref, said, SEED]).encode()).hexdigest()
    return Spread(uses, points, looked, _ahead(points, len(looked.middle)), digest)


def read_learnt(viewer: Viewer, offer: Offer, found: Spread, today: date) -> tuple[Ground, Learnt]:
    """What ties have to do with the spread, of what the viewer may see. Cost: one question."""
    ground = read_ground(viewer, offer.world, found.uses, today)
    begun = spells_of(found.uses)
    learnt = learn(len(ground.actors), len(found.uses), begun, ground.pairs, month_of(today) or 0)
    return ground, learnt


def _ahead(points: Points | None, many: int) -> tuple[date, ...]:
    """The ends of the periods after the last that is over."""
    if points is None or not many:
        return ()
    before = points.ends[0].replace(day=1) if points.whole == 0 else points.ends[points.whole - 1]
    found = []
    for _number in range(many):
        before = period_end(before + timedelta(days=1), points.months)
        found.append(before)
    return tuple(found)
