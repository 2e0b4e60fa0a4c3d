"""The matrix of votes, and counts by group, against loops."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.opinions import UNSEEN, counts, of_matrix, votes

from .worlds import seeds, world


@settings(max_examples=15)
@given(seeds)
def test_the_last_vote_counts(seed):
    draw = np.random.default_rng(seed)
    rows = draw.integers(0, (4, 3, 3), (30, 3))
    found = votes(4, 3, rows[:, 0], rows[:, 1], rows[:, 2] - 1)
    last = {(who, what): vote - 1 for who, what, vote in rows.tolist()}
    for who in range(4):
        for what in range(3):
            assert found.said[who, what] == last.get((who, what), UNSEEN)
    assert not found.said.flags.writeable


@settings(max_examples=15)
@given(seeds)
def test_counts_are_those_of_a_loop(seed):
    told, side = world(seed)
    label = side - (np.arange(len(side)) % 5 == 0)  # some in no group
    found = counts(told, label)
    for group in range(label.max() + 1):
        rows = told.said[label == group]
        assert found.agree[group].tolist() == (rows == 1).sum(axis=0).tolist()
        assert found.disagree[group].tolist() == (rows == -1).sum(axis=0).tolist()
        assert found.passed[group].tolist() == (rows == 0).sum(axis=0).tolist()
    assert (found.others().seen + found.seen == found.together().seen).all()


def test_a_matrix_may_say_nan_for_what_was_not_seen():
    assert of_matrix([[1.0, np.nan], [0, -1]]).said.tolist() == [[1, UNSEEN], [0, -1]]


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: votes(2, 2, [0, 2], [0, 0], [1, 1]), "person"),
        (lambda: votes(2, 2, [0, 1], [0, -1], [1, 1]), "statement"),
        (lambda: votes(2, 2, [0, 1], [0, 0], [1, 2]), "vote"),
        (lambda: votes(2, 2, [0, 1], [0], [1, 1]), "statement"),
        (lambda: of_matrix([1, 0]), "votes"),
        (lambda: of_matrix([[2.0]]), "votes"),
        (lambda: of_matrix(np.array([[3]], np.int8)), "votes"),
        (lambda: of_matrix([[1]], [True, False]), "hidden"),
        (lambda: counts(of_matrix([[1]]), [0, 1]), "label"),
    ],
)
def test_what_cannot_be_is_named(make, named):
    with pytest.raises(EngineInputError) as problem:
        make()
    assert problem.value.input == named
