"""Promises of the topic part."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import DEFAULT_CALIBRATION, Calibration, topic

cosines = st.floats(-1, 1)


@given(st.lists(st.tuples(st.floats(0, 60), cosines, st.floats(0, 1)), max_size=9))
@example([(2.0, 0.0, 0.0), (1.1125369292536007e-308, 0.0, 1.0)])  # once overflowed
def test_the_value_lies_between_nothing_and_one(rows):
    found = topic(*np.array(rows).reshape(-1, 3).T)
    assert ((found.value >= 0) & (found.value <= 1)).all() and np.isfinite(found.fused).all()


@given(cosines, cosines)
def test_nearer_in_meaning_is_never_less(one, other):
    low, high = sorted((one, other))
    value = topic([5, 5], [low, high], [0.5, 0.5]).value
    assert value[0] <= value[1]


@given(st.floats(0, 40), st.floats(0, 40))
def test_more_of_the_words_is_never_less(one, other):
    low, high = sorted((one, other))
    value = topic([low, high], [0.3, 0.3], [0.5, 0.5]).value
    assert value[0] <= value[1]


def test_the_value_is_the_logistic_that_the_calibration_states():
    made = Calibration(bias=-1, lexical=2, semantic=3, coverage=4)
    value = topic([6, 2, 1], [0.5, 0, 0], [0.5, 0.5, 0.25], made).value
    relative = 6 / 4  # BM25 ÷ coverage is 12, 4 and 4; the middle one is what a full match has
    assert value[0] == pytest.approx(1 / (1 + np.exp(-(-1 + 2 * np.log1p(relative) + 3 * 0.5 + 4 * 0.5))))


def test_the_value_does_not_depend_on_the_scale_of_the_words_score():
    small = topic([1, 2, 3], [0.1, 0.2, 0.3], [0.2, 0.4, 0.5])
    large = topic([10, 20, 30], [0.1, 0.2, 0.3], [0.2, 0.4, 0.5])
    assert np.allclose(small.value, large.value)


def test_the_fused_order_is_six_parts_words_to_four_parts_meaning():
    words, meaning = np.array([1.0, 2, 6]), np.array([0.5, 0.1, 0.3])
    by_hand = 0.6 * (words - words.mean()) / words.std() + 0.4 * (meaning - meaning.mean()) / meaning.std()
    assert np.allclose(topic(words, meaning, [0.1, 0.2, 0.3]).fused, by_hand)


def test_candidates_that_do_not_differ_are_not_told_apart():
    assert topic([3, 3], [0.2, 0.2], [0.5, 0.5]).fused.tolist() == [0, 0]
    assert topic([], [], []).value.tolist() == []


def test_nothing_in_common_is_below_every_floor():
    value = topic([0], [0.0], [0.0]).value[0]
    assert value < DEFAULT_CALIBRATION.floor_with_subject < DEFAULT_CALIBRATION.floor


@pytest.mark.parametrize(
    ("given_", "names"),
    [
        (([1, 2], [0.5], [0.5, 0.5]), "topic.semantic"),
        (([1], [0.5], [0.5, 0.5]), "topic.coverage"),
        (([np.nan], [0.5], [0.5]), "topic.lexical"),
    ],
)
def test_a_wrong_column_is_refused_by_name(given_, names):
    with pytest.raises(EngineInputError) as refused:
        topic(*given_)
    assert refused.value.input == names
