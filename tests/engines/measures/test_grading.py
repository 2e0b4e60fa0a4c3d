"""Grades follow their rules, and never rise when the data say less."""

from itertools import product

import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.grading import BEST, answer, grade
from alongside.engines.measures.values import NOTHING, STATES, Assumption, Estimate

SURE = Estimate(-3, -4, -2, 0.5)


def given(*states):
    return [Assumption(f"one-{place}", state) for place, state in enumerate(states)]


@pytest.mark.parametrize(
    ("design", "states", "letter"),
    [
        ("trial", ("supported",), "A"),
        ("difference", ("supported", "untestable"), "A"),
        ("difference", ("doubtful",), "B"),
        ("difference", ("doubtful", "unknown"), "B"),
        ("difference", ("doubtful", "unknown", "doubtful"), "C"),
        ("difference", ("against",), "B"),
        ("time-series", ("against", "doubtful"), "D"),
        ("before-after", ("doubtful",) * 5, "C"),
        ("before-after", ("supported",), "C"),
        ("before-after", ("against",) * 4, "D"),
    ],
)
def test_a_grade_is_the_best_of_its_design_less_what_speaks_against_it(design, states, letter):
    assert grade(design, given(*states), SURE).letter == letter


def test_no_design_gains_by_what_the_data_say_against_it():
    order = {"supported": 0, "untestable": 0, "doubtful": 1, "unknown": 1, "against": 2}
    for design in BEST:
        for one, other in product(product(STATES, repeat=2), repeat=2):
            if all(order[a] <= order[b] for a, b in zip(one, other, strict=True)):
                first = grade(design, given(*one), SURE).letter
                assert first <= grade(design, given(*other), SURE).letter


def test_too_few_points_or_no_answer_are_a_d():
    assert grade("trial", [Assumption("enough", "against")], SURE).letter == "D"
    assert grade("trial", [], NOTHING).letter == "D"
    assert grade("trial", given("doubtful", "against"), SURE).broken == ("one-1",)
    with pytest.raises(EngineInputError):
        grade("plan", [], SURE)


@pytest.mark.parametrize(
    ("change", "good", "said"),
    [
        (SURE, -1, "better"),
        (SURE, 1, "worse"),
        (SURE, 0, "changed"),
        (Estimate(-3, -7, 1, 2), -1, "ordinary"),
        (NOTHING, -1, "too-little"),
    ],
)
def test_the_answer_is_one_word(change, good, said):
    assert answer(change, good) == said
