"""Many searches at once find what one after another finds."""

import networkx as nx
import numpy as np
from hypothesis import given, settings

from alongside.engines.networks import network, ties
from alongside.engines.networks.bfs import distances

from .worlds import graph_of, seeds, world


def one_by_one(net):
    far = dict(nx.all_pairs_shortest_path_length(graph_of(net)))
    return [[far[a].get(b, -1) for b in range(net.n)] for a in range(net.n)]


@given(seeds)
@settings(max_examples=25)
def test_distances_are_those_of_a_search_from_each(seed):
    net = world(seed).net
    assert distances(net, np.arange(net.n)).tolist() == one_by_one(net)
    assert distances(net, np.arange(net.n), inwards=True).T.tolist() == one_by_one(net)


def test_more_sources_than_a_machine_word_has_bits_and_a_long_way():
    n = 300
    net = network(ties(n, np.arange(n - 1), np.arange(1, n)))
    actor = np.arange(n)
    assert (distances(net, actor) == np.abs(actor[:, None] - actor)).all()
    assert distances(net, np.array([7, 3]))[:, 10].tolist() == [3, 7]
