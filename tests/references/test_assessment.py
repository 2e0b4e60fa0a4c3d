"""The concentration index of a published example, to the digits printed."""

import numpy as np
import pytest

from alongside.engines.assessment import concentration, curve

# Under-five deaths in India, 1982–92, by wealth group: World Bank, Quantitative Techniques for Health Equity
# Analysis, Technical Note 7, The Concentration Index, table 1; the same in O'Donnell, van Doorslaer, Wagstaff
# and Lindelow (2008), Analyzing Health Equity Using Household Survey Data, chapter 8.
BIRTHS = np.array([29_939, 28_776, 26_528, 24_689, 19_739.0])
DEATHS_OF_1000 = np.array([154.7, 152.9, 119.5, 86.9, 54.3])
PARTS = [-0.0008, -0.0267, -0.0592, -0.0827]  # p_t L_t+1 − p_t+1 L_t
INDEX = -0.1694


def test_under_five_deaths_in_india():
    deaths = BIRTHS * DEATHS_OF_1000 / 1000
    wealth = np.arange(5)
    along = curve(deaths, BIRTHS, wealth)
    p, held = along.people, along.voices
    parts = p[1:-1] * held[2:] - p[2:] * held[1:-1]
    assert np.round(parts, 4).tolist() == pytest.approx(PARTS)
    assert round(concentration(deaths, BIRTHS, wealth).index, 4) == INDEX
