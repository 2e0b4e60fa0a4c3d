"""Games of the textbooks: gloves, runways, votes, and estates of the Talmud."""

from itertools import combinations

import numpy as np
import pytest

from alongside.engines.economics.games import Table, every_coalition, shapley, table
from alongside.engines.economics.splits import core, objections


def test_gloves():
    """Two left gloves and one right: Shapley (1/6, 1/6, 2/3); the core gives all to the right one."""
    game = table(3, {(0, 2): 1, (1, 2): 1, (0, 1, 2): 1})
    found = shapley(game).share
    assert np.allclose(found, [1 / 6, 1 / 6, 2 / 3])
    assert [group.members for group in objections(game, found)] == [(0, 2), (1, 2)]
    left = core(game)
    assert not left.empty and left.slack == 0 and np.allclose(left.split, [0, 0, 1])


def test_a_majority_of_three_has_no_core():
    game = table(3, {(0, 1): 1, (0, 2): 1, (1, 2): 1, (0, 1, 2): 1})
    found = core(game)
    assert np.allclose(shapley(game).share, 1 / 3)
    assert found.empty and np.isclose(found.slack, -1 / 3) and np.allclose(found.split, 1 / 3)


def test_a_runway_is_paid_for_by_those_who_need_its_length():
    """Littlechild and Owen (1973), Management Science 20, 370–372: each length shared by all that need it."""
    lengths = np.array([4.0, 9.0, 12.0, 20.0])
    inside = every_coalition(4)
    game = Table(4, -np.where(inside, lengths, 0).max(axis=1))
    share = -shapley(game).share
    assert np.allclose(share, [1, 1 + 5 / 3, 1 + 5 / 3 + 3 / 2, 1 + 5 / 3 + 3 / 2 + 8])
    assert objections(game, -share) == () and not core(game).empty


@pytest.mark.parametrize(
    ("estate", "split"), [(100, [100 / 3] * 3), (200, [50, 75, 75]), (300, [50, 100, 150])]
)
def test_the_estates_of_the_talmud_are_split_by_the_nucleolus(estate, split):
    """Aumann and Maschler (1985), Journal of Economic Theory 36, 195–213: claims of 100, 200, 300."""
    claims = (100, 200, 300)
    every = [group for size in (1, 2, 3) for group in combinations(range(3), size)]
    worth = {group: max(0, estate - sum(claims[i] for i in range(3) if i not in group)) for group in every}
    assert np.allclose(core(table(3, worth)).split, split, atol=1e-6)


def test_the_security_council():
    """Fifteen members, five with a veto, nine votes: 0.1963 with a veto, 0.001865 without, drawn."""

    class Council:
        players = 15

        def worth(self, members):
            return (members[:, :5].all(axis=1) & (members.sum(axis=1) >= 9)).astype(float)

    found = shapley(Council(), orders=20_000, seed=9)
    exact = np.r_[np.full(5, 0.1963), np.full(10, 0.001865)]
    assert not found.exact and (np.abs(found.share - exact) < 5 * found.error + 1e-4).all()
    assert np.isclose(found.share.sum(), 1) and found.error.max() < 0.004
