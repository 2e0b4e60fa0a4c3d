"""Inputs are checked by name, and equal values make runs."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment.values import amounts, any_values, tie_of


@pytest.mark.parametrize(
    ("values", "said"),
    [([1, -2], "row 1 is -2"), ([[1.0]], "not a list"), ([1, np.nan], "row 1"), (["a"], "cannot be read")],
)
def test_a_wrong_list_is_named_with_its_row(values, said):
    with pytest.raises(EngineInputError, match=said) as fault:
        amounts("voices", values)
    assert fault.value.input == "voices"


def test_lists_are_as_long_as_each_other_and_copied():
    given = np.array([1.0, 2.0])
    held = any_values("burden", given)
    given[0] = 9
    assert held.tolist() == [1, 2] and not held.flags.writeable
    with pytest.raises(EngineInputError, match=r"\(3,\), not \(2,\)"):
        any_values("people", [1, 2, 3], held)


def test_runs_of_equal_values_are_numbered():
    assert tie_of(np.array([1.0, 1, 2, 5, 5])).tolist() == [0, 0, 1, 2, 2]
    assert tie_of(np.array([])).tolist() == []
