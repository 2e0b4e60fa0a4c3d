"""How it spreads, against every way the coins can fall."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.spreading import MODELS, coins, of_ties, routes, shares, spread
from alongside.engines.diffusion.values import ties

from .small import EXACT, networks

CHAIN = routes(4, [0, 1, 2], [1, 2, 3], 1.0)


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=12)
@given(networks(most=5, ways=7), st.integers(0, 3))
def test_the_mean_is_that_of_every_way_the_coins_can_fall(model, net, steps):
    found = spread(net, [0], steps, model, runs=1500, seed=3)
    true = EXACT[model](net, [0], steps)
    error = 5 * found.reached[:, -1].std() / 1500**0.5
    assert abs(found.mean[-1] - true) <= error + 0.03
    assert (np.diff(found.reached, axis=1) >= 0).all()


def test_a_chain_of_sure_ways_goes_one_a_step():
    for model in MODELS:
        assert spread(CHAIN, [0], 5, model, runs=3).mean.tolist() == [1, 2, 3, 4, 4, 4]
        assert spread(CHAIN, [3], 5, model, runs=3).mean.tolist() == [1] * 6
        assert spread(CHAIN, [0, 3], 1, model, runs=3, counted=3).mean.tolist() == [1, 2]


def test_given_thresholds_decide_all():
    star = routes(4, [0, 1, 2], [3, 3, 3], 1.0)
    for level, expected in ((0.3, 2), (1 / 3, 2), (0.4, 1), (0.0, 2)):
        found = spread(star, [0], 3, "threshold", threshold=[1, 1, 1, level])
        assert found.reached[0, -1] == expected
    two = spread(star, [0, 1], 3, "threshold", threshold=[1, 1, 1, 2 / 3])
    assert two.reached[0, -1] == 3
    alone = spread(star, [], 3, "threshold", threshold=[0, 1, 1, 1 / 3])
    assert alone.reached[0].tolist() == [0, 1, 2, 2]


def test_who_looks_to_a_site_takes_it_from_there():
    told = ties(3, [0, 1], [1, 2], since=[0, 5], until=[9, 9])
    found = of_ties(told, 0.5)
    assert found.origin.tolist() == [1, 2]
    assert found.target.tolist() == [0, 1]
    assert of_ties(told, 0.5, period=2).origin.tolist() == [1]


def test_two_ways_between_the_same_fail_when_both_fail():
    found = routes(2, [0, 0, 1], [1, 1, 1], [0.5, 0.2, 1.0])
    assert found.chance.tolist() == pytest.approx([0.6])
    assert shares(routes(3, [0, 1], [2, 2], [0.1, 0.3])).tolist() == pytest.approx([0.25, 0.75])


def test_coins_are_even_apart_and_the_same_when_asked_again():
    run, site = np.meshgrid(np.arange(300), np.arange(300))
    drawn = coins(7, run, site, site + 1)
    assert (coins(7, run, site, site + 1) == drawn).all()
    assert (drawn >= 0).all()
    assert (drawn < 1).all()
    counts = np.histogram(drawn, 20, (0, 1))[0]
    assert ((counts - 4500) ** 2 / 4500).sum() < 50  # chi-square on 19, one in ten thousand
    for other in (
        coins(8, run, site, site + 1),
        coins(7, run, site + 1, site),
        coins(7, run + 1, site, site + 1),
    ):
        assert abs(np.corrcoef(drawn.ravel(), other.ravel())[0, 1]) < 0.02


@pytest.mark.parametrize(
    ("work", "part"),
    [
        (lambda: routes(2, [0], [2]), "target"),
        (lambda: routes(2, [0], [1], 0.0), "chance"),
        (lambda: routes(2, [0], [1], [float("nan")]), "chance"),
        (lambda: routes(2, [0, 1], [1]), "target"),
        (lambda: spread(CHAIN, [9], 2), "seeds"),
        (lambda: spread(CHAIN, [0], -1), "steps"),
        (lambda: spread(CHAIN, [0], 1, "flu"), "model"),
        (lambda: spread(CHAIN, [0], 1, threshold=[1, 1, 1, 1]), "threshold"),
        (lambda: spread(CHAIN, [0], 1, "threshold", threshold=[1, 1, 1, 2]), "threshold"),
        (lambda: spread(CHAIN, [0], 1, runs=0), "runs"),
    ],
)
def test_what_cannot_be_is_refused(work, part):
    with pytest.raises(EngineInputError) as refusal:
        work()
    assert refusal.value.input == part
