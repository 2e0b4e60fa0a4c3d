"""Where people carry a burden and are not heard, and where to meet them.

`misalignment(voices, burden)` sets the voices of each area against its share of the burden, shrunk and with
intervals; `unheard` ranks who is missing; `concentration` and `curve` say how voices lie along the burden;
`location_quotients` compares two ways of sharing; `bivariate` gives nine classes for a map;
`within_reach` and `best_venues` say which few places to meet at reach most of those who are not heard.
Areas and venues are positions throughout.
"""

from .classes import Bivariate, bivariate, classes
from .concentration import Concentration, Curve, concentration, curve
from .coverage import Coverage, Greedy, best_venues, greedy_venues
from .misalignment import Misalignment, misalignment
from .quotients import Quotients, location_quotients
from .reach import DETOUR, great_circle, within_reach
from .unheard import LIKELY, SURE, UNSURE, Unheard, unheard

__all__ = [
    "DETOUR",
    "LIKELY",
    "SURE",
    "UNSURE",
    "Bivariate",
    "Concentration",
    "Coverage",
    "Curve",
    "Greedy",
    "Misalignment",
    "Quotients",
    "Unheard",
    "best_venues",
    "bivariate",
    "classes",
    "concentration",
    "curve",
    "great_circle",
    "greedy_venues",
    "location_quotients",
    "misalignment",
    "unheard",
    "within_reach",
]
