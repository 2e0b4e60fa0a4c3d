"""Promises of the subject part, over every pair of sets in a small tree."""

from itertools import combinations

import numpy as np
import pytest

from alongside.engines.matching import subject_part
from alongside.engines.matching.overlap import shared_subjects
from tests.engines.matching.worlds import TREE, need, offers

SETS = [list(found) for size in range(5) for found in combinations(range(1, 9), size)]
UP = {1: [], 2: [], 3: [2], 4: [], 5: [], 6: [], 7: [6], 8: []}  # ancestors below the root


def by_hand(mine, theirs):
    def bag(subjects):
        return {x: 1.0 if x in subjects else 0.5 for s in subjects for x in (s, *UP[s])}

    one, other = bag(mine), bag(theirs)
    if not one or not other:
        return np.nan
    every = one.keys() | other.keys()
    return sum(min(one.get(x, 0), other.get(x, 0)) for x in every) / sum(
        max(one.get(x, 0), other.get(x, 0)) for x in every
    )


def test_every_pair_of_small_sets_agrees_with_the_definition():
    found = offers(*({"subjects": theirs} for theirs in SETS))
    for mine in SETS:
        values = subject_part(need(subjects=mine), found, TREE)
        assert np.allclose(values, [by_hand(mine, theirs) for theirs in SETS], equal_nan=True), mine


def test_the_same_subject_counts_fully_its_parent_less_and_a_stranger_not_at_all():
    values = subject_part(
        need(subjects=[3]), offers({"subjects": [3]}, {"subjects": [2]}, {"subjects": [8]}), TREE
    )
    assert values[0] == 1 and 0 < values[1] < 1 and values[2] == 0


def test_two_subjects_that_share_only_a_root_share_nothing():
    assert subject_part(need(subjects=[3]), offers({"subjects": [4]}), TREE).tolist() == [0]


def test_a_subject_given_twice_counts_once():
    values = subject_part(need(subjects=[3, 3]), offers({"subjects": [3]}, {"subjects": [3, 3]}), TREE)
    assert values.tolist() == [1, 1]


def test_a_doubtful_subject_of_the_need_counts_for_less():
    sure = subject_part(need(subjects=[3, 8]), offers({"subjects": [3]}), TREE)[0]
    doubtful = subject_part(need(subjects=[3, 8], subject_weights=[1, 0.2]), offers({"subjects": [3]}), TREE)[
        0
    ]
    assert doubtful > sure


def test_subjects_the_tree_does_not_have_are_left_out():
    values = subject_part(need(subjects=[3, 99]), offers({"subjects": [3]}, {"subjects": [99]}), TREE)
    assert values[0] == 1 and np.isnan(values[1])


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ([8, 3], [3, 8, 4], ((8, 3), ())),
        ([3], [2], ((), (2,))),
        ([7], [6], ((), (6,))),
        ([3], [8], ((), ())),
        ([3], [4], ((), ())),
    ],
)
def test_what_is_shared_is_named_nearest_first(mine, theirs, expected):
    assert shared_subjects(need(subjects=mine), offers({"subjects": theirs}), 0, TREE) == expected
