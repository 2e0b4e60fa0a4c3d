"""Small networks at random, as we and as networkx have them."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from alongside.engines.networks import Network, network, ties

seeds = st.integers(0, 2**32 - 1)


@dataclass(frozen=True)
class World:
    """A network and a group for each actor."""

    net: Network
    group: np.ndarray

    @property
    def graph(self):
        return graph_of(self.net)

    def shuffled(self, seed):
        """The same with actors in another order, and where each went."""
        went = np.random.default_rng(seed).permutation(self.net.n)
        group = np.empty_like(self.group)
        group[went] = self.group
        ends = went[self.net.source], went[self.net.target]
        net = network(ties(self.net.n, *ends, self.net.weight), self.net.directed)
        return World(net, group), went


def graph_of(net):
    graph = nx.DiGraph() if net.directed else nx.Graph()
    graph.add_nodes_from(range(net.n))
    rows = zip(net.source.tolist(), net.target.tolist(), net.weight.tolist(), strict=True)
    graph.add_weighted_edges_from(rows)
    return graph


def world(seed, directed=None, most=12):
    """At most so many actors, from hardly any ties to nearly all."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, most + 1))
    m = int(rng.integers(0, max(1, n * rng.integers(1, 5))))
    ends = rng.integers(0, n, (2, m))
    way = bool(rng.integers(2)) if directed is None else directed
    net = network(ties(n, *ends, rng.integers(1, 5, m)), way)
    return World(net, rng.integers(0, rng.integers(1, 5), n))
