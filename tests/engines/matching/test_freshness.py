"""Promises of the freshness part."""

import numpy as np
import pytest

from alongside.engines.matching import freshness_part
from tests.engines.matching.worlds import TODAY, need, offers


@pytest.mark.parametrize(("kind", "days"), list(enumerate([365, 730, 365, 1095, 180])))
def test_freshness_halves_with_every_half_life_of_its_kind(kind, days):
    found = offers(*({"kind": kind, "confirmed": TODAY - age} for age in (0, days, 2 * days)))
    assert freshness_part(need(), found).tolist() == pytest.approx([1, 0.5, 0.25])


def test_a_day_to_come_counts_as_today_and_no_day_is_not_known():
    values = freshness_part(need(), offers({"confirmed": TODAY + 9}, {}))
    assert values[0] == 1 and np.isnan(values[1])
