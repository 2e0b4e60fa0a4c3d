"""What money and health of later years count today, and prices of one year in those of another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .._shared.errors import EngineInputError
from .values import GREEN_BOOK, Rates

Floats = NDArray[np.float64]

# From which year after the first a rate holds, and the rate.
MONEY = ((1, 0.035), (31, 0.03), (76, 0.025))
HEALTH = ((1, 0.015), (31, 0.01286), (76, 0.01071))


def rates(given: Rates, years: int, *, health: bool = False) -> Floats:
    """The rate of each year after the first: years − 1 of them; of a list the last goes on.

    Source: HM Treasury, The Green Book, annex on discounting: 3.5% falling to 3.0% from year 31 and 2.5% from
    year 76; for health 1.5%, 1.286%, 1.071%.
    Raises: EngineInputError for a schedule that is not known, or an empty one.
    """
    if isinstance(given, str):
        if given != GREEN_BOOK:
            raise EngineInputError(
                "discount", f"'{given}' is no schedule we know.", f"Give {GREEN_BOOK} or rates."
            )
        bands = HEALTH if health else MONEY
        year = np.arange(1, years)
        at = np.searchsorted([first for first, _ in bands], year, side="right") - 1
        found: Floats = np.array([rate for _, rate in bands])[at]
        return found
    if not given:
        raise EngineInputError("discount", "it is empty.", "Give at least one rate.")
    said = np.array(given, np.float64)
    found = said[np.minimum(np.arange(years - 1), len(said) - 1)]
    return found


def factors(given: Rates, years: int, *, health: bool = False) -> Floats:
    """What £1 of each year counts today, by year: 1 for the first, then 1 ÷ (1 + rate) more each year."""
    found: Floats = np.concatenate([[1.0], 1 / np.cumprod(1 + rates(given, years, health=health))])
    found.setflags(write=False)
    return found


def price_index(inflation: float | tuple[tuple[int, float], ...], year: int, base: int) -> float:
    """By how much prices of `year` are multiplied to be in those of `base`.

    A rate of a year is the rise from the year before to it. Of several (year, rate) each holds until the
    next; the first also holds for years before it.
    """
    low, high = sorted((year, base))
    product = 1.0
    for at in range(low + 1, high + 1):
        product *= 1 + _rate(inflation, at)
    return product if base >= year else 1 / product


def _rate(inflation: float | tuple[tuple[int, float], ...], year: int) -> float:
    if not isinstance(inflation, tuple):
        return inflation
    if not inflation:
        return 0.0
    earlier = [rate for first, rate in inflation if first <= year]
    return earlier[-1] if earlier else inflation[0][1]
