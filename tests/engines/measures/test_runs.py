"""Run charts against every order of the points, and rules counted one by one."""

from itertools import combinations, groupby, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.measures.runs import critical, long_runs, run_chart, runs_chances, trends

points = st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), min_size=0, max_size=24)


def runs_in(signs):
    return len(list(groupby(signs)))


@pytest.mark.parametrize(("above", "below"), [(1, 1), (3, 4), (5, 5), (6, 4)])
def test_chances_of_runs_are_counted_over_every_order(above, below):
    n = above + below
    counts = np.zeros(n + 1)
    for chosen in combinations(range(n), above):
        counts[runs_in([i in chosen for i in range(n)])] += 1
    assert runs_chances(above, below) == pytest.approx(counts / counts.sum())


def test_critical_values_leave_one_in_forty_on_either_side():
    for above in range(1, 16):
        for below in range(1, 16):
            chances = runs_chances(above, below)
            fewest, most = critical(above, below)
            assert chances[:fewest].sum() <= 0.025 < chances[: fewest + 1].sum()
            assert chances[most + 1 :].sum() <= 0.025 < chances[most:].sum()


def test_the_sides_may_be_swapped():
    assert all(critical(a, b) == critical(b, a) for a in range(12) for b in range(12))


def slow_trends(values, least):
    """Every stretch of points that rise or fall, with equal neighbours taken as one, the long way."""
    found = [0] * len(values)
    kept = [i for i in range(len(values)) if i == 0 or values[i] != values[i - 1]]
    for start in range(len(kept)):
        for stop in range(start + least, len(kept) + 1):
            seen = [values[i] for i in kept[start:stop]]
            for sign in (1, -1):
                if all((b - a) * sign > 0 for a, b in pairwise(seen)):
                    for i in kept[start:stop]:
                        found[i] = sign
    return found


@given(points)
@settings(max_examples=60, deadline=None)
def test_trends_are_found_as_by_looking_at_every_stretch(values):
    ours = trends(np.array(values), 4).tolist()
    theirs = slow_trends(values, 4)
    assert [bool(x) for x in ours] == [bool(x) for x in theirs]


@given(st.lists(st.sampled_from([-1, 0, 1]), max_size=20))
@settings(max_examples=60, deadline=None)
def test_long_runs_are_found_as_by_looking_at_every_stretch(signs):
    slow = [0] * len(signs)
    for i in range(len(signs) - 2):
        if signs[i] == signs[i + 1] == signs[i + 2]:
            slow[i : i + 3] = [signs[i]] * 3
    assert long_runs(np.array(signs, np.int8), 3).tolist() == slow


def test_points_on_the_median_neither_break_nor_count():
    values = [1, 1, 1, 5, 1, 1, 1, 9, 9, 9, 5, 9, 9, 9]
    found = run_chart(values)
    assert found.median == 5
    assert found.useful == 12
    assert found.runs == 2
    assert found.shift.tolist() == [-1, -1, -1, 0, -1, -1, -1, 1, 1, 1, 0, 1, 1, 1]
    assert (found.fewest, found.most) == critical(6, 6)
    assert not found.ordinary


def test_few_points_are_not_judged_by_runs_and_gaps_are_passed_over():
    found = run_chart([1.0, 2.0, np.nan, 3.0])
    assert (found.fewest, found.most, found.useful) == (0, 0, 2)
    assert found.side.tolist() == [-1, 0, 0, 1]
    assert found.ordinary
    assert np.isnan(run_chart([]).median)


def test_a_baseline_gives_the_median():
    assert run_chart([1.0, 3.0, 2.0, 9.0, 9.0], until=3).median == 2


@given(points.filter(lambda one: len(one) > 1))
@settings(max_examples=30, deadline=None)
def test_turning_it_round_turns_every_sign(values):
    one, other = run_chart(values), run_chart([-x for x in values])
    assert (one.side == -other.side).all()
    assert (one.shift == -other.shift).all()
    assert (one.trend == -other.trend).all()
    assert one.runs == other.runs
