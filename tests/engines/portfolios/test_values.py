"""Stays become journeys."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import DONE, STILL, STOPPED, journeys, now

from . import worlds
from .worlds import seeds


def test_what_came_next_and_how_long_it_lasted():
    nan = np.nan
    # item 0 goes 0 → 1 → back to 0 and is there; item 1 stops in 1; item 2 is done in 2
    found = journeys(
        [0, 2, 0, 1, 0, 1, 2],
        [0, 1, 1, 0, 0, 1, 2],
        [0, 5, 4, 1, 9, 3, 6],
        [4, 6, 9, 3, nan, 8, 7],
        [0] * 7,
        stages=3,
        kinds=1,
        until=20,
        ends=[2],
    )
    assert found.onto.tolist() == [1, 2, 0, 1, STILL, STOPPED, DONE]
    assert found.stayed.tolist() == [4, 1, 5, 2, 11, 5, 1]
    assert found.ended.tolist() == [True] * 4 + [False, True, True]
    here = now(found)
    assert (here.item.tolist(), here.stage.tolist(), here.since.tolist()) == ([0], [0], [11])


def test_of_two_open_stays_the_last_entered_counts_and_until_is_the_last_time():
    found = journeys([0, 0], [1, 2], [3, 7], [np.nan, np.nan], [0, 0], stages=3, kinds=1)
    assert found.until == 7 and found.onto.tolist() == [STILL, STILL]
    assert now(found).stage.tolist() == [2] and now(found).stay.tolist() == [1]
    assert journeys([0], [0], [3], [3], [0], stages=1, kinds=1).stayed.tolist() == [0]
    empty = journeys([], [], [], [], [], stages=1, kinds=1)
    assert empty.until == 0 and len(now(empty).item) == 0


@given(seeds)
@settings(max_examples=10)
def test_the_order_of_rows_and_the_names_of_items_change_nothing(seed):
    draw = np.random.default_rng(seed)
    rows = worlds.stays(draw, 20)
    first = worlds.journeys(rows)
    order, names = draw.permutation(len(rows[0])), draw.permutation(20)
    item, *rest = (column[order] for column in rows)
    other = worlds.journeys((names[item], *rest))
    assert (other.onto == first.onto[order]).all() and (other.stayed == first.stayed[order]).all()
    assert sorted(now(other).item) == sorted(names[now(first).item])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"left": [1.0, 9]}, "left: row 0 was left at 1, before 2"),
        ({"until": 8.0}, "until"),
        ({"stage": [0, 3]}, "stage: row 1"),
        ({"kind": [0, 1]}, "kind: row 1"),
        ({"entered": [2.0, np.nan]}, "entered: row 1"),
        ({"item": [-1, 0]}, "item: row 0"),
        ({"left": [5.0]}, "left: its shape"),
    ],
)
def test_what_cannot_be_is_named(change, said):
    given = {"item": [0, 0], "stage": [0, 1], "entered": [2.0, 5], "left": [5.0, 9], "kind": [0, 0]}
    with pytest.raises(EngineInputError, match=said):
        journeys(**{**given, "stages": 3, "kinds": 1, **change})
