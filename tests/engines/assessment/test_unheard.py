"""Who is not heard: ranked by the people whose share is missing, never without being likely."""

import numpy as np

from alongside.engines.assessment import LIKELY, SURE, misalignment, unheard


def test_most_missing_come_first_and_those_in_line_are_not_listed():
    voices, people = np.array([0, 40, 5, 55, 20.0]), np.array([300, 200, 500, 200, 10.0])
    found = misalignment(voices, people)
    ranked = unheard(found, people)
    assert ranked.order.tolist() == [2, 0]
    assert np.all(ranked.missing == people * np.maximum(0, 1 - found.ratio))
    assert ranked.certainty[[0, 2]].tolist() == [SURE, SURE]
    assert not ranked.order.flags.writeable


def test_sure_means_the_whole_interval_lies_below():
    rng = np.random.default_rng(5)
    people = rng.uniform(10, 50, 200)
    found = misalignment(rng.poisson(people / 5), people)
    ranked = unheard(found, people)
    assert ((ranked.certainty == SURE) == ((found.high < 1) & (found.expected >= 1))).all()
    assert (found.below[ranked.certainty == LIKELY] >= 0.8).all()
    assert (ranked.certainty[ranked.order] >= LIKELY).all()


def test_an_area_whose_share_is_less_than_one_voice_is_never_listed():
    people = np.array([0.4, *[10.0] * 20])
    found = misalignment([0, *[0, 40] * 10], people)
    assert found.expected[0] < 1 and found.below[0] >= 0.8
    assert unheard(found, people).order.tolist() == list(range(1, 20, 2))
