"""What is proposed keeps the rules, is really different, and changes with the world as people expect."""

from dataclasses import astuple, fields, replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.engines.partnerships import Parts, Wanted, Why, World, propose
from alongside.engines.partnerships.proposing import ENOUGH
from tests.engines.partnerships.worlds import every_line_up, kept, small_wish, small_world, trust_table, worth

seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=8)
@given(seed=seeds)
def test_every_proposal_keeps_every_rule_and_is_worth_what_it_says(seed):
    world = small_world(seed)
    wanted = small_wish(seed, world)
    all_ = every_line_up(world, wanted)
    assume(all_)
    done = propose(world, wanted)
    assert not done.relaxed and done.proven and done.proposals[0].why is Why.BEST
    assert done.proposals[0].value == pytest.approx(max(all_.values()), abs=1e-9)
    assert len({one.actors for one in done.proposals}) == len(done.proposals)
    for one in done.proposals:
        assert kept(world, wanted, one.actors) and not one.broken
        assert one.value == pytest.approx(all_[tuple(sorted(one.actors))], abs=1e-9)
        assert done.bound == one.bound >= one.value
        assert one.gap == pytest.approx((one.bound - one.value) / one.bound)


def best(world, wanted):
    return propose(world, replace(wanted, proposals=1))


@settings(max_examples=6)
@given(seed=seeds)
def test_a_competence_more_never_lowers_the_best_coverage_nor_the_best_value(seed):
    rng = np.random.default_rng(seed)
    world = small_world(seed, n=12)
    level = world.level.copy()
    actor, competence = rng.integers(0, world.n), rng.integers(0, world.m)
    level[actor, competence] = rng.uniform(level[actor, competence], 1)
    able = replace(world, level=level)
    wanted = replace(small_wish(seed, world), must=())
    only = replace(wanted, parts=Parts(1, 0, 0, 0, 0))
    before, after = best(world, only), best(able, only)
    assert after.proposals[0].scores.coverage >= before.proposals[0].scores.coverage - 1e-9
    assert best(able, wanted).proposals[0].value >= best(world, wanted).proposals[0].value - 1e-9


@settings(max_examples=6)
@given(seed=seeds)
def test_a_rivalry_more_never_improves_the_best(seed):
    rng = np.random.default_rng(seed)
    world = small_world(seed, n=12)
    fought = replace(world, rivals=np.vstack([world.rivals, [rng.choice(world.n, 2, replace=False)]]))
    wanted = replace(small_wish(seed, world), must=())
    before, after = best(world, wanted), best(fought, wanted)
    assert len(after.relaxed) >= len(before.relaxed)
    if after.relaxed == before.relaxed:
        assert after.proposals[0].value <= before.proposals[0].value + 1e-9


def shuffled(world, order):
    """The same world with its actors in another order, ranks moving with them."""
    place = np.argsort(order)
    rows = {name: getattr(world, name)[order] for name in ("level", "sector", "cost", "load", "rank")}
    rows |= {name: getattr(world, name)[order] for name in ("constituent", "may_convene")}
    rows |= {name: place[getattr(world, name)] for name in ("tie", "rivals", "not_neutral")}
    return World(**rows, trust=world.trust)


@settings(max_examples=5)
@given(seed=seeds)
def test_the_order_of_actors_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    world = small_world(seed, n=12)
    wanted = small_wish(seed, world)
    order = rng.permutation(world.n)
    moved = replace(wanted, must=tuple(int(np.argsort(order)[one]) for one in wanted.must))
    here, there = propose(world, wanted), propose(shuffled(world, order), moved)
    assert [one.value for one in here.proposals] == [one.value for one in there.proposals]
    for one, other in zip(here.proposals, there.proposals, strict=True):
        assert list(one.actors) == order[list(other.actors)].tolist()
        assert one.why is other.why and one.convener == order[other.convener]
        assert [astuple(link)[2] for link in one.links] == [astuple(link)[2] for link in other.links]


def test_equals_are_told_apart_by_rank_alone():
    world = World(level=np.ones((4, 1)), sector=[0] * 4, rank=[3, 1, 0, 2])
    done = best(world, Wanted(weight=[1.0], smallest=2, largest=2))
    assert done.proposals[0].actors == (2, 1)


def test_what_is_given_is_not_changed():
    world = small_world(5)
    wanted = small_wish(5, world)
    copies = [
        {one.name: np.copy(getattr(thing, one.name)) for one in fields(thing)} for thing in (world, wanted)
    ]
    propose(world, wanted)
    for thing, copy in zip((world, wanted), copies, strict=True):
        for name, before in copy.items():
            assert np.array_equal(np.asarray(getattr(thing, name)), before), name


@pytest.fixture(scope="module")
def town():
    """A hundred actors and five proposals for them."""
    world = small_world(11, n=100, m=8)
    wanted = Wanted(weight=np.ones(8), largest=6, proposals=5, must=(17,), parts=Parts(5, 3, 1, 1, 1))
    return world, wanted, propose(world, wanted)


def test_proposals_share_at_most_half_of_their_members(town):
    _, wanted, done = town
    assert done.proven and len(done.proposals) == 5
    teams = [set(one.actors) - set(wanted.must) for one in done.proposals]
    for number, team in enumerate(teams):
        for other in teams[:number]:
            assert len(team & other) <= min(len(team), len(other)) / 2


def test_each_next_proposal_is_good_and_better_in_what_it_was_picked_for(town):
    _, _, done = town
    first = done.proposals[0]
    better = {
        Why.COVERS: lambda s: s.coverage,
        Why.TRUSTED: lambda s: s.trust,
        Why.MIXED: lambda s: s.mix,
        Why.LIGHT: lambda s: s.cost + s.load,
    }
    for one in done.proposals[1:]:
        assert first.value >= one.value >= ENOUGH * first.value
        assert one.why is Why.OTHER or better[one.why](one.scores) > better[one.why](first.scores)
    assert len({one.why for one in done.proposals}) > 2


def test_more_trust_never_lowers_the_best(town):
    world, wanted, done = town
    again = best(replace(world, trust=np.minimum(world.trust * 1.2, 1)), wanted)
    assert again.proposals[0].value >= done.proposals[0].value
    assert done.proposals[0].value == pytest.approx(
        worth(world, wanted, done.proposals[0].actors, trust_table(world)), abs=1e-9
    )


def test_nothing_asked_for_is_covered_by_anybody():
    world = World(level=np.zeros((3, 0)), sector=[0, 1, 1], load=[0.5, 0.1, 0.9])
    done = best(world, Wanted(weight=[]))
    assert done.proposals[0].scores.coverage == 1 and done.proposals[0].actors == (0, 1)
