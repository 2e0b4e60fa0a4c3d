"""What is lost when an actor goes, by taking each away in turn."""

from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import fragility, loss_of, network, ties

from .worlds import seeds, world


@given(seeds)
@settings(max_examples=40)
def test_all_at_once_is_what_one_after_another_gives(seed):
    small = world(seed, most=14)
    graph, group, found = small.graph.to_undirected(), small.group, fragility(small.net, small.group)
    for one in range(small.net.n):
        mine = nx.node_connected_component(graph, one) - {one}
        pieces = sorted(nx.connected_components(graph.subgraph(mine)), key=lambda p: (-len(p), min(p)))
        largest = pieces[0] if pieces else set()
        lost = comb(len(mine), 2) - sum(comb(len(piece), 2) for piece in pieces)
        gone = {group[x] for x in mine} - {group[x] for x in largest}
        assert (found.parts[one], found.cut[one]) == (len(pieces), len(pieces) > 1)
        assert (found.pairs_lost[one], found.separated[one]) == (lost, len(mine) - len(largest))
        assert (found.ties_lost[one], found.groups_cut[one]) == (graph.degree(one), len(gone))
        alone = loss_of(small.net, one)
        assert alone.pieces == tuple(tuple(sorted(piece)) for piece in pieces)
        assert (alone.pairs_lost, alone.ties_lost) == (lost, graph.degree(one))


def test_a_long_chain_needs_no_recursion():
    n = 5_000
    found = fragility(network(ties(n, np.arange(n - 1), np.arange(1, n))), np.arange(n) // 2_500)
    assert found.cut.sum() == n - 2 and found.pairs_lost[1_000] == 1_000 * (n - 1_001)
    assert found.groups_cut[[100, 2_499, 2_500]].tolist() == [0, 1, 1]


def test_an_actor_that_is_not_there_is_refused():
    with pytest.raises(EngineInputError, match="actor"):
        loss_of(network(ties(2, [0], [1])), 2)
