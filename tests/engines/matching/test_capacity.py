"""Promises of the capacity part."""

import numpy as np

from alongside.engines.matching import capacity_part
from tests.engines.matching.worlds import offers


def test_capacity_is_the_share_of_room_left_and_never_said_of_history():
    values = capacity_part(
        offers({"capacity": 0.25}, {"standing": 1, "capacity": 1}, {"standing": 2, "capacity": 1}, {})
    )
    assert values[:2].tolist() == [0.25, 1.0]
    assert np.isnan(values[2:]).all()
