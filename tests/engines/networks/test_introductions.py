"""The ties that are missing, by making every one of them in turn."""

import sys
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import introductions, network, ties

from .worlds import graph_of, seeds, world

FILE = "alongside.engines.networks.introductions"


def nearness(graph, group):
    """Σ 1 ÷ distance over pairs of different groups, and the distances."""
    far = {
        (a, b): steps
        for a, row in nx.all_pairs_shortest_path_length(graph)
        for b, steps in row.items()
        if a < b and group[a] != group[b]
    }
    return sum(1 / steps for steps in far.values()), far


def every_one(net, group):
    graph, found = graph_of(net).to_undirected(), []
    before, _ = nearness(graph, group)
    for a, b in combinations(range(net.n), 2):
        if not graph.has_edge(a, b) and group[a] != group[b]:
            graph.add_edge(a, b)
            found.append((-round(nearness(graph, group)[0] - before, 9), a, b))
            graph.remove_edge(a, b)
    return sorted(found)


@given(seeds)
@settings(max_examples=25)
def test_the_best_of_all_are_found_with_their_exact_gain(seed):
    small = world(seed)
    found, all_of_them = introductions(small.net, small.group, top=4), every_one(small.net, small.group)
    assert found.proven and found.exact
    assert [(-round(one.gain, 9), one.one, one.other) for one in found.best] == all_of_them[:4]
    assert found.bound == pytest.approx(-all_of_them[4][0] if len(all_of_them) > 4 else 0, abs=1e-8)


@given(seeds)
@settings(max_examples=15)
def test_the_reasons_are_true(seed):
    small = world(seed)
    graph = small.graph.to_undirected()
    _, before = nearness(graph, small.group)
    for one in introductions(small.net, small.group, top=2).best:
        graph.add_edge(one.one, one.other)
        _, after = nearness(graph, small.group)
        graph.remove_edge(one.one, one.other)
        nearer = [pair for pair, steps in after.items() if steps < before.get(pair, 99)]
        assert one.pairs == len(nearer) and one.joined == len(after.keys() - before.keys())
        assert sum(count for _, _, count in one.meet) <= one.pairs
        way = [one.one, *one.between, one.other]
        if one.distance:
            assert len(way) == one.distance + 1 == len(nx.shortest_path(graph, one.one, one.other))
            assert all(graph.has_edge(a, b) for a, b in pairwise(way))
        else:
            assert not nx.has_path(graph, one.one, one.other)


@given(seeds)
@settings(max_examples=10)
def test_together_each_is_the_best_once_those_before_are_made(seed):
    small = world(seed)
    source, target = small.net.source.tolist(), small.net.target.tolist()
    for one in introductions(small.net, small.group, top=3, together=True).best:
        now = every_one(network(ties(small.net.n, source, target)), small.group)
        assert now[0] == (-round(one.gain, 9), one.one, one.other)
        source, target = [*source, one.one], [*target, one.other]


def test_only_those_allowed_and_none_that_was_refused():
    net, group = network(ties(6, [0, 1, 3, 4], [1, 2, 4, 5])), [0, 0, 0, 1, 1, 1]
    assert (introductions(net, group, 1).best[0].one, introductions(net, group, 1).best[0].other) == (1, 4)
    other = introductions(net, group, 1, refused=[[4, 1]]).best[0]
    assert {other.one, other.other} != {1, 4}
    some = introductions(net, group, 9, allowed=np.array([1, 0, 0, 1, 0, 1], bool))
    assert {(one.one, one.other) for one in some.best} == {(0, 3), (0, 5)}
    assert introductions(net, [0] * 6).best == () and introductions(net, group, 0).best == ()
    with pytest.raises(EngineInputError, match="refused"):
        introductions(net, group, refused=[1, 2, 3])


def test_above_its_size_gains_are_estimated_with_an_error(monkeypatch):
    rng = np.random.default_rng(4)
    n = 240
    inside = rng.integers(0, n // 2, (2, 300))
    net = network(ties(n, *np.concatenate([inside, inside + n // 2], axis=1)))
    group = np.arange(n) // (n // 2)
    true = introductions(net, group, 1).best[0]
    file = sys.modules[FILE]
    for name, value in (("WHOLE", 100), ("SAMPLED", 80)):
        monkeypatch.setattr(file, name, value)
    found = introductions(net, group, 1)
    assert not found.exact and not found.proven and found.best[0].error > 0
    assert abs(found.best[0].gain - true.gain) < 4 * found.best[0].error + 0.1 * true.gain
