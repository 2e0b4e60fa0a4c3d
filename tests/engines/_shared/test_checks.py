"""Checks refuse by name and row, and freeze what they pass."""

import numpy as np
import pytest

from alongside.engines._shared.checks import frozen_array, require_between, require_finite
from alongside.engines._shared.errors import EngineInputError


def test_a_frozen_array_is_a_copy_that_nobody_can_change():
    mine = np.array([1.0, 2.0])
    kept = frozen_array("x", mine, np.float64)
    mine[0] = 9
    assert kept.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError):
        kept[0] = 5
    mine[1] = 7  # the caller's own array stays as it was: writable


@pytest.mark.parametrize("values", [["a"], [[1, 2], [3]], None])
def test_what_cannot_be_read_as_numbers_is_refused(values):
    with pytest.raises(EngineInputError, match="x: the values cannot be read"):
        frozen_array("x", values, np.int64)


def test_another_shape_is_refused():
    with pytest.raises(EngineInputError, match=r"x: its shape is \(2,\), not \(3,\)"):
        frozen_array("x", [1, 2], np.int64, (3,))


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_the_first_row_that_is_no_number_is_named(wrong):
    with pytest.raises(EngineInputError, match="x: row 1 is"):
        require_finite("x", np.array([0.0, wrong, wrong]))
    require_finite("x", np.array([0.0, 1.0]))


def test_the_first_row_outside_the_limits_is_named_and_not_known_passes():
    require_between("x", np.array([0.0, np.nan, 1.0]), 0, 1)
    with pytest.raises(EngineInputError, match=r"x: row 2 is 1.5, outside 0 to 1"):
        require_between("x", np.array([0.0, np.nan, 1.5]), 0, 1)
    with pytest.raises(EngineInputError, match="x: row 0 is -1"):
        require_between("x", np.array([-1.0]), 0, 1)
