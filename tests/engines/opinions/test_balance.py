"""A vocal few, and a burst of people, are seen."""

import numpy as np
import pytest

from alongside.engines.opinions import balance, of_matrix, without


def test_the_most_active_tenth_and_the_busiest_hour():
    given = [1] * 9 + [91] + [1] * 10
    came = [*range(0, 50_000, 5_000), *(100_000 + 10 * one for one in range(10))]
    found = balance(given, came, [1, 1, 1, 2])
    assert found.active_share == pytest.approx(92 / 110)
    assert found.active.sum() == 2 and found.active[9]
    assert found.burst.tolist() == [False] * 10 + [True] * 10
    assert found.burst_share == 0.5
    assert found.authors_share == 0.75
    assert balance([3, 3, 3]).gini == 0
    assert balance([0, 0, 12]).gini == pytest.approx(2 / 3)


def test_nobody_is_no_fault():
    found = balance([], [])
    assert (found.active_share, found.burst_share, found.gini) == (0, 0, 0)
    assert np.isnan(found.authors_share)


def test_what_hangs_on_a_few_goes_with_them():
    said = np.full((20, 7), np.nan)
    said[:10, :5], said[10:, :5] = 1, 1
    said[:2, 5:] = 1
    said[2:, 5:] = np.array([1, -1] * 18).reshape(18, 2)
    told, label = of_matrix(said), np.repeat([0, 1], 10)
    kept = without(told, label, np.arange(20) < 2)
    assert kept.before == kept.after == (0, 1, 2, 3, 4) and kept.share == 1
    few = np.full((20, 6), np.nan)
    few[:, 0] = np.where(np.arange(20) % 2, 1, -1)
    few[[0, 1, 10, 11], 1:] = 1
    told = of_matrix(few)
    kept = without(told, label, np.isin(np.arange(20), [0, 1, 10, 11]))
    assert kept.before == (1, 2, 3, 4, 5) and kept.share == 0
