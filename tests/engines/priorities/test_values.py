"""Pairs, rankings and lists become choices; what hangs together is found."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import (
    UNRANKED,
    choices,
    connections,
    log_likelihood,
    merged,
    pairs,
    rankings,
)

from .worlds import chance_of_order, drawn, every_order, seeds, world


def test_a_ranking_is_as_likely_as_plackett_and_luce_say():
    score = np.array([0.3, -1.0, 0.7, 0.0])
    for order in every_order(4):
        rank = np.argsort(order) + 1
        made = rankings(4, np.zeros(4, int), np.arange(4), rank)
        assert np.isclose(log_likelihood(made, score), np.log(chance_of_order(order, score)))


def test_a_list_of_the_first_few_says_nothing_of_the_rest():
    score = np.array([0.3, -1.0, 0.7, 0.0])
    made = rankings(4, np.zeros(4, int), np.arange(4), [UNRANKED, 1, UNRANKED, UNRANKED])
    one = choices(4, [1], [[0, 1, 2, 3]])
    assert np.isclose(log_likelihood(made, score), log_likelihood(one, score))
    whole = sum(chance_of_order(order, score) for order in every_order(4) if order[0] == 1)
    assert np.isclose(log_likelihood(one, score), np.log(whole))


def test_two_tied_in_a_ranking_are_the_tie_of_a_pair():
    tied, pair = rankings(2, [0, 0], [0, 1], [1, 1]), pairs(2, [0], [1], [True])
    halves = pairs(2, [0, 1], [1, 0], count=[0.5, 0.5])
    score = np.array([0.4, -0.9])
    assert log_likelihood(tied, score) == log_likelihood(pair, score) == log_likelihood(halves, score)


@given(seeds)
@settings(max_examples=25)
def test_merging_changes_no_likelihood_and_no_input(seed):
    n, *rows = drawn(seed)
    before = [row.copy() for row in rows]
    made, score = pairs(n, *rows), np.random.default_rng(seed).normal(size=n)
    small = merged(made)
    assert np.isclose(log_likelihood(made, score), log_likelihood(small, score))
    assert len(small.chosen) <= n * (n - 1)
    assert all((row == old).all() for row, old in zip(rows, before, strict=True))
    with pytest.raises(ValueError, match="read-only"):
        made.chosen[0] = 0


@given(seeds)
@settings(max_examples=25)
def test_what_hangs_together_is_what_a_walk_reaches(seed):
    made = world(seed)
    reach = np.eye(made.n, dtype=bool)
    won, lost, *_ = made.beaten()
    reach[lost, won] = True
    for _ in range(made.n):
        reach = reach @ reach
    found = connections(made)
    assert ((found.strong[:, None] == found.strong) == (reach & reach.T)).all()
    assert found.settled == (reach & reach.T).all()
    both = reach | reach.T
    for _ in range(made.n):
        both = both @ both
    assert ((found.group[:, None] == found.group) == both).all() and found.connected == both.all()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: pairs(2, [0], [2]), "loser: row 0 is 2, outside 0 to 1"),
        (lambda: pairs(2, [1], [1]), "compares item 1 with itself"),
        (lambda: pairs(2, [0], [1, 0]), "it has 2 entries, not 1"),
        (lambda: pairs(2, [0], [1], count=[0]), "count: row 0 is 0"),
        (lambda: rankings(2, [0, 0], [1, 1], [1, 2]), "item 1 stands twice in ballot 0"),
        (lambda: rankings(2, [0], [1], [-2]), "rank: row 0 is -2"),
        (lambda: choices(3, [0], [[1, 2]]), "list 0 does not hold item 0"),
        (lambda: choices(3, [0], [[0, 0]]), "list 0 does not hold item 0"),
    ],
)
def test_what_is_wrong_is_named(make, said):
    with pytest.raises(EngineInputError, match=said):
        make()
