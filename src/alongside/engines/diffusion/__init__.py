"""How a practice spreads and stops.

`adoption` says who started and stopped when, `ties` who looks to whom. Then: `curve` (how many, how fast, how
likely); `exposure`, `exposure_by_attribute`, `exposure_through` with `equivalence` (how many around an actor
use it); `threshold` (how many did when it started) and `classes`; `infectiousness` and `susceptibility` (who
is followed, who follows); `moran_of` and `dependence` (whether use goes with ties).

From counts a period: `fit_bass` and `growth` (curves, and which to believe), `forecast` (fans), `rivals`
(several for the same people). From stretches of use: `account`, `transitions`, `time_of_use`, `in_use` (who
stops and returns); `people_periods`, `hazards`, `reading` (what starting goes with). From ties with chances,
`routes`: `spread`, `who_first` (whom to approach), `what_if` with `with_ways` or `with_broker`.
"""

from .bass import Bass
from .bass import fit as fit_bass
from .classes import BY_THRESHOLD, BY_TIME, NOT_STARTED, Classes, classes
from .contagion import Discount, infectiousness, susceptibility
from .curves import Curve, curve, wilson
from .dependence import Dependence, Moran, dependence, moran, moran_of, nearness, rewired
from .exposure import exposure, exposure_by_attribute, exposure_through, lagged
from .forecasts import Fan, forecast
from .growth import Growth, growth
from .hazards import Effect, Hazards, Rows, Said, hazards, people_periods, reading, words
from .least import Estimate
from .rivals import Rivals, course, rivals
from .seeding import First, who_first
from .similarity import Equivalence, equivalence, inverse
from .spreading import Course, Routes, of_ties, routes, spread
from .stopping import (
    Account,
    InUse,
    Rate,
    TimeOfUse,
    Transitions,
    account,
    in_use,
    time_of_use,
    transitions,
)
from .thresholds import threshold
from .values import Adoption, Ties, adoption, ties
from .whatif import Change, what_if, with_broker, with_ways

__all__ = [
    "BY_THRESHOLD",
    "BY_TIME",
    "NOT_STARTED",
    "Account",
    "Adoption",
    "Bass",
    "Change",
    "Classes",
    "Course",
    "Curve",
    "Dependence",
    "Discount",
    "Effect",
    "Equivalence",
    "Estimate",
    "Fan",
    "First",
    "Growth",
    "Hazards",
    "InUse",
    "Moran",
    "Rate",
    "Rivals",
    "Routes",
    "Rows",
    "Said",
    "Ties",
    "TimeOfUse",
    "Transitions",
    "account",
    "adoption",
    "classes",
    "course",
    "curve",
    "dependence",
    "equivalence",
    "exposure",
    "exposure_by_attribute",
    "exposure_through",
    "fit_bass",
    "forecast",
    "growth",
    "hazards",
    "in_use",
    "infectiousness",
    "inverse",
    "lagged",
    "moran",
    "moran_of",
    "nearness",
    "of_ties",
    "people_periods",
    "reading",
    "rewired",
    "rivals",
    "routes",
    "spread",
    "susceptibility",
    "threshold",
    "ties",
    "time_of_use",
    "transitions",
    "what_if",
    "who_first",
    "wilson",
    "with_broker",
    "with_ways",
    "words",
]
