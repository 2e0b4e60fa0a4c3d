"""Whom to approach first, against every set of sites there is."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.seeding import GUARANTEE, answers, greedy, reach_of, who_first
from alongside.engines.diffusion.spreading import MODELS, routes

from .small import EXACT, best_of, networks

models, seeds = st.sampled_from(MODELS), st.integers(0, 2**32 - 1)
NOBODY = np.zeros(0, np.int64)


@settings(max_examples=20)
@given(networks(), models, st.integers(1, 3), st.integers(0, 3), seeds)
def test_greedy_is_never_below_its_guarantee_and_its_bound_holds(net, model, size, steps, seed):
    size = min(size, net.n)
    sample = answers(net, steps, model, 60, seed)
    order, value, bound = greedy(sample, size, np.ones(net.n, bool), NOBODY)
    best = best_of(lambda some: reach_of(sample, sorted(some)), net.n, size)
    assert len(set(order.tolist())) == size
    assert value == pytest.approx(reach_of(sample, order))
    assert GUARANTEE * best - 1e-9 <= value <= best + 1e-9
    assert bound >= best - 1e-9


@settings(max_examples=20)
@given(networks(), models, st.integers(0, 3), seeds)
def test_what_is_reached_only_grows_and_by_less_and_less(net, model, steps, seed):
    sample = answers(net, steps, model, 40, seed)
    sets = [set(some) for size in range(net.n + 1) for some in combinations(range(net.n), size)]
    reach = {frozenset(some): reach_of(sample, sorted(some)) for some in sets}
    for small in sets:
        for one in set(range(net.n)) - small:
            gain = reach[frozenset(small | {one})] - reach[frozenset(small)]
            assert gain >= -1e-9
            for other in set(range(net.n)) - small - {one}:
                later = reach[frozenset(small | {one, other})] - reach[frozenset(small | {other})]
                assert later <= gain + 1e-9
    assert reach[frozenset(range(net.n))] == pytest.approx(net.n)


@settings(max_examples=8)
@given(networks(most=5, ways=7), models, st.integers(0, 3))
def test_the_answers_tell_what_every_way_the_coins_can_fall_tells(net, model, steps):
    sample = answers(net, steps, model, 4000, 1)
    for some in ([0], [0, net.n - 1]):
        assert reach_of(sample, some) == pytest.approx(EXACT[model](net, some, steps), abs=0.09 * net.n)


@pytest.mark.parametrize("model", MODELS)
def test_two_stars_are_approached_by_their_middles(model):
    middles = np.repeat([0, 6], 5)
    net = routes(13, middles, [1, 2, 3, 4, 5, 7, 8, 9, 10, 11], 0.9)
    found = who_first(net, 2, 1, model)
    assert sorted(found.order.tolist()) == [0, 6]
    true = 12 if model == "threshold" else 11
    assert found.low[-1] <= true <= found.high[-1]
    assert found.reached[0] == 0
    assert found.sure > 0.9


def test_those_who_use_it_are_not_approached_and_what_they_reach_is_no_gain():
    net = routes(13, np.repeat([0, 6], [6, 5]), [1, 2, 3, 4, 5, 12, 7, 8, 9, 10, 11], 1.0)
    found = who_first(net, 1, 1, using=[0])
    assert found.order.tolist() == [6]
    assert found.reached == pytest.approx([7, 13], abs=0.2)
    held = who_first(net, 1, 1, using=[0], allowed=np.arange(13) != 6)
    assert held.order[0] in range(7, 12)


def test_it_is_the_same_again_and_no_number_is_left_open():
    net = routes(4, [0, 1], [1, 2], 0.5)
    one, other = (who_first(net, 4, 2, seed=5) for _ in range(2))
    assert (one.order == other.order).all()
    assert one.reached[-1] == 4
    assert one.bound == pytest.approx(4)


@pytest.mark.parametrize(
    ("chosen", "part"),
    [
        ({"size": 0}, "size"),
        ({"size": 5}, "size"),
        ({"size": 3, "using": [0, 1]}, "size"),
        ({"size": 1, "using": [7]}, "using"),
        ({"size": 1, "model": "flu"}, "model"),
        ({"size": 1, "steps": -1}, "steps"),
        ({"size": 1, "allowed": [True]}, "allowed"),
        ({"size": 1, "most": 0}, "most"),
    ],
)
def test_what_cannot_be_is_refused(chosen, part):
    with pytest.raises(EngineInputError) as refusal:
        who_first(routes(4, [0, 1], [1, 2], 0.5), **{"steps": 2, **chosen})
    assert refusal.value.input == part
