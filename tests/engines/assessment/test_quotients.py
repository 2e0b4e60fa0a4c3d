"""Location quotients are shares over shares, with exact intervals."""

import numpy as np
import pytest
from scipy.stats import binomtest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment import location_quotients


def test_they_are_shares_over_shares_with_exact_intervals():
    counts, base = [0, 3, 7, 10], [10, 40, 40, 10]
    found = location_quotients(counts, base)
    assert found.quotient == pytest.approx([0, 0.375, 0.875, 5])
    for at, (count, ground) in enumerate(zip(counts, base, strict=True)):
        exact = binomtest(count, 20).proportion_ci(0.95, "exact")
        assert (found.low[at], found.high[at]) == pytest.approx(
            (exact.low * 100 / ground, exact.high * 100 / ground)
        )


def test_where_the_base_has_nothing_there_is_none():
    found = location_quotients([1, 1], [0, 5])
    assert np.isnan(found.quotient[0]) and np.isnan(found.high[0]) and found.quotient[1] == pytest.approx(0.5)


def test_all_in_one_place_reaches_to_the_whole():
    found = location_quotients([5, 0], [1, 1])
    assert found.high[0] == pytest.approx(2) and found.low[1] == 0


@pytest.mark.parametrize(("counts", "base", "named"), [([0], [1], "counts"), ([1], [0], "base")])
def test_nothing_to_share_is_refused(counts, base, named):
    with pytest.raises(EngineInputError, match=named):
        location_quotients(counts, base)
