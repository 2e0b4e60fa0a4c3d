"""Closeness and betweenness as networkx has them; samples keep to the error they state."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import betweenness, closeness, network, paths, ties

from .worlds import seeds, world


@given(seeds)
@settings(max_examples=20)
def test_they_are_the_textbook_s_in_steps_and_in_lengths(seed):
    net, graph = world(seed).net, world(seed).graph
    back = graph.reverse() if net.directed else graph
    others = max(net.n - 1, 1)
    for length, word in ((None, None), (net.weight, "weight")):
        near = closeness(net, length=length)
        assert np.allclose(near.closeness, list(nx.closeness_centrality(back, distance=word).values()))
        harmonic = nx.harmonic_centrality(back, distance=word)
        assert np.allclose(near.harmonic * others, list(harmonic.values()))
        found = nx.betweenness_centrality(graph, normalized=False, weight=word)
        assert np.allclose(betweenness(net, length=length).value, list(found.values()))


@pytest.fixture
def wide(monkeypatch):
    rng = np.random.default_rng(1)
    net = network(ties(400, rng.integers(0, 400, 1200), rng.integers(0, 400, 1200)))
    whole = closeness(net), betweenness(net)
    for name, value in (("CLOSE_STEPS", 0), ("CLOSE_PIVOTS", 120), ("BETWEEN_SAMPLED", 400_000)):
        monkeypatch.setattr(paths, name, value)
    return net, *whole


def test_a_sample_says_so_and_keeps_to_its_error(wide):
    net, near, between = wide
    some, others = closeness(net), betweenness(net, exact=False)
    assert near.exact and between.exact and not some.exact and not others.exact
    assert others.pivots < 400
    for found, true in ((some.harmonic, near.harmonic), (others.value, between.value)):
        error = some.error if found is some.harmonic else others.error
        assert (error >= 0).all() and error.max() > 0
        assert (np.abs(found - true) <= 3 * error + 1e-9).mean() > 0.85
    assert (betweenness(net, exact=False).value == others.value).all()


def test_a_length_must_be_above_nothing():
    with pytest.raises(EngineInputError, match="length: row 1 is 0"):
        closeness(network(ties(3, [0, 1], [1, 2])), length=[1, 0])
