"""What speaks for whom: by hand, and against the rules spelled out."""

import numpy as np
import pytest

from alongside.engines.opinions import counts, of_matrix, rates, said_by_most, speaking_for


def two_groups():
    """Ten and ten: all agree on 0; 1 parts them; 2 only the first has seen; 3 nobody."""
    said = np.full((20, 4), np.nan)
    said[:, 0] = 1
    said[:10, 1], said[10:, 1] = 1, -1
    said[:10, 2] = -1
    told = of_matrix(said)
    return counts(told, np.repeat([0, 1], 10)), counts(told, np.zeros(20, int))


def test_rates_by_hand():
    found = rates(two_groups()[0])
    assert found.agree[0].tolist() == [11 / 12, 11 / 12, 1 / 12, 1 / 2]
    assert found.agree_z[0, 0] == pytest.approx(2 * np.sqrt(11) * 0.5)
    assert found.agree_more[0, 1] == pytest.approx((11 / 12) / (1 / 12))
    pooled = 12 / 22
    assert found.agree_more_z[0, 1] == pytest.approx((1 - 1 / 11) / np.sqrt(pooled * (1 - pooled) * 2 / 11))
    assert found.agree_more_z[0, 0] == 0  # all say the same


def test_a_group_is_told_by_what_parts_it():
    by_group, _ = two_groups()
    first, second = speaking_for(by_group, np.ones(4, bool))
    assert (1, True) in [(one.statement, one.agrees) for one in first]
    assert [(one.statement, one.agrees) for one in second if not one.agrees] == [(1, False)]
    assert sum(one.best for one in first) == 1


def test_what_is_hidden_never_speaks():
    by_group, whole = two_groups()
    shown = np.array([True, False, True, True])
    assert all(one.statement != 1 for rows in speaking_for(by_group, shown) for one in rows)
    agreed, _ = said_by_most(whole, np.array([False, True, True, True]))
    assert all(one.statement != 0 for one in agreed)


def test_what_most_say():
    agreed, refused = said_by_most(two_groups()[1], np.ones(4, bool))
    assert [one.statement for one in agreed] == [0]
    assert [one.statement for one in refused] == [2]
    assert (agreed[0].count, agreed[0].seen) == (20, 20)


def test_nothing_speaks_for_a_group_that_said_nothing():
    by_group = counts(of_matrix(np.full((4, 2), np.nan)), [0, 0, 1, 1])
    assert speaking_for(by_group, np.ones(2, bool)) == ((), ())


def test_at_most_five_agreements_first():
    draw = np.random.default_rng(4)
    said = draw.choice([1.0, -1.0], (40, 12), p=[0.9, 0.1])
    said[20:, :6] *= -1
    said[:20, 6:] *= -1
    for rows in speaking_for(counts(of_matrix(said), np.repeat([0, 1], 20)), np.ones(12, bool)):
        assert len(rows) == 5
        assert [one.agrees for one in rows] == sorted((one.agrees for one in rows), reverse=True)
