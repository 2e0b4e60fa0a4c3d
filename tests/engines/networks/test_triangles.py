"""Each triangle once, whatever the blocks."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from alongside.engines.networks import triangles as module
from alongside.engines.networks.triangles import triangles

from .worlds import seeds, world


@pytest.mark.parametrize("at_once", [1, 2_000_000])
def test_every_triangle_is_listed_once_with_its_ties(at_once, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", at_once)

    @given(seeds)
    @settings(max_examples=15)
    def holds(seed):
        net, graph = world(seed, directed=False).net, world(seed, directed=False).graph
        found = []
        for block in triangles(net):
            for a, b, c, ab, ac, bc in zip(*(getattr(block, name) for name in block.__slots__), strict=True):
                assert {net.source[ab], net.target[ab]} == {a, b}
                assert {net.source[ac], net.target[ac]} == {a, c}
                assert {net.source[bc], net.target[bc]} == {b, c}
                found.append(frozenset((a, b, c)))
        there = {
            frozenset(three)
            for three in combinations(range(net.n), 3)
            if all(graph.has_edge(*two) for two in combinations(three, 2))
        }
        assert len(found) == len(set(found)) and set(found) == there

    holds()
