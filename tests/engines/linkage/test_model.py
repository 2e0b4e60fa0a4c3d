"""How much each level counts follows from m and u; a common value counts less, an unknown one nothing."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.linkage import (
    Comparison,
    Level,
    Model,
    bits_of,
    compare,
    others,
    prior_for,
    probability,
)

NAME = Comparison("name", (Level("same", "equal", "name", rare=True), Level("alike", "jaro", "name", 0.9)))
MODEL = Model(0.5, {"name": (0.1, 0.4, 0.5)}, {"name": (0.9, 0.08, 0.02)})


def judged(names, left, right, model=MODEL):
    columns = {"name": names}
    rows = np.array(left), np.array(right)
    levels = compare(columns, *rows, [NAME])
    return bits_of(levels, [NAME], model, columns, rows[0])[:, 0]


def test_bits_are_log_odds():
    told = judged(["ann", "ann", "anna", "bob", ""], [0, 0, 0, 0], [1, 2, 3, 4])
    assert told == pytest.approx(np.log2([0.5 / 0.02, 0.4 / 0.08, 0.1 / 0.9, 1]))
    assert MODEL.bits("name", 2) == pytest.approx(told[0]) and MODEL.bits("name", -1) == 0


def test_what_many_have_counts_less():
    names = ["st mary"] * 6 + ["one", "one", "x", "y"]
    assert others({"name": names}, [NAME])["name"].tolist() == [0.4] * 6 + [0] * 4
    common, rare = judged(names, [0, 6], [1, 7])
    assert common == pytest.approx(np.log2(0.5 / 0.42)) and rare == pytest.approx(np.log2(25))


def test_probability_is_that_of_bayes():
    assert probability(np.array([[2.0, 1.0], [0.0, 0.0], [9e9, 0.0]]), 0.2) == pytest.approx([2 / 3, 0.2, 1])
    assert prior_for(101) == 0.0002 and prior_for(1) == 0.02 and prior_for(3, twice=5) == 0.5


def test_a_model_without_a_number_for_each_level_is_refused():
    short = Model(0.5, {"name": (0.5, 0.5)}, MODEL.u)
    with pytest.raises(EngineInputError, match="2 levels"):
        judged(["a", "b"], [0], [1], short)
