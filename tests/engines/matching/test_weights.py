"""Promises of the weights."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import DEFAULT_WEIGHTS, KINDS, PARTS, Weights


def test_the_default_weights_can_be_said_aloud_and_topic_is_heaviest():
    table = DEFAULT_WEIGHTS.table
    assert table.shape == (len(KINDS), len(PARTS)) and not table.flags.writeable
    assert np.array_equal(table, np.round(table)) and table.max() == 10
    assert (table[:, 0] > table[:, 1:].max(axis=1)).all()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (np.ones((4, 9)), "its shape is"),
        (-np.ones((5, 9)), "row 0 is -1"),
        (np.full((5, 9), np.inf), "row 0 is inf"),
        (np.array([[0] + [1] * 8] + [[1] * 9] * 4), "topic counts for nothing for the kind capability"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(table, problem):
    with pytest.raises(EngineInputError, match=problem):
        Weights(table)
