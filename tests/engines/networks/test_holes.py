"""Burt's measures by his formulas, one contact after another."""

from math import isnan, log

import networkx as nx
import numpy as np
from hypothesis import given, settings

from alongside.engines.networks import holes

from .worlds import seeds, world


def close(found, true):
    return all((isnan(a) and isnan(b)) or abs(a - b) < 1e-9 for a, b in zip(found, true, strict=True))


@given(seeds)
@settings(max_examples=20)
def test_constraint_and_effective_size_are_the_textbook_s(seed):
    net, graph = world(seed).net, world(seed).graph
    for weighted, word in ((True, "weight"), (False, None)):
        found = holes(net, weighted)
        nodes = list(graph)  # named, networkx goes by the definition; its way by matrices errs with our SciPy
        if net.directed:  # it leaves out who only receives
            nodes = [one for one in nodes if graph.out_degree(one) or not graph.in_degree(one)]
        constraint = nx.constraint(graph, nodes, weight=word)
        assert close(found.constraint[nodes], constraint.values())
        assert close(found.effective_size[nodes], nx.effective_size(graph, nodes, weight=word).values())
        contacts = np.array([len(set(nx.all_neighbors(graph, one))) for one in graph])
        with np.errstate(invalid="ignore"):
            assert close(found.efficiency, found.effective_size / contacts)


@given(seeds)
@settings(max_examples=15)
def test_hierarchy_is_how_far_constraint_comes_from_one_contact(seed):
    net, graph = world(seed).net, world(seed).graph
    for one, found in enumerate(holes(net).hierarchy.tolist()):
        contacts = sorted(set(nx.all_neighbors(graph, one)))
        if len(contacts) < 2:
            assert found == 1 if contacts else isnan(found)
            continue
        parts = [nx.local_constraint(graph, one, other, weight="weight") for other in contacts]
        mean = sum(parts) / len(parts)
        true = sum(part / mean * log(part / mean) for part in parts) / (len(parts) * log(len(parts)))
        assert abs(found - true) < 1e-9


@given(seeds)
@settings(max_examples=10)
def test_the_order_of_actors_changes_nothing(seed):
    first = world(seed)
    other, went = first.shuffled(seed)
    for name in ("constraint", "effective_size", "efficiency", "hierarchy"):
        assert close(getattr(holes(first.net), name), getattr(holes(other.net), name)[went])
