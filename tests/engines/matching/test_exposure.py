"""Promises of the exposure report and of the floor."""

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import attention, exposure, with_floor


def look(place):
    return 1 / math.log2(1 + place)


def test_attention_falls_as_the_paper_has_it():
    assert attention([1, 2, 3, 7]).tolist() == pytest.approx([1, 0.63093, 0.5, 1 / 3], abs=1e-5)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 10), st.integers(0, 3)), max_size=30))
def test_shares_add_up_to_what_a_sum_by_hand_gives(lines):
    rank, score, group = [r for r, _, _ in lines], [s / 10 for _, s, _ in lines], [g for _, _, g in lines]
    found = exposure(rank, score, group, 4)
    total, worth = sum(map(look, rank)), sum(score)
    for which in range(4):
        mine = [i for i, g in enumerate(group) if g == which]
        seen = sum(look(rank[i]) for i in mine) / total if total else 0
        due = sum(score[i] for i in mine) / worth if worth else 0
        assert found.listed[which] == len(mine)
        assert found.seen[which] == pytest.approx(seen) and found.relevance[which] == pytest.approx(due)
        assert found.ratio[which] == pytest.approx(seen / due) if due else np.isnan(found.ratio[which])


def best_by_hand(score, few, floor, first):
    """Every order of every offer: the greatest gain among those that keep the share, or come nearest."""
    first = min(first, len(score))
    total = sum(look(place + 1) for place in range(first))
    wanted = (
        min(floor, sum(s for s, f in zip(score, few, strict=True) if f) / sum(score)) if sum(score) else 0
    )
    tried = []
    for order in permutations(range(len(score)), first):
        share = sum(look(place + 1) for place, i in enumerate(order) if few[i]) / total
        gain = sum(look(place + 1) * score[i] for place, i in enumerate(order))
        tried.append((share, gain))
    wanted = min(wanted, max(share for share, _ in tried))
    return max(gain for share, gain in tried if share >= wanted - 1e-8), wanted


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=6),
    st.sampled_from([0.0, 0.1, 0.3, 0.6, 1.0]),
    st.integers(1, 4),
)
def test_no_order_that_keeps_the_floor_loses_less(lines, floor, first):
    lines = sorted(lines, key=lambda line: -line[0])
    score, few = [s / 20 for s, _ in lines], [f for _, f in lines]
    found = with_floor(score, few, floor, first)
    gain, wanted = best_by_hand(score, few, floor, first)
    head = found.order[: min(first, len(score))]
    assert sorted(found.order) == list(range(len(score)))
    assert sum(look(place + 1) * score[i] for place, i in enumerate(head)) == pytest.approx(gain)
    assert found.share >= wanted - 1e-8
    for side in (True, False):  # each side, and what follows the first places, stays in its order
        assert [i for i in head if few[i] == side] == sorted(i for i in head if few[i] == side)
    assert found.order[first:].tolist() == sorted(found.order[first:])


def test_an_order_that_keeps_it_already_is_left_as_it_is_and_costs_nothing():
    found = with_floor([0.9, 0.9, 0.5, 0.5], [False, True, False, False], 0.2)
    assert found.order.tolist() == [0, 1, 2, 3] and found.kept == 1


def test_a_floor_lifts_nobody_above_what_they_deserve():
    score = [0.9] * 12 + [0.9, 0.1]
    found = with_floor(score, [False] * 12 + [False, True], 0.5)
    assert found.target == pytest.approx(0.1 / sum(score))
    assert found.order.tolist()[9] == 13 and found.order.tolist()[:9] == list(range(9))
    assert 0.9 < found.kept < 1


def test_a_list_of_nothing_stays_so():
    found = with_floor([], [], 0.5)
    assert found.order.tolist() == [] and found.kept == 1


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: exposure([0], [0.5], [0], 1), "rank"),
        (lambda: exposure([1], [1.5], [0], 1), "score"),
        (lambda: exposure([1], [0.5], [1], 1), "group"),
        (lambda: exposure([1, 2], [0.5], [0, 0], 1), "score"),
        (lambda: with_floor([0.1, 0.9], [True, False], 0.5), "score"),
        (lambda: with_floor([0.9], [True], 1.5), "floor"),
        (lambda: with_floor([0.9], [True], 0.5, 40), "floor"),
    ],
)
def test_one_fault_at_a_time_is_named(call, named):
    with pytest.raises(EngineInputError, match=f"^{named}"):
        call()
