"""Small worlds of votes, and the rules spelled out slowly."""

import numpy as np
from hypothesis import strategies as st

from alongside.engines.opinions import UNSEEN, of_matrix

seeds = st.integers(0, 2**32 - 1)


def world(seed, people=None, statements=None, sides=2):
    """Votes of people of some sides, and which side each is on."""
    draw = np.random.default_rng(seed)
    people = people or int(draw.integers(1, 40))
    statements = statements or int(draw.integers(1, 15))
    side = draw.integers(0, sides, people)
    lean = draw.normal(0, 1.5, (sides, statements))
    heat = lean[side] + draw.normal(0, 1, (people, statements))
    said = np.where(heat > 0.3, 1, np.where(heat < -0.3, -1, 0)).astype(np.int8)
    said[draw.random((people, statements)) < 0.3] = UNSEEN
    hidden = draw.random(statements) < 0.1
    return of_matrix(said, hidden), side


def dense(told):
    """The matrix as Polis has it: hidden columns 0, what was not seen its column's mean; and the means."""
    wide = told.said.astype(float)
    wide[told.said == UNSEEN] = np.nan
    wide[:, told.hidden] = 0
    mean = np.array([np.nanmean(column) if (~np.isnan(column)).any() else 0 for column in wide.T])
    return np.where(np.isnan(wide), mean, wide), mean, ~np.isnan(wide)
