"""Classes go by order alone: no outlier moves them, equal values stay together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment import bivariate, classes


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-5, 5), min_size=1, max_size=40), st.integers(2, 5))
def test_a_class_says_how_many_lie_strictly_below(values, steps):
    found = classes(values, steps)
    for value, one in zip(values, found.tolist(), strict=True):
        assert one == steps * sum(other < value for other in values) // len(values)
    stretched = classes(np.exp(np.array(values, dtype=float)), steps)
    assert stretched.tolist() == found.tolist()


def test_an_outlier_moves_nobody():
    values = [1.0, 2, 3, 4, 5, 6]
    assert classes(values).tolist() == classes([*values[:5], 1e12]).tolist() == [0, 0, 1, 1, 2, 2]


def test_the_many_where_nobody_spoke_are_lowest():
    assert classes([0, 0, 0, 0, 0, 3]).tolist() == [0, 0, 0, 0, 0, 2]


def test_two_at_once_and_what_is_not_known():
    found = bivariate([1, 2, 3, np.nan], [9, 6, np.nan, 1])
    assert found.first.tolist() == [0, 1, -1, -1] and found.second.tolist() == [1, 0, -1, -1]
    assert found.table().sum() == 2 and found.table()[0, 1] == 1


def test_one_step_or_other_lengths_are_refused():
    with pytest.raises(EngineInputError, match="steps"):
        classes([1, 2], 1)
    with pytest.raises(EngineInputError, match="second"):
        bivariate([1, 2], [1])
