"""Allocations are optimal, proven and fair: held against every way to share in small markets."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.allocation import FAIR, allocate
from tests.engines.allocation.worlds import everything, random_world, shares

seeds = st.integers(0, 2**32 - 1)
NEAR = 1e-6


def held(world, done):
    """What every answer must be, however it is shared."""
    by_need = np.bincount(world.need, done.units, minlength=len(world.demand))
    by_offer = np.bincount(world.offer, done.units, minlength=len(world.capacity))
    assert (done.units >= 0).all()
    assert (by_need + done.unmet == world.demand).all() and (done.unmet >= 0).all()
    assert (by_offer + done.room == world.capacity).all() and (done.room >= 0).all()
    assert done.value == pytest.approx(float(world.value @ done.units))
    assert done.worth.sum() == pytest.approx(done.value)
    assert done.received.sum() == by_need.sum()
    assert done.optimal and done.bound >= done.value
    return True


@given(seed=seeds)
def test_no_way_to_share_is_worth_more(seed):
    world = random_world(seed)
    done = allocate(*world.given())
    assert held(world, done)
    assert done.value == pytest.approx(max(value for value, _ in everything(world)), abs=NEAR)
    assert done.price_of_fairness == 0


@given(seed=seeds)
def test_one_more_unit_of_an_offer_is_worth_what_sharing_again_adds(seed):
    world = random_world(seed, most=4)
    done = allocate(*world.given())
    for offer, worth in enumerate(done.worth_of_one_more):
        more = world.capacity + (np.arange(len(world.capacity)) == offer)
        again = max(value for value, _ in everything(world, more))
        assert worth == pytest.approx(again - done.value, abs=NEAR)


@given(seed=seeds)
def test_with_a_floor_the_most_value_among_all_ways_that_keep_it(seed):
    world = random_world(seed)
    ways = list(everything(world))
    highest = max(shares(world, received)[0] for _, received in ways)
    done = allocate(*world.given(), fair="floor")
    assert held(world, done)
    assert done.floor == pytest.approx(highest)
    most = max(value for value, received in ways if shares(world, received)[0] >= highest - NEAR)
    assert done.value == pytest.approx(most, abs=NEAR)
    assert done.price_of_fairness == pytest.approx(
        1 - most / max(value for value, _ in ways) if most else float(any(v for v, _ in ways)), abs=NEAR
    )


@given(seed=seeds)
def test_worst_off_first_is_the_best_of_all_ways_compared_share_by_share_then_by_value(seed):
    world = random_world(seed)
    best = max((shares(world, received), value) for value, received in everything(world))
    done = allocate(*world.given(), fair="leximin")
    assert held(world, done)
    assert tuple(sorted(done.share)) == best[0]
    assert done.value == pytest.approx(best[1], abs=NEAR)


@given(seed=seeds, fair=st.sampled_from(FAIR))
def test_the_order_of_the_edges_changes_nothing_and_nothing_given_is_changed(seed, fair):
    world = random_world(seed, most=8)
    copies = [part.copy() for part in world.given()]
    done = allocate(*world.given(), fair=fair)
    order = np.random.default_rng(seed).permutation(len(world.need))
    turned = allocate(*(part[order] for part in world.given()[:3]), *world.given()[3:], fair=fair)
    assert (turned.units == done.units[order]).all()
    for part in fields(done):
        if part.name != "units":
            assert np.array_equal(getattr(turned, part.name), getattr(done, part.name))
    assert all((part == copy).all() for part, copy in zip(world.given(), copies, strict=True))
    assert not done.units.flags.writeable


def test_a_linear_program_finds_the_same_value_in_a_larger_market():
    rng = np.random.default_rng(7)
    n, k = 300, 40
    need, offer = np.divmod(np.unique(rng.integers(0, n * k, 3000)), k)
    value, demand, capacity = rng.random(len(need)), rng.integers(1, 4, n), rng.integers(0, 12, k)
    edges = np.arange(len(need))
    rows = np.concatenate([need, n + offer])
    matrix = csr_array((np.ones(2 * len(need)), (rows, np.tile(edges, 2))), shape=(n + k, len(need)))
    limits = np.concatenate([demand, capacity])
    twin = linprog(-value, A_ub=matrix, b_ub=limits, bounds=(0, None), method="highs")
    done = allocate(need, offer, value, demand, capacity)
    assert done.optimal and done.value == pytest.approx(-twin.fun, abs=NEAR)
    assert done.bound - done.value <= done.rounding < NEAR


@pytest.mark.parametrize("fair", FAIR)
def test_a_market_with_nothing_in_it_is_shared(fair):
    done = allocate([], [], [], [], [], fair=fair)
    assert (done.value, done.bound, done.optimal, done.envy) == (0, 0, True, 0)
    done = allocate([], [], [], [2, 0], [3], fair=fair)
    assert done.share.tolist() == [0, 1] and done.unmet.tolist() == [2, 0] and done.room.tolist() == [3]
    done = allocate([0], [0], [1], [2], [0], fair=fair)
    assert done.units.tolist() == [0] and done.worth_of_one_more.tolist() == [1]


def test_a_need_may_take_several_units_of_one_offer():
    done = allocate([0, 1], [0, 0], [2, 3], [5, 1], [4])
    assert done.units.tolist() == [3, 1] and done.value == 9


@pytest.mark.parametrize("top", [1e-300, 1e-9, 1.0, 1e9, 1e15, 1e300])
def test_values_of_any_size_are_shared_without_overflow(top):
    done = allocate([0, 0, 1], [0, 1, 0], np.array([1.0, 0.75, 0.5]) * top, [1, 1], [1, 1])
    assert done.units.tolist() == [0, 1, 1] or done.value == pytest.approx(1.25 * top)
    assert done.value == pytest.approx(1.25 * top) and done.optimal
    assert done.rounding <= 1e-7 * top


def test_many_units_are_shared_without_overflow():
    many = 2**39
    done = allocate([0, 1], [0, 0], [0.1, 0.3], [many, many], [many + 5])
    assert done.units.tolist() == [5, many] and done.optimal
    assert done.worth_of_one_more.tolist() == pytest.approx([0.1])


def test_a_chain_of_a_thousand_displacements_is_followed_to_its_end():
    links = 1000
    need = np.repeat(np.arange(links), 2)[: 2 * links - 1]
    offer = np.array([j for i in range(links) for j in (i, i + 1)][: 2 * links - 1])
    done = allocate(need, offer, np.ones(len(need)), np.ones(links, int), np.ones(links, int))
    assert done.value == links and done.optimal
    short = allocate(need, offer, np.ones(len(need)), np.ones(links, int), [0, *[1] * (links - 1)])
    assert short.value == links - 1 and short.worth_of_one_more.tolist() == [1] * links


def test_envy_counts_needs_that_would_rather_have_what_went_to_another():
    alone = allocate([0, 1], [0, 0], [1, 2], [1, 1], [1])
    assert alone.envy == 1
    assert allocate([0, 1], [0, 1], [1, 2], [1, 1], [1, 1]).envy == 0
    swap = allocate([0, 0, 1, 1], [0, 1, 0, 1], [3, 2, 9, 1], [1, 1], [1, 1])
    assert swap.units.tolist() == [0, 1, 1, 0] and swap.envy == 1


def test_a_floor_that_cannot_be_kept_is_refused_with_the_largest_that_can():
    with pytest.raises(EngineInputError, match=r"the most that all can have is 0\.5\."):
        allocate([0, 1], [0, 0], [1, 5], [2, 2], [2], [0, 1], fair="floor", floor=0.75)
    done = allocate([0, 1], [0, 0], [1, 5], [2, 2], [2], [0, 1], fair="floor", floor=0.5)
    assert done.units.tolist() == [1, 1] and done.price_of_fairness == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": [1.0, -1.0]}, "value: row 1 is -1"),
        ({"value": [1.0, np.nan]}, "value: row 1 is nan"),
        ({"value": [1.0, np.inf]}, "value: row 1 is inf"),
        ({"value": [1.0]}, "value: its shape"),
        ({"value": [1e300, 1.0], "demand": [2**30, 1]}, "the sum could be more"),
        ({"need": [0, 2]}, "need: row 1 is 2"),
        ({"offer": [0, -1]}, "offer: row 1 is -1"),
        ({"demand": [1, -1]}, "demand: row 1 is -1"),
        ({"demand": [2**40, 2**40]}, "demand: it is more than"),
        ({"capacity": [2**41, 1]}, "capacity: row 0"),
        ({"group": [0]}, "group: its shape"),
        ({"group": [0, -2]}, "group: row 1 is -2"),
        ({"need": [0, 0], "offer": [1, 1]}, "row 1 joins need 0 and offer 1"),
        ({"fair": "evenly"}, "'evenly' is not a way to share"),
        ({"floor": 0.5}, "a floor goes with"),
        ({"fair": "floor", "floor": 1.5}, "1.5 is not a share"),
        ({"fair": "floor", "floor": float("nan")}, "nan is not a share"),
        (
            {"fair": "leximin", "demand": [2**30, 2**30], "capacity": [2**30, 2**30], "group": [0, 1]},
            "larger units",
        ),
    ],
)
def test_one_fault_at_a_time_is_said_in_words(change, words):
    good = {"need": [0, 1], "offer": [0, 1], "value": [1.0, 2.0], "demand": [1, 1], "capacity": [1, 1]}
    with pytest.raises(EngineInputError) as refused:
        allocate(**(good | change))
    assert words in str(refused.value)
