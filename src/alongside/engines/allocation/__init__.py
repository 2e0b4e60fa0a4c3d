"""Sharing what is scarce among those who need it: the most good, with a floor, or worst-off first.

`allocate` shares exactly and proves it.
"""

from .sharing import allocate
from .values import FAIR, Allocation

__all__ = ["FAIR", "Allocation", "allocate"]
