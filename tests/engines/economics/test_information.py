"""What knowing more is worth: against formulas, against counting, and in the order it must have."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import information as info

MEAN = 0.3


def normal_loss(mean, spread):
    """The value of information about a normal gain with this mean that may turn out this wide."""
    return spread * (norm.pdf(mean / spread) - abs(mean) / spread * norm.sf(abs(mean) / spread))


@pytest.fixture(scope="module")
def world():
    """Going ahead gains 0.3 + x + y/2 + 2z on average, with x, y, z standard normal; else nothing."""
    x = np.random.default_rng(1).normal(size=(4_000, 3))
    return x, np.column_stack([np.zeros(len(x)), MEAN + x @ [1, 0.5, 2]])


def near(found, value):
    return abs(found.value - value) < 3.5 * found.se


def test_values_are_those_of_the_formula(world):
    x, benefit = world
    assert near(info.evpi(benefit), normal_loss(MEAN, np.sqrt(5.25)))
    for at, weight in enumerate((1, 0.5, 2)):
        assert near(info.evppi(benefit, x[:, at]), normal_loss(MEAN, weight))
    both = info.evppi(benefit, x[:, :2])
    assert near(both, normal_loss(MEAN, np.sqrt(1.25))) and 0.01 < both.se < 0.05
    assert info.evppi(benefit, x).value == pytest.approx(info.evpi(benefit).value, rel=1e-3)


def test_a_study_is_worth_less_than_to_know_and_more_the_larger(world):
    x, benefit = world
    found = []
    for people in (4, 40):
        seen = info.found_mean(x[:, 2], 5.0, people, seed=2)
        worth = info.evsi(benefit, seen)
        assert near(worth, normal_loss(MEAN, 2 * np.sqrt(1 / (1 + 25 / people))))
        found.append(worth.value)
    assert found[0] < found[1] < info.evppi(benefit, x[:, 2]).value


def test_a_number_acting_with_another_is_seen_together():
    x = np.random.default_rng(2).normal(size=(4_000, 2))
    benefit = np.column_stack([np.zeros(len(x)), x[:, 0] * x[:, 1]])
    true = 1 / np.pi  # half the mean of |x| times that of |y|
    assert info.evppi(benefit, x).value == pytest.approx(true, rel=0.1)
    assert info.evppi(benefit, x[:, 0]).value < 0.05


@given(st.integers(0, 10_000), st.integers(2, 4))
@settings(max_examples=8)
def test_few_values_are_counted_and_the_order_holds(seed, options):
    random = np.random.default_rng(seed)
    known = random.integers(0, 3, 300)
    benefit = random.normal(size=(300, options)) + np.outer(known, random.normal(size=options))
    mean = {one: benefit[known == one].mean(0) for one in set(known.tolist())}
    twin = np.mean([mean[one].max() for one in known.tolist()]) - benefit.mean(0).max()
    found, study = info.evppi(benefit, known), info.evsi(benefit, info.found_mean(known, 1, 3, seed=seed))
    assert found.value == pytest.approx(twin, abs=1e-6)
    assert 0 <= found.value <= info.evpi(benefit).value and 0 <= study.value <= info.evpi(benefit).value
    pence = info.evppi(benefit * 100, known)
    assert pence.value == pytest.approx(100 * found.value, abs=1e-6)
    assert info.evppi(benefit[:, ::-1], known).value == pytest.approx(found.value, abs=1e-6)


def test_a_seed_gives_the_same_and_what_never_changes_is_worth_nothing(world):
    x, benefit = world
    assert info.evppi(benefit, x[:, 0], seed=3) == info.evppi(benefit, x[:, 0], seed=3)
    assert info.evppi(benefit, np.ones(len(x))) == info.Worth(0, 0)
    share = info.found_share(np.full(500, 0.4), 10, seed=1)
    assert set(np.round(share * 10, 9)) <= set(range(11)) and abs(share.mean() - 0.4) < 0.03
    assert (share == info.found_share(np.full(500, 0.4), 10, seed=1)).all()


def test_worth_to_all_is_added_up_in_todays_money():
    assert info.for_people(2, 100, 3, 0.1) == pytest.approx(200 * (1 + 1 / 1.1 + 1 / 1.21))


@pytest.mark.parametrize(
    ("call", "part"),
    [
        (lambda: info.evpi([[1], [2]]), "benefit"),
        (lambda: info.evppi([[1, 2], [2, 1]], [1]), "inputs"),
        (lambda: info.evppi([[1, 2], [2, 1]], [1, np.nan]), "inputs"),
        (lambda: info.found_share([1.2], 5, seed=1), "share"),
        (lambda: info.found_share([0.2], 0, seed=1), "people"),
        (lambda: info.found_mean([0.2], -1, 5, seed=1), "spread"),
        (lambda: info.for_people(1, -1), "people"),
    ],
)
def test_what_cannot_be_is_named(call, part):
    with pytest.raises(EngineInputError) as problem:
        call()
    assert problem.value.input == part
