"""The most value under a budget, proven; more money; sets nearly as good."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines import portfolios as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import Near, Rule, chances, choose, near_best, next_step, options

from .worlds import every_set, keeps, seeds
from .worlds import options as made_options


@given(seeds)
@settings(max_examples=12, deadline=None)
def test_no_set_of_all_is_better(seed):
    draw = np.random.default_rng(seed)
    given_ = made_options(draw, n=8, resources=int(draw.integers(1, 3)), whole=bool(draw.integers(2)))
    best = choose(given_)
    assert keeps(given_, best.chosen) and best.proven and best.gap == 0
    values = [(round(value, 6), -given_.use[chosen, 0].sum()) for chosen, value in every_set(given_)]
    assert (round(best.value, 6), -best.used[0]) == pytest.approx(max(values))
    assert best.bound == pytest.approx(best.value)


@given(seeds)
@settings(max_examples=6, deadline=None)
def test_the_next_step_is_the_least_more_that_brings_anything(seed):
    given_ = made_options(np.random.default_rng(seed), n=7)
    best, free = choose(given_), replace(given_, limit=np.array([np.inf]))
    step = next_step(given_, best)
    dearer = [
        (given_.use[chosen, 0].sum(), value) for chosen, value in every_set(free) if value > best.value + 1e-9
    ]
    if step is None:
        assert not dearer
        return
    least = min(cost for cost, _ in dearer)
    assert step.proven and given_.limit[0] + step.extra == pytest.approx(least)
    assert step.gain == pytest.approx(max(value for cost, value in dearer if cost <= least) - best.value)
    assert engine.worth_of(given_, best, step.extra) == pytest.approx(step.gain)
    assert engine.worth_of(given_, best, step.extra * 0.99) == 0
    assert set(step.added) == set(np.flatnonzero(step.best.chosen & ~best.chosen))


@given(seeds)
@settings(max_examples=6, deadline=None)
def test_scaling_money_naming_anew_and_more_budget(seed):
    draw = np.random.default_rng(seed)
    n = 9
    value, use, budget = draw.integers(1, 50, n), draw.integers(1, 30, n) * 10.0, 700.0
    best = choose(options(value, use, budget))
    assert choose(options(value, use * 0.01, budget * 0.01)).value == best.value
    assert choose(options(value * 1000.0, use, budget)).value == pytest.approx(best.value * 1000)
    order = draw.permutation(n)
    assert choose(options(value[order], use[order], budget)).value == best.value
    assert choose(options(value, use, budget + float(draw.integers(0, 90)))).value >= best.value


@given(seeds)
@settings(max_examples=5, deadline=None)
def test_sets_nearly_as_good_are_the_best_that_differ(seed):
    given_ = made_options(np.random.default_rng(seed), n=7)
    best = choose(given_)
    found = near_best(given_, best, within=0.3, differ=2, most=4)
    sets = [best.chosen]
    while len(sets) < 4:
        rest = [
            value
            for chosen, value in every_set(given_)
            if value >= 0.7 * best.value - 1e-9 and all((chosen != one).sum() >= 2 for one in sets)
        ]
        if not rest:
            break
        assert found.sets[len(sets)].value == pytest.approx(max(rest))
        sets.append(found.sets[len(sets)].chosen)
    assert len(found.sets) == len(sets)
    assert found.sure.tolist() == np.flatnonzero(np.all(sets, axis=0)).tolist()
    assert found.never.tolist() == np.flatnonzero(~np.any(sets, axis=0)).tolist()


def test_rules_hold_and_what_they_need_is_told():
    given_ = options([9, 5, 1, 1], [5, 4, 3, 2], 8, required=[2], rules=[Rule((0, 1), least=1)])
    assert np.flatnonzero(choose(given_).chosen).tolist() == [0, 2]
    short = replace(given_, limit=np.array([6.0]))
    assert choose(short) is None and engine.least_needed(short) == 7
    clash = options([1, 1], [1, 1], 5, required=[0], forbidden=[0])
    assert choose(clash) is None and engine.least_needed(clash) is None
    years = options([5, 5, 5], [[2, 0], [0, 2], [2, 2]], [2, 2])
    assert choose(years).value == 10 and choose(years).used.tolist() == [2, 2]
    assert engine.next_step(years, choose(years), resource=1) is None


def test_of_equal_sets_the_cheapest_is_taken():
    assert choose(options([5, 5], [3, 2], 3)).used.tolist() == [2]
    assert choose(options([5, 5], [2, 3], 3)).used.tolist() == [2]


def test_a_set_near_its_target_gives_up_value_for_it():
    value, use = [9, 8, 7, 1], [1, 1, 1, 1]
    kinds, half = engine.mix([[0], [0], [0], [1]], [2]), engine.target([[1, 1]], [2])
    assert choose(options(value, use, 3)).value == 24
    near = choose(options(value, use, 3, near=Near(kinds, half, 0.0)))
    assert near.value == 10 and engine.balance(engine.mix(kinds.code[near.chosen], [2]), half).total == 0
    assert choose(options(value, use, 3, near=Near(kinds, half, 0.2))).value == 18


def test_pence_are_counted_and_a_budget_is_never_passed():
    tenth = options([1, 1, 1], [0.1, 0.1, 0.1], 0.3)
    assert choose(tenth).value == 3
    assert choose(options([1, 1], [1 / 3, 1 / 3], 2 / 3 - 1e-13)).value == 1
    third = options([1, 1, 1], [1 / 3, 1 / 3, 1 / 3], 1 - 1e-6)
    assert choose(third).value == 2
    assert choose(options([], [], 5)).value == 0


def test_how_often_each_is_chosen_when_values_are_not_sure():
    given_ = options([10, 9, 1], [1, 1, 1], 1)
    best = choose(given_)
    sure = chances(given_, [10, 9, 1], [10, 9, 1], best, seed=1, draws=5)
    assert sure.share.tolist() == [1, 0, 0] and sure.held == 1
    wide = chances(given_, [0, 0, 0], [20, 20, 2], best, seed=1, draws=60)
    assert wide.share[0] == wide.held and 0.35 < wide.share[0] < 0.8 and wide.share[2] == 0
    assert (wide.low <= wide.share).all() and (wide.share <= wide.high).all() and wide.share.sum() == 1
    again = chances(given_, [0, 0, 0], [20, 20, 2], best, seed=1, draws=60)
    assert (again.share == wide.share).all()


def test_out_of_effort_says_what_is_not_proven():
    draw = np.random.default_rng(3)
    use = draw.integers(1000, 2000, 60)
    found = choose(options(use + 100, use, int(use.sum()) // 2), effort=1e-4)
    assert found is None or (found.bound >= found.value and found.gap >= 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value": [1, np.nan]}, "value: row 1"),
        ({"use": [1, -1]}, "use: row 1"),
        ({"limit": -1}, "limit"),
        ({"required": [2]}, "options named"),
        ({"rules": [Rule((0,), least=2, most=1)]}, "rules"),
        ({"use": [1]}, "use: its shape"),
        ({"near": Near(engine.mix([[0]], [1]), engine.target([[1]], [1]), 0.1)}, "near"),
    ],
)
def test_what_cannot_be_is_named(change, said):
    with pytest.raises(EngineInputError, match=said):
        options(**{"value": [1, 1], "use": [1, 1], "limit": 1, **change})
    with pytest.raises(EngineInputError, match="low, high"):
        chances(options([1], [1], 1), [2], [3], choose(options([1], [1], 1)), seed=1)
    with pytest.raises(EngineInputError, match="within"):
        near_best(options([1], [1], 1), choose(options([1], [1], 1)), within=2)
    with pytest.raises(EngineInputError, match="differ"):
        near_best(options([1], [1], 1), choose(options([1], [1], 1)), differ=0)
