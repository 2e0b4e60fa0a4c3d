"""Plain facts as networkx has them."""

import networkx as nx
import numpy as np
from hypothesis import given, settings

from alongside.engines.networks import (
    communities,
    components,
    cores,
    degrees,
    network,
    standing,
    summary,
    ties,
)

from .worlds import seeds, world


@given(seeds)
@settings(max_examples=25)
def test_degrees_components_and_cores_are_the_textbook_s(seed):
    net = world(seed).net
    graph, own = world(seed).graph, degrees(net)
    assert own.total.tolist() == [d for _, d in graph.degree()]
    assert own.strength.tolist() == [d for _, d in graph.degree(weight="weight")]
    if net.directed:
        assert own.received.tolist() == [d for _, d in graph.in_degree()]
        assert own.sent_strength.tolist() == [d for _, d in graph.out_degree(weight="weight")]
    plain = graph.to_undirected()
    parts, found = list(nx.connected_components(plain)), components(net)
    assert {frozenset(np.flatnonzero(found.label == one)) for one in range(len(parts))} == set(
        map(frozenset, parts)
    )
    assert found.sizes.tolist() == sorted(map(len, parts), reverse=True)
    assert cores(net).tolist() == [core for _, core in sorted(nx.core_number(plain).items())]
    told = summary(net)
    assert abs(told.transitivity - nx.transitivity(plain)) < 1e-12
    assert abs(told.density - nx.density(graph)) < 1e-12
    assert (told.components, told.largest) == (len(parts), max(map(len, parts)))
    assert told.alone == nx.number_of_isolates(graph)
    if net.directed and net.ties:
        assert abs(told.reciprocity - nx.overall_reciprocity(graph)) < 1e-12


@given(seeds)
@settings(max_examples=15)
def test_standing_is_a_fixed_point(seed):
    net = world(seed).net
    found, plain = standing(net), net.undirected()
    assert abs(found.pagerank.sum() - 1) < 1e-9
    if plain.ties:
        table = plain.matrix().toarray()
        value = np.linalg.eigvalsh(table).max()
        # parts whose largest eigenvalue is nearly as large fade slowly
        assert np.abs(table @ found.eigenvector - value * found.eigenvector).max() < 2e-2 * value
        assert found.eigenvector.max() == 1


def test_communities_are_found_and_do_not_change():
    ends = [(a, b) for base in (0, 5, 10) for a in range(base, base + 5) for b in range(a + 1, base + 5)]
    net = network(ties(16, *zip(*ends, (4, 5), (9, 10), strict=True)))
    found = communities(net, seed=3)
    assert found.label.tolist() == [0] * 5 + [1] * 5 + [2] * 5 + [3] and found.sizes.tolist() == [5, 5, 5, 1]
    assert communities(net, seed=3).label.tolist() == found.label.tolist()
    assert 0.5 < found.modularity < 0.7
    assert communities(network(ties(2, [], []))).sizes.tolist() == [1, 1]
