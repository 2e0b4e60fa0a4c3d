"""Promises of the evidence part."""

import numpy as np

from alongside.engines.matching import evidence_part
from tests.engines.matching.worlds import offers


def test_a_higher_grade_is_worth_more_and_no_grade_is_not_known():
    values = evidence_part(offers(*({"evidence": grade} for grade in (-1, 0, 1, 2, 3, 4))))
    assert np.isnan(values[0]) and values[1:].tolist() == [0.2, 0.4, 0.6, 0.8, 1.0]
