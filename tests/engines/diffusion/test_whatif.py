"""A new tie or broker, on the same luck."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.spreading import MODELS, routes, spread
from alongside.engines.diffusion.whatif import what_if, with_broker, with_ways

from .small import exact_cascade, networks


@settings(max_examples=20)
@given(networks(), st.integers(0, 4), st.integers(0, 9))
def test_one_more_way_never_reaches_fewer_in_any_run_of_a_cascade(net, steps, seed):
    more = with_ways(net, [0], [net.n - 1], 0.5)
    one, other = (spread(some, [0], steps, runs=40, seed=seed).reached for some in (net, more))
    assert (other >= one).all()
    found = what_if(net, more, [0], steps, runs=40, seed=seed)
    assert (found.change >= 0).all()
    assert (found.before == one.mean(axis=0)).all()


@settings(max_examples=8)
@given(networks(most=5, ways=6))
def test_the_interval_holds_the_true_change(net):
    more = with_ways(net, [0], [net.n - 1], 0.5)
    found = what_if(net, more, [0], 3, runs=1500, seed=2)
    true = exact_cascade(more, [0], 3) - exact_cascade(net, [0], 3)
    slack = found.high[-1] - found.low[-1]  # as wide again: about one in fifteen thousand lies outside
    assert found.low[-1] - slack - 0.01 <= true <= found.high[-1] + slack + 0.01


@pytest.mark.parametrize("model", MODELS)
def test_nothing_new_changes_nothing(model):
    net = routes(5, [0, 1, 2], [1, 2, 3], 0.5)
    found = what_if(net, net, [0], 4, model)
    assert not found.change.any()
    assert not found.more.any()


def test_the_same_luck_tells_more_than_other_luck():
    random = np.random.default_rng(1)
    net = routes(60, random.integers(0, 60, 150), random.integers(0, 60, 150), 0.2)
    more = with_ways(net, [0], [59], 0.5)
    paired = what_if(net, more, [0], 5, runs=300)
    one, other = (
        spread(some, [0], 5, runs=300, seed=seed).reached[:, -1] for some, seed in ((net, 1), (more, 2))
    )
    apart = 2 * 1.96 * np.sqrt((one.var() + other.var()) / 300)
    assert paired.high[-1] - paired.low[-1] < apart


def test_a_broker_joins_what_was_apart_and_is_not_counted():
    net = routes(6, [0, 1, 3, 4], [1, 2, 4, 5], 1.0)
    found = what_if(net, with_broker(net, [2, 3], 1.0), [0], 6, runs=5)
    assert (found.before[-1], found.after[-1], found.more[-1]) == (3, 6, 1)
    assert found.after.max() == 6


@pytest.mark.parametrize(
    ("work", "part"),
    [
        (lambda net: what_if(net, routes(2, [0], [1]), [0], 2), "after"),
        (lambda net: what_if(net, net, [0], 2, runs=1), "runs"),
        (lambda net: with_broker(net, [1, 1]), "among"),
        (lambda net: with_broker(net, [1, 9]), "among"),
        (lambda net: with_ways(net, [0], [9]), "target"),
    ],
)
def test_what_cannot_be_is_refused(work, part):
    with pytest.raises(EngineInputError) as refusal:
        work(routes(4, [0], [1]))
    assert refusal.value.input == part
