"""Worst-off first, where equals are told apart by value and small groups come before large ones."""

import numpy as np

from alongside.engines.allocation import allocate


def test_between_groups_in_the_same_place_value_decides():
    done = allocate([0, 1], [0, 0], [1, 2], [1, 1], [1], [0, 1], fair="leximin")
    assert done.received.tolist() == [0, 1] and done.value == 2


def test_one_unit_goes_where_it_is_the_larger_share():
    done = allocate([0, 1], [0, 0], [9, 1], [10, 1], [1], [0, 1], fair="leximin")
    assert done.received.tolist() == [0, 1]


def test_ten_groups_of_different_size_are_filled_evenly():
    demand = np.arange(1, 11) * 10
    done = allocate(np.arange(10), np.zeros(10, int), np.ones(10), demand, [275], fair="leximin")
    assert done.share.tolist() == [0.5] * 10


def test_who_can_reach_little_does_not_hold_the_others_back():
    done = allocate([0, 1, 2], [0, 1, 1], [1, 1, 5], [4, 4, 4], [1, 6], [0, 1, 2], fair="leximin")
    assert done.received.tolist() == [1, 3, 3]
    floor = allocate([0, 1, 2], [0, 1, 1], [1, 1, 5], [4, 4, 4], [1, 6], [0, 1, 2], fair="floor")
    assert floor.floor == 0.25 and floor.received.tolist() == [1, 2, 4]
