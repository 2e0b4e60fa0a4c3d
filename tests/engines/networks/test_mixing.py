"""How groups meet, counted by hand and as networkx has it."""

from math import isnan, log

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import bridging, diversity, mixing, network, ties

from .worlds import seeds, world


@given(seeds)
@settings(max_examples=25)
def test_inside_and_across_are_counted_for_all_groups_and_actors(seed):
    small = world(seed)
    net, group, found = small.net, small.group, mixing(small.net, small.group)
    ends = list(zip(net.source.tolist(), net.target.tolist(), strict=True))

    def index(some):
        crossing = sum(group[a] != group[b] for a, b in some)
        return (2 * crossing - len(some)) / len(some) if some else float("nan")

    assert np.isclose(found.ei_index, index(ends), equal_nan=True)
    for one in range(net.n):
        true = index([tie for tie in ends if one in tie])
        assert np.isclose(found.ei_by_actor[one], true, equal_nan=True)
    for one in range(group.max() + 1):
        true = index([(a, b) for a, b in ends if one in (group[a], group[b])])
        assert np.isclose(found.ei_by_group[one], true, equal_nan=True)
    nx.set_node_attributes(graph := small.graph, dict(enumerate(group.tolist())), "group")
    if ends and len(set(group[[x for tie in ends for x in tie]])) > 1:
        assert np.isclose(found.assortativity, nx.attribute_assortativity_coefficient(graph, "group"))
    kinds = {g: g for g in range(group.max() + 1)}
    table = nx.attribute_mixing_matrix(graph, "group", mapping=kinds, normalized=False)
    if not net.directed:
        table -= np.diag(np.diag(table)) / 2
    assert (found.table == table).all()


def test_what_is_all_alike_or_as_mixed_as_can_be():
    inside = mixing(network(ties(4, [0, 2], [1, 3])), [0, 0, 1, 1])
    across = mixing(network(ties(4, [0, 0, 1, 1], [2, 3, 2, 3])), [0, 0, 1, 1])
    assert (inside.ei_index, inside.assortativity, inside.segregation) == (-1, 1, 1)
    assert (across.ei_index, across.assortativity, across.segregation) == (1, -1, 0)
    assert across.expected_ei == pytest.approx((4 - 2) / 6) and across.odds == 0
    assert inside.coleman.tolist() == [1, 1] and across.coleman.tolist() == [-1, -1]
    assert isnan(mixing(network(ties(2, [], [])), [0, 1]).ei_index)


def test_diversity_by_hand():
    found = diversity([[2, 2, 0], [5, 0, 0], [0, 0, 0]])
    assert found.blau[:2].tolist() == [0.5, 0] and found.kinds.tolist() == [2, 1, 0]
    assert found.shannon[0] == pytest.approx(log(2)) and found.evenness[0] == pytest.approx(1)
    assert isnan(found.blau[2]) and isnan(found.shannon[2]) and isnan(found.evenness[1])
    with pytest.raises(EngineInputError, match="counts"):
        diversity([[-1, 2]])


def test_who_carries_the_ties_between_two_groups():
    # groups 0: a b, 1: c d, 2: e
    net = network(ties(5, [0, 0, 1, 3, 0], [2, 3, 2, 4, 1]))
    found = bridging(net, [0, 0, 1, 1, 2], top=2)
    rows = zip(found.pairs.tolist(), found.carried.tolist(), found.share.tolist(), strict=True)
    assert list(rows) == [
        ([0, 1, 0], 2, 2 / 3),
        ([0, 1, 2], 2, 2 / 3),
        ([1, 2, 3], 1, 1.0),
        ([1, 2, 4], 1, 1.0),
    ]
    assert found.reaches.tolist() == [1, 1, 1, 2, 1]
    assert found.diversity[3] == 0.5 and found.diversity[4] == 0
