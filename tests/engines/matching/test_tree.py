"""Promises of the tree of subjects."""

import pickle

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import SubjectTree
from tests.engines.matching.worlds import TREE


def test_every_subject_has_its_line_with_each_step_up_counting_half_and_no_root():
    def line(subject):
        at = int(TREE.positions(np.array([subject]))[0])
        entries = range(TREE.start[at], TREE.start[at + 1])
        return [(int(TREE.ids[TREE.line[e]]), float(TREE.share[e])) for e in entries]

    assert line(3) == [(3, 1.0), (2, 0.5)]
    assert line(2) == [(2, 1.0)]
    assert line(1) == [(1, 1.0)]
    assert line(7) == [(7, 1.0), (6, 0.5)]


def test_a_group_knows_its_ancestors_and_a_stranger_stands_alone():
    assert TREE.line_of("unpaid-carers") == {"unpaid-carers", "carers", "people"}
    assert TREE.line_of("stranger") == {"stranger"}


def test_a_subject_the_tree_does_not_have_has_no_position():
    assert TREE.positions(np.array([1, 99, 8, 0])).tolist() == [0, -1, 7, -1]
    empty = SubjectTree(ids=np.array([], dtype=np.int64), parents=np.array([], dtype=np.int64))
    assert empty.positions(np.array([1])).tolist() == [-1]


def test_the_order_in_which_subjects_are_given_changes_nothing():
    other = SubjectTree(ids=TREE.ids[::-1], parents=TREE.parents[::-1], slugs=TREE.slugs[::-1])
    for name in ("ids", "parents", "start", "line", "share"):
        assert np.array_equal(getattr(TREE, name), getattr(other, name))
    assert other.slugs == TREE.slugs and other.lineage == TREE.lineage


def test_a_tree_reaches_another_process_whole():
    again = pickle.loads(pickle.dumps(TREE))
    assert np.array_equal(again.line, TREE.line) and again.lineage == TREE.lineage


@pytest.mark.parametrize(
    ("ids", "parents", "slugs", "problem"),
    [
        ([1, 1], [-1, -1], (), "subject 1 is given twice"),
        ([1, 2], [-1, 7], (), "subject 2 has parent 7"),
        ([1, 2], [2, 1], (), "is its own ancestor"),
        ([1], [1], (), "is its own ancestor"),
        ([1, 2], [-1], (), "its shape is"),
        ([1, 2], [-1, 1], ("a",), "1 slugs for 2 subjects"),
    ],
)
def test_what_is_no_tree_is_refused(ids, parents, slugs, problem):
    with pytest.raises(EngineInputError, match=problem):
        SubjectTree(ids=np.array(ids), parents=np.array(parents), slugs=slugs)
