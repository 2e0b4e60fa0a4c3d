"""How far a set lies from its target."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import balance, banded, mix, target

from .worlds import seeds


def test_the_distance_is_the_share_that_would_have_to_be_elsewhere():
    made = mix([[0, 1], [0, 1], [0, 2], [1, 2]], [2, 3])
    found = balance(made, target([[1, 1], [0, 1, 1]], [2, 3]))
    assert [one.tolist() for one in found.count] == [[3, 1], [0, 2, 2]]
    assert found.distance.tolist() == [0.25, 0] and found.total == 0.125
    heavy = balance(made, target([[1, 1], [0, 1, 1]], [2, 3], weight=[3, 1]))
    assert heavy.total == pytest.approx(0.1875)
    some = balance(made, target([None, [1, 0, 0]], [2, 3]))
    assert np.isnan(some.distance[0]) and some.total == 1
    assert np.isnan(balance(made).total) and np.isnan(
        balance(mix([], [2, 3]), target([[1, 1], None], [2, 3])).total
    )


@given(seeds)
@settings(max_examples=10)
def test_it_is_0_only_where_equal_and_names_change_nothing(seed):
    draw = np.random.default_rng(seed)
    code = draw.integers(0, 3, (12, 2))
    wanted = [np.bincount(code[:, at], minlength=3) for at in range(2)]
    assert balance(mix(code, [3, 3]), target(wanted, [3, 3])).total == pytest.approx(0, abs=1e-12)
    other = code.copy()
    other[0, 0] = (other[0, 0] + 1) % 3
    assert balance(mix(other, [3, 3]), target(wanted, [3, 3])).total == pytest.approx(1 / 24)
    name = draw.permutation(3)
    renamed = [np.array(one)[np.argsort(name)] for one in wanted]
    again = balance(mix(name[other], [3, 3]), target(renamed, [3, 3]))
    assert again.total == pytest.approx(1 / 24)


def test_numbers_become_bands_and_not_known_is_one_of_them():
    assert banded([5, 10, 99, 100, np.nan], [10, 100]).tolist() == [0, 1, 1, 2, 3]
    with pytest.raises(EngineInputError, match="edges"):
        banded([1], [2, 2])


def test_what_cannot_be_is_said():
    with pytest.raises(EngineInputError, match="dimension 1"):
        mix([[0, 3]], [2, 3])
    with pytest.raises(EngineInputError, match="none is above 0"):
        target([[0, 0]], [2])
    with pytest.raises(EngineInputError, match="shares of dimension 0"):
        target([[1, -1]], [2])
    with pytest.raises(EngineInputError, match="there are 1 for 2"):
        target([[1]], [1, 1])
