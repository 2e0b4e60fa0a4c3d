"""What coalitions are worth, and what each party adds on average."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics.games import Table, every_coalition, goes_ahead, shapley, table

seeds = st.integers(0, 2**32 - 1)


def any_game(seed, players):
    draw = np.random.default_rng(seed)
    return Table(players, np.r_[0.0, draw.normal(size=2**players - 1)])


def by_every_order(game):
    """The textbook: the mean over all orders of what each adds when it comes in."""
    share = np.zeros(game.players)
    orders = list(permutations(range(game.players)))
    for order in orders:
        inside = np.zeros((1, game.players), bool)
        before = game.worth(inside)[0]
        for player in order:
            inside[0, player] = True
            after = game.worth(inside)[0]
            share[player] += after - before
            before = after
    return share / len(orders)


@given(seeds, st.integers(1, 5))
@settings(max_examples=12)
def test_the_value_is_what_each_adds_over_every_order(seed, players):
    game = any_game(seed, players)
    found = shapley(game)
    assert found.exact and not found.error.any()
    assert np.allclose(found.share, by_every_order(game))
    assert np.isclose(found.share.sum(), game.values[-1])


@given(seeds)
@settings(max_examples=8)
def test_drawn_orders_agree_within_their_error(seed):
    class Wide:
        """Sixteen players, of whom the last twelve add nothing: as a game of four."""

        players = 16
        small = any_game(seed, 4)

        def worth(self, members):
            return self.small.worth(members[:, :4])

    found, exact = shapley(Wide(), orders=4000, seed=1), shapley(Wide.small)
    assert not found.exact
    assert np.isclose(found.share.sum(), exact.share.sum())
    assert (np.abs(found.share[:4] - exact.share) < 6 * found.error[:4] + 1e-9).all()
    assert not found.share[4:].any() and (found.error[:4] < 0.05).all()
    again = shapley(Wide(), orders=4000, seed=1)
    assert (again.share == found.share).all()


@given(st.lists(st.integers(-50, 100), min_size=1, max_size=6), st.integers(0, 63))
@settings(max_examples=20)
def test_a_project_goes_ahead_when_all_that_are_needed_take_part_and_it_is_worth_it(position, needed):
    need = [bool(needed >> i & 1) for i in range(len(position))]
    game = goes_ahead(position, need)
    every = every_coalition(len(position))
    for members, worth in zip(every, game.worth(every), strict=True):
        missing = any(need[i] and not members[i] for i in range(len(position)))
        together = sum(each for i, each in enumerate(position) if members[i])
        assert worth == (0 if missing else max(together, 0))


def test_who_gains_and_need_not_take_part_keeps_what_the_rule_says():
    found = shapley(goes_ahead([60, 30], [True, False])).share
    assert found.tolist() == [75, 15]  # the 30 are shared equally with the one who makes it possible
    assert shapley(goes_ahead([-10, 30], [True, True])).share.tolist() == [10, 10]
    assert shapley(goes_ahead([-40, 30], [True, True])).share.tolist() == [0, 0]


def test_a_game_can_be_written_out():
    game = table(3, {(0, 2): 4.0, (): 0.0})
    assert game.worth(np.array([[True, False, True], [True, True, True]])).tolist() == [4, 0]
    for players, worths, match in (
        (15, {}, "players"),
        (2, {(2,): 1}, "no such player"),
        (2, {(): 1}, "nobody is worth"),
        (2, {(0,): np.nan}, "worths"),
    ):
        with pytest.raises(EngineInputError, match=match):
            table(players, worths)
    with pytest.raises(EngineInputError, match="no parties"):
        goes_ahead([], [])
    with pytest.raises(EngineInputError, match="position"):
        goes_ahead([np.nan], [True])
    with pytest.raises(EngineInputError, match="needed"):
        goes_ahead([1.0, 2.0], [True])
