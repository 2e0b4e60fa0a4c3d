"""How a practice spreads and stops.

`adoption` says who started and stopped when, `ties` who looks to whom. Then: `curve` (how many, how fast, how
likely); `exposure`, `exposure_by_attribute`, `exposure_through` with `equivalence` (how many around an actor
use it); `threshold` (how many did when it started) and `classes`; `infectiousness` and `susceptibility` (who
is followed, who follows); `moran_of` and `dependence` (whether use goes with ties).
"""

from .classes import BY_THRESHOLD, BY_TIME, NOT_STARTED, Classes, classes
from .contagion import Discount, infectiousness, susceptibility
from .curves import Curve, curve, wilson
from .dependence import Dependence, Moran, dependence, moran, moran_of, nearness, rewired
from .exposure import exposure, exposure_by_attribute, exposure_through, lagged
from .similarity import Equivalence, equivalence, inverse
from .thresholds import threshold
from .values import Adoption, Ties, adoption, ties

__all__ = [
    "BY_THRESHOLD",
    "BY_TIME",
    "NOT_STARTED",
    "Adoption",
    "Classes",
    "Curve",
    "Dependence",
    "Discount",
    "Equivalence",
    "Moran",
    "Ties",
    "adoption",
    "classes",
    "curve",
    "dependence",
    "equivalence",
    "exposure",
    "exposure_by_attribute",
    "exposure_through",
    "infectiousness",
    "inverse",
    "lagged",
    "moran",
    "moran_of",
    "nearness",
    "rewired",
    "susceptibility",
    "threshold",
    "ties",
    "wilson",
]
