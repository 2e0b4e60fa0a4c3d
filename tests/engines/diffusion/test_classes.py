"""Categories of those who start, cut at mean and standard deviation."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import NOT_STARTED, adoption, classes

NAN = float("nan")


def test_each_is_cut_by_time_and_by_threshold():
    given = adoption(6, [1946, 1950, 1950, 1951, 1966, NAN])
    found = classes(given, [0.0, 0.5, 0.6, 0.5, 1.0, NAN])
    assert [time for time, _ in found.names()] == [
        "Early Majority", "Early Majority", "Early Majority", "Early Majority", "Laggards", NOT_STARTED,
    ]  # fmt: skip
    assert [level for _, level in found.names()] == [
        "Very Low Thresh.", "Low Thresh.", "High Thresh.", "Low Thresh.", "Very High Thresh.", NOT_STARTED,
    ]  # fmt: skip
    assert found.time_cuts[1] == np.mean([1946, 1950, 1950, 1951, 1966])
    assert found.table.sum() == 5 and found.table[1].tolist() == [1, 2, 1, 0]


def test_on_a_cut_one_belongs_to_the_later():
    found = classes(adoption(3, [1, 2, 3]), [0, 0.5, 1])
    assert found.time.tolist() == found.threshold.tolist() == [1, 2, 3]


def test_where_all_are_alike_nobody_is_late():
    assert classes(adoption(2, [4, 4]), [0, 0]).time.tolist() == [1, 1]
    assert classes(adoption(2, [NAN, 4]), [NAN, 0]).time.tolist() == [-1, 1]
    nobody = classes(adoption(1, [NAN]), [NAN])
    assert nobody.names() == [(NOT_STARTED, NOT_STARTED)] and np.isnan(nobody.time_cuts).all()


def test_thresholds_must_be_numbers():
    with pytest.raises(EngineInputError, match="thresholds"):
        classes(adoption(1, [1]), [float("inf")])
