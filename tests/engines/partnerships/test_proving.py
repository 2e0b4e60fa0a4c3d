"""The best line-up is the best of all, whether listed or found by the solver; and what is proven holds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.engines.partnerships import proving
from alongside.engines.partnerships.bounds import bound_of, choice, overview
from alongside.engines.partnerships.growing import ground
from alongside.engines.partnerships.problem import problem_of
from alongside.engines.partnerships.proving import opened, prove
from tests.engines.partnerships.worlds import every_line_up, small_wish, small_world

seeds = st.integers(0, 2**32 - 1)


def proven(world, wanted):
    problem = problem_of(world, wanted)
    view = overview(problem)
    return problem, prove(problem, view, opened(problem, view))


@settings(max_examples=20)
@given(seed=seeds)
def test_no_line_up_is_worth_more(seed):
    world = small_world(seed)
    wanted = small_wish(seed, world)
    all_ = every_line_up(world, wanted)
    assume(all_)
    problem, found = proven(world, wanted)
    assert found.value == pytest.approx(max(all_.values()), abs=1e-9)
    assert found.bound == found.value
    team = tuple(sorted(problem.order[found.best].tolist()))
    assert all_[team] == pytest.approx(found.value, abs=1e-9)


@pytest.mark.parametrize("few", [-1, proving.FEW])
@settings(max_examples=8)
@given(seed=seeds)
def test_the_solver_alone_and_listing_alone_find_the_same(few, seed):
    world = small_world(seed, n=8, rivalry=0.3)
    wanted = small_wish(seed, world)
    all_ = every_line_up(world, wanted)
    assume(all_)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proving, "FEW", few)
        patch.setattr(proving, "grow", lambda *_: [])
        found = proven(world, wanted)[1]
    assert found.value == pytest.approx(max(all_.values()), abs=1e-9)


@settings(max_examples=10)
@given(seed=seeds)
def test_nobody_set_aside_is_in_a_better_line_up_and_no_bound_is_too_low(seed):
    world = small_world(seed)
    wanted = small_wish(seed, world)
    all_ = every_line_up(world, wanted)
    assume(all_)
    problem = problem_of(world, wanted)
    view = overview(problem)
    place = {int(actor): number for number, actor in enumerate(problem.order)}
    floor = sorted(all_.values())[-min(4, len(all_))]  # so that several are better
    for team, value in all_.items():
        members = np.array(sorted(place[one] for one in team))
        convener = problem.convener_of(members)
        row, column = int(np.flatnonzero(view.conveners == convener)[0]), len(team) - int(view.sizes[0])
        assert view.bound[row, column] >= value - 1e-9
        if value <= floor:
            continue
        still = view.open_to(problem, row, column, floor)
        assert still[members[(members != convener) & ~problem.is_in[members]]].all()
        on = ground(problem, convener, still)
        of = choice(problem, on, len(team))
        bounded = bound_of(of, floor, view.prices[column])
        assert bounded.bound >= value - 1e-9
        left = set(on.actors[: on.core].tolist()) | set(on.actors[on.core :][bounded.alive].tolist())
        assert set(members.tolist()) <= left


def test_when_the_work_runs_out_the_gap_is_said():
    world = small_world(3, n=40, m=6)
    wanted = replace(small_wish(3, world), work=0, largest=6, budget=None, sectors=(), constituents=())
    cut, whole = proven(world, wanted)[1], proven(world, replace(wanted, work=10_000))[1]
    assert whole.bound == whole.value
    assert cut.bound >= whole.value >= cut.value
    assert cut.bound > cut.value
