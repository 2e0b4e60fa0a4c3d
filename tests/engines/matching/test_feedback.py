"""Which answers are read, and which of their stems count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import in_common, leaders, topic
from alongside.engines.matching.feedback import LEADERS, STEMS

worlds = st.lists(st.tuples(st.floats(-9, 9), st.booleans()), max_size=14)


@given(worlds, st.randoms(use_true_random=False))
def test_leaders_are_the_best_of_those_that_may_be_read_in_whatever_order_they_come(rows, random):
    ids = list(range(len(rows)))
    random.shuffle(ids)
    logit, may = [logit for logit, _ in rows], [may for _, may in rows]
    found = leaders(logit, ids, may)
    fit = [i for i in range(len(rows)) if may[i] and round(logit[i], 9) >= np.log(0.2 / 0.8)]
    by_hand = sorted(fit, key=lambda i: (-round(logit[i], 9), ids[i]))[:LEADERS]
    assert found.rows.tolist() == by_hand
    assert (np.diff(found.weight) <= 0).all()
    assert found.weight.sum() == pytest.approx(1 if by_hand else 0)


def test_what_hardly_fits_is_not_read():
    assert leaders([-2.0, -3.0], [1, 2], [True, True]).rows.tolist() == []


def test_stems_of_one_offer_and_common_stems_tell_nothing():
    chosen, weight = in_common([0.5, 0.3, 0.2], [5.0, 0.4, 3.0], [1, 900, 4])
    assert chosen.tolist() == [2] and weight.tolist() == [1]
    assert in_common([], [], [])[0].tolist() == []


def test_the_most_telling_stems_come_first_and_no_more_than_are_looked_for():
    many = STEMS + 5
    chosen, weight = in_common(np.arange(1, many + 1) / many, np.full(many, 3.0), np.full(many, 2))
    assert chosen.tolist() == list(range(many - 1, many - 1 - STEMS, -1))
    assert weight.sum() == pytest.approx(1) and (np.diff(weight) < 0).all()


cosines = st.floats(-1, 1)


@given(st.lists(st.tuples(st.floats(0, 40), cosines, st.floats(0, 3), cosines), max_size=8))
def test_a_second_look_deals_out_the_values_of_the_first_and_no_others(rows):
    words, meaning, says, near = np.array(rows).reshape(-1, 4).T
    found = np.full(len(words), 0.5)
    first = topic(words, meaning, found)
    second = topic(words, meaning, found, akin=(says, near))
    if len(np.unique(np.round(second.logit, 9))) == len(rows):
        assert sorted(second.value) == sorted(first.value)
    assert second.value.sum() == pytest.approx(first.value.sum())
    for one in range(len(rows)):
        for other in range(len(rows)):
            if second.logit[one] > second.logit[other] + 1e-8:
                assert second.value[one] >= second.value[other]


@given(st.floats(0, 3), st.floats(0, 3), cosines, cosines)
def test_more_like_the_best_answers_is_never_less(one, other, near, far):
    says, close = sorted((one, other)), sorted((near, far))
    assert np.diff(topic([5, 5], [0.4, 0.4], [0.5, 0.5], akin=(says, close)).value)[0] >= 0


def test_wrong_columns_are_refused_by_name():
    with pytest.raises(EngineInputError, match="feedback.id"):
        leaders([1.0], [1, 2], [True])
    with pytest.raises(EngineInputError, match="topic.akin_words"):
        topic([1], [0.1], [0.5], akin=([np.nan], [0.1]))
