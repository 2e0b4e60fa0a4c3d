"""Ties as told become a simple network; what cannot be is refused by name."""

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import network, ties

from .worlds import seeds, world

TOLD = ties(4, [0, 1, 1, 2, 0], [1, 0, 2, 2, 1], [1, 2, 3, 4, 5], [0, 0, 1, 1, 2], [1, 2, 3, 4, 5], [9] * 5)


def listed(net):
    return list(zip(net.source.tolist(), net.target.tolist(), net.weight.tolist(), strict=True))


@pytest.mark.parametrize(("merge", "weight"), [("sum", 8), ("max", 5), ("count", 2)])
def test_ties_of_the_same_two_become_one(merge, weight):
    net = network(TOLD, merge=merge)
    assert listed(net)[0] == (0, 1, weight) and net.kinds.tolist() == [2, 1]
    assert net.heads.tolist() == [1, 0, 2, 1] and net.starts.tolist() == [0, 1, 3, 4, 4]


def test_directions_are_kept_turned_round_and_forgotten():
    net = network(TOLD, directed=True)
    assert listed(net) == [(0, 1, 6), (1, 0, 2), (1, 2, 3)]
    assert listed(net.reversed()) == [(0, 1, 2), (1, 0, 6), (2, 1, 3)]
    assert listed(net.undirected()) == listed(network(TOLD))
    assert net.matrix().toarray().tolist() == [[0, 6, 0, 0], [2, 0, 3, 0], [0, 0, 0, 0], [0, 0, 0, 0]]


def test_ties_are_chosen_by_time_kind_and_actors():
    assert len(TOLD.source) == 4  # a tie of an actor with itself is none
    assert TOLD.during(0, 2).start.tolist() == [1, 2]
    assert TOLD.of_kinds([0, 2]).kind.tolist() == [0, 0, 2]
    assert len(TOLD.among([True, True, False, True]).source) == 3
    assert len(ties(2, [0], [1]).during(3, 4).source) == 1  # not known to have begun or ended


@given(seeds)
@settings(max_examples=20)
def test_nothing_that_was_given_is_changed_and_nothing_given_back_can_be(seed):
    net = world(seed).net
    for part in (net.source, net.target, net.weight, net.starts, net.heads):
        with pytest.raises(ValueError, match="read-only"):
            part[:] = 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((2, [0], [2]), "target: row 0 is 2"),
        ((2, [0, 1], [1]), "target: its shape"),
        ((2, [0], [1], [0.0]), "weight: row 0 is 0"),
        ((2, [0], [1], [np.nan]), "weight: row 0"),
        ((2, [0], [1], [1], [0], [3], [2]), "end: row 0 ends before it starts"),
    ],
)
def test_a_wrong_row_is_named(words, said):
    with pytest.raises(EngineInputError, match=said):
        ties(*words)


def test_a_way_to_merge_that_is_none_is_refused():
    with pytest.raises(EngineInputError, match="merge: 'mean'"):
        network(TOLD, merge="mean")
