"""A threshold is the exposure at one's own start."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import exposure, threshold

from .worlds import seeds, world


@given(seeds, st.integers(0, 2))
@settings(max_examples=20)
def test_it_is_read_off_the_exposure(seed, lag):
    small = world(seed)
    exposed = exposure(small.given, small.told)
    found = threshold(small.given, exposed, lag)
    for one in range(small.n):
        at = small.start[one] - small.first - lag
        assert found[one] == exposed[one, int(at)] if at >= 0 else np.isnan(found[one])


def test_a_table_of_another_shape_is_refused():
    small = world(1)
    with pytest.raises(EngineInputError, match="exposed"):
        threshold(small.given, np.zeros((1, 1, 1)))
    with pytest.raises(EngineInputError, match="lag"):
        threshold(small.given, exposure(small.given, small.told), -1)
