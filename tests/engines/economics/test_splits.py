"""Splits no group would leave, and the payments that put a split into effect."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics.games import every_coalition, goes_ahead, shapley, table
from alongside.engines.economics.splits import core, make_good, objections, settle, toward

from .test_games import any_game, seeds

amounts = st.lists(st.integers(-60, 60), min_size=1, max_size=7)


def excesses(game, split):
    """What each group but nobody and all lacks, the worst first."""
    inside = every_coalition(game.players)[1:-1]
    return np.sort(game.worth(inside) - inside @ split)[::-1]


@given(seeds, st.integers(2, 5))
@settings(max_examples=10)
def test_the_core_is_there_exactly_when_a_plain_program_finds_it(seed, players):
    game = any_game(seed, players)
    rows = every_coalition(players)[1:-1].astype(float)
    plain = linprog(
        np.zeros(players),
        A_ub=-rows,
        b_ub=-game.values[1:-1],
        A_eq=np.ones((1, players)),
        b_eq=[game.values[-1]],
        bounds=(None, None),
    )
    found = core(game)
    assert found.empty == (plain.status == 2)
    assert np.isclose(found.split.sum(), game.values[-1])
    assert (not objections(game, found.split)) == (not found.empty)
    assert np.isclose(found.slack, -excesses(game, found.split)[0], atol=1e-6)


@given(seeds, st.integers(2, 4))
@settings(max_examples=10)
def test_no_other_split_serves_the_worst_served_better(seed, players):
    game = any_game(seed, players)
    split = core(game).split
    best, draw = excesses(game, split), np.random.default_rng(seed)
    for step in np.concatenate([draw.normal(size=(30, players)) * size for size in (1.0, 0.1, 0.01)]):
        other = excesses(game, split + step - step.mean())
        first = np.flatnonzero(np.abs(other - best) > 1e-6)
        assert not len(first) or other[first[0]] > best[first[0]]


@given(amounts, st.integers(0, 127))
@settings(max_examples=15)
def test_the_fair_split_of_a_project_that_is_worth_it_is_one_no_group_would_leave(position, needed):
    need = [bool(needed >> i & 1) or each < 0 for i, each in enumerate(position)]
    if sum(position) < 0:
        position = [each + 60 for each in position]
    game = goes_ahead(position, need)
    assert objections(game, shapley(game).share) == ()


def test_groups_that_would_leave_are_named_the_worst_served_first():
    game = table(3, {(0, 1): 8, (0, 2): 6, (0, 1, 2): 9})
    found = objections(game, [3, 3, 3])
    assert [(group.members, group.lacks) for group in found] == [((0, 1), 2)]
    found = objections(game, [0, 4, 5])
    assert [(group.members, group.lacks) for group in found] == [((0, 1), 4), ((0, 2), 1)]
    assert objections(game, [0, 4, 5], most=1) == found[:1]
    assert core(table(1, {(0,): 5})).split.tolist() == [5]


@given(amounts, st.lists(st.integers(0, 60), min_size=7, max_size=7))
@settings(max_examples=30)
def test_nobody_loses_and_no_smaller_total_does_it(position, most):
    can = most[: len(position)]
    found = make_good(position, can)
    loss = sum(-each for each in position if each < 0)
    there = sum(min(max(each, 0), bound) for each, bound in zip(position, can, strict=True))
    assert np.isclose(found.total, min(loss, there)) and np.isclose(found.lacks, max(loss - there, 0))
    assert np.isclose(found.net.sum(), 0)
    for each, bound, net in zip(position, can, found.net, strict=True):
        assert -net <= min(max(each, 0), bound) + 1e-9
        if not found.lacks:
            assert each + net >= -1e-9
    assert np.isclose(sum(each.amount for each in found.payments), found.total)


@given(amounts.filter(lambda each: len(each) > 1), st.lists(st.integers(0, 60), min_size=7, max_size=7))
@settings(max_examples=30)
def test_a_split_is_neared_as_far_as_it_can_be_paid(position, most):
    wanted = np.full(len(position), np.mean(position))
    assert np.allclose(position + toward(position, wanted), wanted)
    can = np.array(most[: len(position)])
    net = toward(position, wanted, can)
    assert np.isclose(net.sum(), 0) and (-net <= can + 1e-9).all()
    assert (np.sign(net) * np.sign(wanted - position) >= 0).all()
    assert (np.abs(net) <= np.abs(wanted - position) + 1e-9).all()


def fewest(net):
    """The fewest payments by the textbook: as many groups that cancel as can be, by looking at all."""

    def groups(left):
        if not left:
            return 0
        first, rest = left[0], left[1:]
        return max(
            (1 + groups(tuple(i for i in rest if i not in with_it)))
            for size in range(len(left))
            for with_it in combinations(rest, size)
            if net[first] + sum(net[i] for i in with_it) == 0
        )

    some = tuple(i for i, each in enumerate(net) if each)
    return len(some) - groups(some)


@given(st.lists(st.integers(-6, 6), min_size=1, max_size=6))
@settings(max_examples=30)
def test_what_is_settled_adds_up_and_takes_the_fewest_payments(net):
    net = [*net, -sum(net)]
    found = settle(net)
    got = np.zeros(len(net))
    for each in found:
        assert each.amount > 0
        got[each.payer] -= each.amount
        got[each.payee] += each.amount
    assert np.allclose(got, net) and len(found) == fewest(net)


def test_many_parties_are_settled_too():
    net = np.arange(-10, 11.0)
    found = settle(net)
    assert len(found) == 10 and sum(each.amount for each in found) == 55


def test_what_cannot_be_is_said():
    game = table(2, {(0, 1): 2})
    with pytest.raises(EngineInputError, match="adds up to 3"):
        objections(game, [1, 2])
    with pytest.raises(EngineInputError, match="split: its shape"):
        objections(game, [2])
    with pytest.raises(EngineInputError, match="15 players"):
        core(goes_ahead(np.ones(15), np.ones(15)))
    with pytest.raises(EngineInputError, match="net"):
        settle([1, 2])
    with pytest.raises(EngineInputError, match="does not add up to the positions"):
        toward([1, 2], [1, 1])
    with pytest.raises(EngineInputError, match="can_pay"):
        make_good([1, 2], [-1, 0])
    with pytest.raises(EngineInputError, match="position"):
        make_good([1, np.inf])
    with pytest.raises(EngineInputError, match="no list"):
        settle([[1.0, -1.0]])
