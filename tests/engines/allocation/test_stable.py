"""Stable pairings, held against the textbook definition in every small market and in deep ones."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.allocation import blocking_pairs, deferred_acceptance, preferences

ORDERS = [order for size in range(3) for order in permutations(range(2), size)] + [((0, 1),)]


def place(wishes, one):
    """Where a list puts someone, or None; an inner list is one place."""
    for number, wish in enumerate(wishes):
        if one == wish or (isinstance(wish, tuple) and one in wish):
            return number
    return None


def blocks(lists, rooms, pairs):
    """The definition spelt out: both list each other, are apart, and each has room or likes it better."""

    def gains(side, member, other):
        have = [pair[1 - side] for pair in pairs if pair[side] == member]
        if len(have) < rooms[side][member]:
            return True
        worst = max((place(lists[side][member], one) for one in have), default=-1)
        return place(lists[side][member], other) < worst

    return [
        (a, b)
        for a, b in product(range(len(lists[0])), range(len(lists[1])))
        if place(lists[0][a], b) is not None and place(lists[1][b], a) is not None and (a, b) not in pairs
        if gains(0, a, b) and gains(1, b, a)
    ]


def solved(lists, rooms, proposing="left"):
    sides = preferences("left", lists[0], rooms[0]), preferences("right", lists[1], rooms[1])
    found = deferred_acceptance(*sides, proposing=proposing)
    pairs = [tuple(pair) for pair in found.pairs.tolist()]
    assert len(set(pairs)) == len(pairs)
    for side, left in ((0, found.left_room), (1, found.right_room)):
        taken = np.bincount([pair[side] for pair in pairs], minlength=len(rooms[side]))
        assert (taken + left == rooms[side]).all() and (left >= 0).all()
    return sides, pairs


def test_every_market_of_two_and_two_is_paired_so_that_nobody_blocks():
    for a, b, c, d in product(ORDERS, repeat=4):
        lists, rooms = ((a, b), (c, d)), ((1, 1), (1, 1))
        sides, pairs = solved(lists, rooms)
        assert all(place(lists[0][i], j) is not None and place(lists[1][j], i) is not None for i, j in pairs)
        assert blocks(lists, rooms, pairs) == []
        assert blocking_pairs(*sides, pairs).tolist() == []


def random_market(seed):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 5, 2)
    lists = []
    for mine, theirs in (sizes, sizes[::-1]):
        side = []
        for _ in range(mine):
            some = rng.permutation(theirs)[: rng.integers(0, theirs + 1)].tolist()
            tied = rng.integers(0, len(some) + 1)
            side.append(
                [*some[:tied], tuple(some[tied : tied + 2]), *some[tied + 2 :]]
                if rng.random() < 0.5
                else some
            )
        lists.append(side)
    return lists, [rng.integers(0, 3, size) for size in sizes]


@given(seed=st.integers(0, 2**32 - 1), proposing=st.sampled_from(["left", "right"]))
def test_with_ties_and_room_for_several_nobody_blocks(seed, proposing):
    lists, rooms = random_market(seed)
    sides, pairs = solved(lists, rooms, proposing)
    assert blocks(lists, rooms, pairs) == []
    kept = [pair for pair in pairs if np.random.default_rng(seed).random() < 0.5]
    assert [tuple(pair) for pair in blocking_pairs(*sides, kept).tolist()] == blocks(lists, rooms, kept)


@given(seed=st.integers(0, 2**32 - 1))
def test_the_proposing_side_has_the_best_of_any_stable_pairing(seed):
    rng = np.random.default_rng(seed)
    lists = [[rng.permutation(3)[: rng.integers(1, 4)].tolist() for _ in range(3)] for _ in range(2)]
    rooms = [[1] * 3, [1] * 3]
    for side, proposing in enumerate(("left", "right")):
        _, pairs = solved(lists, rooms, proposing)
        mine = {pair[side]: place(lists[side][pair[side]], pair[1 - side]) for pair in pairs}
        for other in every_pairing(lists):
            if not blocks(lists, rooms, other):
                for pair in other:
                    assert mine[pair[side]] <= place(lists[side][pair[side]], pair[1 - side])


def every_pairing(lists):
    for choice in product([None, 0, 1, 2], repeat=3):
        pairs = [(a, b) for a, b in enumerate(choice) if b is not None]
        if len({b for _, b in pairs}) == len(pairs) and all(
            place(lists[0][a], b) is not None and place(lists[1][b], a) is not None for a, b in pairs
        ):
            yield pairs


def test_a_thousand_by_a_hundred_with_the_longest_lists_is_no_trouble():
    rng = np.random.default_rng(3)
    left = [rng.permutation(100).tolist() for _ in range(1000)]
    right = [list(range(1000)) for _ in range(100)]
    sides = preferences("left", [list(range(100))] * 1000), preferences("right", right, [10] * 100)
    found = deferred_acceptance(*sides)
    assert found.pairs[:, 1].tolist() == [one // 10 for one in range(1000)]
    sides = preferences("left", left), preferences("right", right, [9] * 100)
    found = deferred_acceptance(*sides, proposing="right")
    assert len(found.pairs) == 900 and not len(blocking_pairs(*sides, found.pairs))


def test_between_equals_the_lower_position_is_taken():
    sides = preferences("left", [[0], [0]]), preferences("right", [[(1, 0)]])
    assert deferred_acceptance(*sides).pairs.tolist() == [[0, 0]]
    assert deferred_acceptance(*sides, proposing="right").pairs.tolist() == [[0, 0]]
    assert blocking_pairs(*sides, [[1, 0]]).tolist() == []


@pytest.mark.parametrize("pairs", [[[0, 1]], [[0, 0], [0, 0]], [[0, 0], [1, 0]]])
def test_what_is_no_pairing_is_refused(pairs):
    sides = preferences("left", [[0], [0]]), preferences("right", [[0, 1], []])
    with pytest.raises(EngineInputError):
        blocking_pairs(*sides, pairs)


def test_a_side_that_is_none_is_refused():
    with pytest.raises(EngineInputError, match="'middle' is not a side"):
        deferred_acceptance(preferences("left", []), preferences("right", []), "middle")
