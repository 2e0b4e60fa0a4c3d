"""Measures of an order, by worked examples and by their definitions."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching.judging import mean_and_interval, ndcg, recall, reciprocal_rank

GAINS = {"a": 3.0, "b": 2.0, "c": 3.0, "d": 0.0, "e": 1.0, "f": 2.0}


def test_ndcg_is_that_of_the_textbook_example():
    """Grades 3, 2, 3, 0, 1, 2 in the order given: DCG 6.861, ideal 7.141."""
    assert ndcg("abcdef", GAINS, depth=6) == pytest.approx(6.8611 / 7.1410, abs=1e-4)
    assert ndcg("acbfed", GAINS, depth=6) == pytest.approx(1)


def test_only_the_first_so_many_count_and_gains_below_nothing_are_nothing():
    assert ndcg("da", {"a": 1.0, "d": -2.0}, depth=1) == 0
    assert ndcg("da", {"a": 1.0, "d": -2.0}) == pytest.approx(1 / np.log2(3))
    assert ndcg("x", {}) == 0


def test_recall_and_reciprocal_rank_count_what_is_relevant():
    assert recall(["x", "a", "e"], GAINS, depth=2) == pytest.approx(1 / 5)
    assert recall([], {"a": 0.0}) == 0
    assert reciprocal_rank(["d", "x", "b"], GAINS) == pytest.approx(1 / 3)
    assert reciprocal_rank(["d"], GAINS) == 0


def test_the_interval_holds_the_mean_narrows_with_more_questions_and_is_the_same_again():
    few, many = np.arange(10) / 10, np.repeat(np.arange(10) / 10, 10)
    mean, low, high = mean_and_interval(few)
    assert mean == pytest.approx(0.45) and low < mean < high
    assert mean_and_interval(few) == (mean, low, high)
    narrow = mean_and_interval(many)
    assert narrow[2] - narrow[1] < high - low
    assert mean_and_interval([0.5]) == (0.5, 0.5, 0.5)
    with pytest.raises(EngineInputError, match="per question"):
        mean_and_interval([])
