"""What the designs share refuses what it cannot read, and freezes what it takes."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.measures.values import NOTHING, Estimate, begin_inside, panel, series


def test_a_series_keeps_what_is_not_known_and_cannot_be_changed():
    given = np.array([1.0, np.nan, 3.0])
    taken = series("values", given)
    given[0] = 9
    assert taken[0] == 1
    assert np.isnan(taken[1])
    with pytest.raises(ValueError, match="read-only"):
        taken[0] = 2


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: series("values", [[1.0], [2.0]]), "values"),
        (lambda: series("values", [1.0, np.inf]), "values"),
        (lambda: series("values", ["many"]), "values"),
        (lambda: panel("theirs", [[1.0, 2.0]], 3), "theirs"),
        (lambda: panel("theirs", [[1.0, np.inf]]), "theirs"),
        (lambda: panel("theirs", []), "theirs"),
        (lambda: begin_inside(0, 5), "begin"),
        (lambda: begin_inside(5, 5), "begin"),
    ],
)
def test_what_cannot_be_read_is_named(call, name):
    with pytest.raises(EngineInputError) as refused:
        call()
    assert refused.value.input == name


def test_chance_is_an_interval_with_nothing_in_it_or_no_interval():
    assert Estimate(1, -1, 3, 1).chance
    assert not Estimate(2, 1, 3, 1).chance
    assert NOTHING.chance
    assert not NOTHING.known
