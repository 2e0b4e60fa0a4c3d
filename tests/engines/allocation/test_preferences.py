"""Lists of wishes as arrays; what cannot be one is refused in words."""

import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.allocation import deferred_acceptance, preferences


def test_lists_are_laid_end_to_end_with_equal_places_for_equals():
    found = preferences("left", [[2, [0, 1]], []], [1, 3])
    assert found.who.tolist() == [0, 0, 0]
    assert found.other.tolist() == [2, 0, 1]
    assert found.rank.tolist() == [0, 1, 1]
    assert found.capacity.tolist() == [1, 3]


@pytest.mark.parametrize(
    ("lists", "capacity", "words"),
    [
        ([[0, 0]], None, "left: the list of 0 names 0 twice"),
        ([[0], [[1, 0], 1]], None, "left: the list of 1 names 1 twice"),
        ([[0]], [1, 1], "left, capacity: 2 for 1 lists"),
        ([[0]], [-1], "left, capacity: row 0 is -1"),
    ],
)
def test_a_faulty_list_is_refused(lists, capacity, words):
    with pytest.raises(EngineInputError) as refused:
        preferences("left", lists, capacity)
    assert words in str(refused.value)


def test_a_list_that_names_nobody_there_is_refused():
    with pytest.raises(EngineInputError, match="left: row 0 is 1"):
        deferred_acceptance(preferences("left", [[1]]), preferences("right", [[0]]))
