"""What is asked next: new statements get their hearing, none is asked twice."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.opinions import Counts, next_statement, priorities


def told(*rows):
    """Counts of one group: agree, disagree, seen of each statement."""
    agree, disagree, seen = np.array(rows).T
    return Counts(agree[None], disagree[None], seen[None])


def test_a_new_statement_comes_before_one_that_many_have_seen():
    new, old, passed = priorities(told((0, 0, 0), (10, 10, 20), (1, 0, 20)), [0.5, 0.5, 0.5])
    assert new > old > passed
    assert new == pytest.approx((0.5 * 1.5 * 0.5 * 9) ** 2)


def test_what_lies_far_out_comes_before_what_lies_in_the_middle():
    far, near = priorities(told((5, 5, 10), (5, 5, 10)), [2.0, 0.0])
    assert far > near


@settings(max_examples=30)
@given(st.lists(st.booleans(), min_size=1, max_size=6), st.floats(0, 1, exclude_max=True))
def test_only_what_was_not_seen_is_chosen(unseen, draw):
    found = next_statement(np.arange(1.0, len(unseen) + 1), unseen, draw)
    assert found is None if not any(unseen) else unseen[found]


def test_each_is_chosen_as_often_as_its_weight_says():
    weight = np.array([1.0, 2, 5])
    draws = (np.arange(800) + 0.5) / 800
    chosen = np.bincount([next_statement(weight, [True] * 3, draw) for draw in draws])
    assert chosen.tolist() == [100, 200, 500]


@pytest.mark.parametrize(
    ("weight", "unseen", "draw", "named"),
    [([0.0], [True], 0.1, "priority"), ([1.0], [True], 1.0, "draw"), ([1.0], [True, True], 0.1, "unseen")],
)
def test_what_cannot_be_is_named(weight, unseen, draw, named):
    with pytest.raises(EngineInputError) as problem:
        next_statement(weight, unseen, draw)
    assert problem.value.input == named
