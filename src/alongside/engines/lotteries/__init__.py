"""Fair panels: residents picked by lot so that the group mirrors the area.

`lottery(pool, fair) -> Lottery | Conflict` gives a list of numbered panels that keep all quotas, with
everybody's chance as fair as can be, or says why there is none and what would mend it; `why_not(pool)` says
only the latter, early. `draw(panels, seed) -> Draw` draws one by a public seed, alike everywhere;
`replay(record) -> Replay` does so again.
`remaining(pool, staying, gone) -> Pool` is the pool for places that became free, to be drawn by the same two;
`alternates` chooses who stands by. `fairness(chances)` says how evenly chances are spread; `sealed(words)` is
what to publish of a secret before it is told.
"""

from .drawing import RULE, digest_of, draw, number_of, order_of, replay, sealed
from .fairness import fairness
from .lottery import FAIR, lottery, why_not
from .replacing import alternates, remaining
from .values import Bound, Conflict, Draw, Fairness, Lottery, Mend, Person, Pool, Quota, Replay

__all__ = [
    "FAIR",
    "RULE",
    "Bound",
    "Conflict",
    "Draw",
    "Fairness",
    "Lottery",
    "Mend",
    "Person",
    "Pool",
    "Quota",
    "Replay",
    "alternates",
    "digest_of",
    "draw",
    "fairness",
    "lottery",
    "number_of",
    "order_of",
    "remaining",
    "replay",
    "sealed",
    "why_not",
]
