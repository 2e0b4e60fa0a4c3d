"""The small picture: every dot in it, none on another, no more than can be told apart."""

import itertools
import math

import pytest

from alongside.web.directory import network


def groups(*sizes):
    numbers = itertools.count(1)
    return [{"ties": [{"number": next(numbers), "inferred": False} for _ in range(size)]} for size in sizes]


@pytest.mark.parametrize("sizes", [(1,), (2,), (1, 1), (10,), (11,), (5, 4, 3, 2), (24,), (1,) * 24, (60, 3)])
def test_dots_lie_inside_the_picture_apart_from_each_other_and_carry_the_numbers_of_the_list(sizes):
    made = network.picture(groups(*sizes))
    dots = made["dots"]
    assert [dot.number for dot in dots] == list(range(1, min(sum(sizes), network.MOST) + 1))
    for dot in dots:
        assert 13 <= dot.x <= made["wide"] - 13 and 13 <= dot.y <= made["high"] - 13
        assert math.dist((dot.x, dot.y), (made["x"], made["y"])) > 30
    for one, other in itertools.combinations(dots, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= 20


def test_without_ties_there_is_no_picture():
    assert network.picture([]) == {}
