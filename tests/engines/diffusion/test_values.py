"""What is told of starts, stops and ties is checked, and means what it says."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import adoption, ties

from .worlds import seeds, world

NAN = float("nan")


@given(seeds)
@settings(max_examples=25)
def test_who_uses_it_is_who_started_and_has_not_stopped(seed):
    small = world(seed)
    table = small.given.using()
    for one in range(small.n):
        assert table[one].tolist() == [small.uses(one, period) for period in small.calendar]
        assert small.given.ever()[one].tolist() == [small.start[one] <= period for period in small.calendar]
    assert np.array_equal(small.given.times, small.start, equal_nan=True)


def test_the_calendar_goes_from_the_first_start_to_the_last_time():
    given_ = adoption(3, [1946, 1950, NAN], [NAN, 1952, NAN])
    assert (given_.first, given_.periods) == (1946, 7)
    assert adoption(2, [NAN, NAN]).periods == 1
    late = adoption(2, [1, 9], periods=5)
    assert late.started.tolist() == [True, False] and np.isnan(late.times[1])


def test_one_may_come_back():
    given_ = adoption(2, [1, 4, 2], [3, NAN, NAN], actor=[0, 0, 1], periods=5)
    assert given_.using().tolist() == [[1, 1, 0, 1, 1], [0, 1, 1, 1, 1]]
    assert given_.times.tolist() == [1, 2]


def test_ties_hold_in_their_periods_and_count_once():
    told = ties(3, [0, 0, 0, 1], [1, 1, 2, 1], [1, 2, 1, 1], since=[NAN, 3, 3, NAN], until=[NAN, 3, NAN, NAN])
    assert told.changing and len(told.source) == 3
    assert told.held(period=2).toarray().tolist() == [[0, 1, 0], [0, 0, 0], [0, 0, 0]]
    assert told.held(True, period=3).toarray()[0].tolist() == [0, 3, 1]
    assert told.held(incoming=True, period=4).toarray()[:, 0].tolist() == [0, 1, 1]
    assert ties(2, [0], [1], both_ways=True).held().toarray().tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: adoption(2, [1, 1.5]), "start: row 1 is 1.5, not a whole period"),
        (lambda: adoption(2, [1, NAN], [NAN, 3]), "stop: row 1 has a stop and no start"),
        (lambda: adoption(2, [1, 3], [NAN, 2]), "stop: row 1 stops before it starts"),
        (lambda: adoption(2, [1, 3], first=2), "start: row 0 is 1, before the first period"),
        (lambda: adoption(2, [1, 50_000]), "periods: there would be 50,000"),
        (lambda: adoption(1, [1, 2], actor=[0, 1]), "actor: row 1 is 1"),
        (lambda: adoption(2, [1]), "actor"),
        (lambda: ties(2, [0], [2]), "target: row 0 is 2"),
        (lambda: ties(2, [0], [1], [-1]), "weight: row 0 is -1"),
        (lambda: ties(2, [0], [1], [NAN]), "weight: row 0 is nan"),
        (lambda: ties(2, [0], [1], since=[3], until=[2]), "until: row 0 ends before it begins"),
    ],
)
def test_what_is_wrong_is_named(wrong, said):
    with pytest.raises(EngineInputError) as problem:
        wrong()
    assert said in str(problem.value)
