"""One line-up at a time: who could take a place, who would add most, held against judging everybody."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships import Wanted, Why, World, complete, evaluate, propose, slim, swaps
from tests.engines.partnerships.worlds import kept, small_wish, small_world

seeds = st.integers(0, 2**32 - 1)


def free_to_join(world, wanted, rest):
    """Those whom no rival in the rest and no objection keeps out."""
    fought = {frozenset((int(a), int(b))) for a, b in world.rivals}
    return [
        one
        for one in range(world.n)
        if one not in rest
        and one not in wanted.excluded
        and not any(frozenset((one, other)) in fought for other in rest)
    ]


@settings(max_examples=8)
@given(seed=seeds)
def test_swaps_rank_everybody_as_judging_each_would(seed):
    world = small_world(seed)
    wanted = small_wish(seed, world)
    team = propose(world, wanted).proposals[0].actors
    out, rest = team[-1], set(team[:-1])
    found = swaps(world, wanted, team, out, most=100)
    allowed = {one.actor: one.value for one in found if one.allowed}
    assert out not in allowed
    expected = {
        one: evaluate(world, wanted, [*rest, one]).value
        for one in free_to_join(world, wanted, rest)
        if one != out and kept(world, wanted, [*rest, one])
    }
    assert allowed == pytest.approx(expected)
    values = [one.value for one in found if one.allowed]
    assert values == sorted(values, reverse=True)
    assert [one.allowed for one in found] == sorted((one.allowed for one in found), reverse=True)


def test_completing_ranks_those_who_add_most():
    world = small_world(4)
    wanted = small_wish(4, world)
    found = complete(world, wanted, [0], most=100)
    assert found and all(one.actor != 0 for one in found)
    for one in found:
        assert one.value == pytest.approx(evaluate(world, wanted, [0, one.actor]).value)
        assert one.allowed == (not evaluate(world, wanted, [0, one.actor]).broken)


def test_a_given_line_up_says_which_rules_it_breaks():
    world = small_world(2)
    wanted = small_wish(2, world)
    for team in ([0], [0, 1, 2], list(range(9))):
        done = evaluate(world, wanted, team)
        assert done.why is Why.GIVEN
        assert bool(done.broken) != kept(world, wanted, team)


def test_the_gap_is_to_the_bound_that_is_given():
    world = small_world(2)
    wanted = small_wish(2, world)
    done = propose(world, wanted)
    again = evaluate(world, wanted, done.proposals[0].actors, bound=done.bound)
    assert again.proven and again.gap == done.gap == 0
    assert again.value == done.proposals[0].value


@pytest.mark.parametrize("team", [[], [9], [-1, 2]])
def test_nobody_or_a_stranger_to_the_world_is_refused(team):
    world = small_world(2)
    with pytest.raises(EngineInputError, match="members"):
        evaluate(world, small_wish(2, world), team)


def test_only_a_member_can_go():
    world = small_world(2)
    with pytest.raises(EngineInputError, match="out: 3 is not a member"):
        swaps(world, small_wish(2, world), [0, 1], 3)


def test_one_alone_can_be_replaced_by_anybody():
    world = small_world(2)
    found = swaps(world, small_wish(2, world), [0], 0, most=100)
    assert {one.actor for one in found} == set(np.arange(1, world.n).tolist())


@settings(max_examples=12)
@given(seed=seeds)
def test_a_slim_line_up_covers_as_much_keeps_the_rules_and_holds_nobody_for_company(seed):
    world = small_world(seed)
    wanted = small_wish(seed, world)
    for fat in propose(world, wanted).proposals:
        thin = slim(world, wanted, fat)
        assert set(thin.actors) <= set(fat.actors) and thin.bound == fat.bound and thin.why == fat.why
        assert thin.broken == fat.broken and thin.scores.coverage == pytest.approx(fat.scores.coverage)
        if len(thin.actors) < len(fat.actors):
            assert all(
                one.convenes
                or one.brings
                or one.actor in wanted.must
                or set(one.speaks_for) & {*wanted.constituents}
                for one in thin.members
            )


def test_whoever_is_only_trusted_is_left_out():
    world = World(
        level=np.array([[1.0], [0.0], [0.0]]),
        sector=np.array([0, 1, 2]),
        tie=np.array([[0, 1], [0, 2]]),
        trust=np.array([0.2, 1.0]),
    )
    wanted = Wanted(weight=np.ones(1), smallest=1, largest=3, proposals=1)
    everybody = evaluate(world, wanted, [0, 1, 2])
    assert slim(world, wanted, everybody).actors == (0,)
    asked = Wanted(weight=np.ones(1), smallest=1, largest=3, must=(1,))
    assert set(slim(world, asked, evaluate(world, asked, [0, 1, 2])).actors) == {0, 1}
    assert slim(world, Wanted(weight=np.ones(1), smallest=3, largest=3), everybody) is everybody
