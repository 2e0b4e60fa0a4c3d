"""Generalised assignments, held against every way to give small numbers of jobs."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.allocation import assign_generalised


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_assignment_that_fits_is_worth_more(seed):
    rng = np.random.default_rng(seed)
    agents, jobs = rng.integers(1, 4, 2)
    value = rng.random((agents, jobs))
    takes, room = rng.integers(0, 5, (agents, jobs)) / 10, rng.integers(1, 10, agents) / 10
    worth = []
    for agent in product(range(agents), repeat=int(jobs)):
        used = np.bincount(agent, takes[agent, np.arange(jobs)], minlength=agents)
        if (used <= room + 1e-9).all():
            worth.append(value[agent, np.arange(jobs)].sum())
    if not worth:
        with pytest.raises(EngineInputError, match="do not fit"):
            assign_generalised(value, takes, room)
        return
    done = assign_generalised(value, takes, room)
    assert done.value == pytest.approx(max(worth), abs=1e-6) and done.optimal
    assert done.value <= done.bound <= done.value + 1e-6


@pytest.mark.parametrize(
    ("value", "takes", "room", "words"),
    [
        ([1, 2], [[1, 2]], [1], "value: it is not a table"),
        ([[1, 2]], [[1]], [1], "takes: its shape"),
        ([[1, 2]], [[1, 2]], [1, 2], "capacity: its shape"),
        ([[1, np.nan]], [[1, 2]], [1], "value: row 1 is nan"),
        ([[1, 2]], [[-1, 2]], [1], "takes: row 0 is -1"),
        ([[1, 2]], [[1 / 3, 2]], [5], "too many digits"),
        ([[1, 2]], [[1, 2]], [2], "do not fit"),
    ],
)
def test_one_fault_at_a_time_is_said_in_words(value, takes, room, words):
    with pytest.raises(EngineInputError) as refused:
        assign_generalised(value, takes, room)
    assert words in str(refused.value)
