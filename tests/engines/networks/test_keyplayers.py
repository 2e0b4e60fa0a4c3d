"""Key players by trying every set, with networkx measuring."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import AIMS, key_players, keyplayers, network, set_value, ties

from .worlds import seeds, world


def achieved(graph, members, aim):
    """By the words of the definition."""
    others = [one for one in graph if one not in members]
    if aim in ("reach", "distance-reach"):
        far = {one: nx.single_source_shortest_path_length(graph, one) for one in members}
        best = [min((far[one].get(other, 1e18) for one in members), default=1e18) for other in others]
        near = [step <= 1 if aim == "reach" else (1 / step if step < 1e18 else 0) for step in best]
        return sum(near) / len(others) if others else 0
    rest = graph.subgraph(others)
    if len(others) < 2:
        return 0
    far = dict(nx.all_pairs_shortest_path_length(rest))
    pairs = [far[a].get(b) for a in others for b in others if a != b]
    near = [0 if step is None else 1 if aim == "fragmentation" else 1 / step for step in pairs]
    return 1 - sum(near) / len(pairs)


@given(seeds)
@settings(max_examples=15)
def test_the_best_of_all_sets_is_found(seed):
    small = world(seed, most=7)
    size = min(2, small.net.n)
    for aim in AIMS:
        values = {some: achieved(small.graph, some, aim) for some in combinations(range(small.net.n), size)}
        found = key_players(small.net, size, aim)
        assert found.exact and abs(found.value - max(values.values())) < 1e-9
        for some, value in values.items():
            assert abs(set_value(small.net, some, aim) - value) < 1e-9


@given(seeds)
@settings(max_examples=10)
def test_what_is_climbed_to_keeps_below_its_bound_and_the_best_too(seed):
    small = world(seed, most=8)
    size = min(3, small.net.n)
    with pytest.MonkeyPatch.context() as patch:
        for aim in AIMS:
            best = key_players(small.net, size, aim)
            patch.setattr(keyplayers, "MOST_SETS", 0)
            found = key_players(small.net, size, aim)
            patch.undo()
            assert found.value <= best.value + 1e-9 <= found.bound + 2e-9
            assert abs(found.value - set_value(small.net, found.members, aim)) < 1e-12


def test_only_those_allowed_are_named_and_what_cannot_be_is_refused():
    star = network(ties(6, [0] * 5, [1, 2, 3, 4, 5]))
    assert key_players(star, 1).members == (0,) and key_players(star, 1).value == 1
    assert key_players(star, 1, allowed=np.arange(6) > 0).members == (1,)
    for words, said in (((star, 0), "size"), ((star, 7), "size"), ((star, 1, "fame"), "aim")):
        with pytest.raises(EngineInputError, match=said):
            key_players(*words)
    with pytest.raises(EngineInputError, match="members"):
        set_value(star, [1, 1], "reach")
