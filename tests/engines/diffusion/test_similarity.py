"""Structural equivalence against its definition, pair by pair."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import equivalence, inverse, ties

from .worlds import seeds, world


@given(seeds)
@settings(max_examples=20)
def test_it_is_burts(seed):
    small = world(seed, changing=False)
    graph = nx.DiGraph(list(small.tied(0)))
    graph.add_nodes_from(range(small.n))
    z = np.zeros((small.n, small.n))
    for a, ways in nx.all_pairs_shortest_path_length(graph):
        for b, steps in ways.items():
            z[a, b] = steps
    z /= max(z.max(), 1)
    found = equivalence(small.told, v=2)
    for i in range(small.n):
        far = [0.0 if i == j else _distance(z, i, j) for j in range(small.n)]
        assert np.allclose(found.distance[i], far)
        near = [(max(far) - one) ** 2 if i != j else 0.0 for j, one in enumerate(far)]
        assert np.allclose(found.alike[i], np.array(near) / (sum(near) or 1), atol=1e-7)


def _distance(z, i, j):
    others = [k for k in range(len(z)) if k not in (i, j)]
    return np.sqrt(
        (z[j, i] - z[i, j]) ** 2
        + sum((z[j, k] - z[i, k]) ** 2 for k in others)
        + sum((z[k, i] - z[k, j]) ** 2 for k in others)
    )


def test_two_who_name_the_same_are_most_alike():
    found = equivalence(ties(5, [0, 1, 2, 3], [2, 2, 3, 4]))
    assert found.distance[0, 1] == 0 and found.alike[0].argmax() == 1


def test_groups_are_networks_of_their_own():
    told = ties(6, [0, 1, 3, 4], [1, 2, 4, 5])
    found = equivalence(told, group=[0, 0, 0, 1, 1, 1])
    assert np.allclose(found.alike[:3, :3], equivalence(ties(3, [0, 1], [1, 2])).alike)
    assert np.allclose(found.alike[:3, :3], found.alike[3:, 3:]) and not found.alike[:3, 3:].any()


def test_the_inverse_of_nothing_is_nothing():
    assert inverse([[0, 4.0]]).tolist() == [[0, 0.25]]


def test_too_many_and_no_power_are_refused():
    with pytest.raises(EngineInputError, match="one has 3,000 actors"):
        equivalence(ties(3000, [], []))
    with pytest.raises(EngineInputError, match="above 0"):
        equivalence(ties(3, [], []), v=0)
