"""Values become whole steps: exactly where they are decimals, else as finely as fits; the error is said."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.allocation.scaling import whole_steps


@given(st.lists(st.integers(0, 10**6), min_size=1), st.integers(0, 6))
def test_decimals_are_kept_exactly(numbers, places):
    found = whole_steps(np.array(numbers) / 10**places, 1000, 1000)
    assert found.exact and found.error == 0
    assert (found.steps / found.per_unit == np.array(numbers) / 10**places).all()


@given(
    st.lists(st.floats(0, 1e300, allow_subnormal=False), min_size=1),
    st.integers(1, 2**23),
    st.integers(1, 2**40),
)
def test_no_step_overflows_and_none_is_further_off_than_said(values, nodes, units):
    found = whole_steps(np.array(values), nodes, units)
    top = int(found.steps.max())
    assert top * (nodes + 1) < 2**62 and top * units <= 2**62 + units
    off = np.abs(found.steps / found.per_unit - np.array(values))
    assert (off <= found.error * (1 + 1e-9) + 1e-15 * max(values)).all()
