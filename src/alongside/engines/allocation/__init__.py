"""Sharing what is scarce among those who need it.

`allocate` shares units exactly and proves it: the most good, with a floor, or worst-off first.
`deferred_acceptance` pairs two sides that each have wishes, and `blocking_pairs` checks any pairing.
`assign_generalised` gives jobs to agents that need different amounts of room for them.
"""

from .generalised import Generalised, assign_generalised
from .preferences import Preferences, preferences
from .sharing import allocate
from .stable import Stable, blocking_pairs, deferred_acceptance
from .values import FAIR, Allocation

__all__ = [
    "FAIR",
    "Allocation",
    "Generalised",
    "Preferences",
    "Stable",
    "allocate",
    "assign_generalised",
    "blocking_pairs",
    "deferred_acceptance",
    "preferences",
]
