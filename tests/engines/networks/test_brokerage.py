"""Roles counted one path after another; moments by going through all pairs of paths."""

from collections import Counter
from itertools import permutations
from math import isclose

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.networks import ROLES, brokerage, network, ties
from alongside.engines.networks.brokerage import actor_moments, whole_moments

from .worlds import seeds, world


def role(group, i, b, k):
    if group[i] == group[b] == group[k]:
        return "coordinator"
    if group[i] == group[k]:
        return "itinerant"
    if group[i] == group[b]:
        return "representative"
    return "gatekeeper" if group[b] == group[k] else "liaison"


@given(seeds)
@settings(max_examples=40)
def test_roles_are_those_of_each_open_path(seed):
    small = world(seed, most=9)
    net = small.net
    there = set(zip(net.source.tolist(), net.target.tolist(), strict=True))
    if not net.directed:
        there |= {(b, a) for a, b in there}
    count = np.zeros((net.n, 6))
    for i, b, k in permutations(range(net.n), 3):
        if (i, b) in there and (b, k) in there and (i, k) not in there:
            count[b, [ROLES.index(role(small.group, i, b, k)), 5]] += 1
    found = brokerage(net, small.group)
    assert (found.count == count).all() and (found.all_count == count.sum(axis=0)).all()


def pairs_of_paths(paths, d, against):
    """Mean and variance of how many of these paths are open, by the covariance of each two of them."""
    chance = d * d * (1 - d)
    signs = [{(i, b): 1, (b, k): 1, (i, k): 0} for i, b, k in paths]
    variance = len(paths) * chance * (1 - chance)
    for x, one in enumerate(signs):
        for y, other in enumerate(signs[:x]):
            shared = [(one[tie], other[tie]) for tie in one.keys() & other.keys()]
            if not shared:
                continue
            if any(a != b for a, b in shared):
                same_three = set(paths[x]) == set(paths[y])
                both = None if against == "none" or (against == "others" and same_three) else 0.0
            else:
                needs = one | other
                both = np.prod([d if need else 1 - d for need in needs.values()])
            variance += 0 if both is None else 2 * (both - chance**2)
    return len(paths) * chance, variance


AGAINST = ("others", "all", "none", "none", "all", "others")  # what the published program leaves out


@pytest.mark.parametrize("sizes", [(3, 2, 1), (4,), (1, 1, 1, 2), (2, 4), (5, 1)])
def test_moments_are_those_of_all_pairs_of_paths(sizes):
    group = np.repeat(np.arange(len(sizes)), sizes)
    d, paths = 0.3, list(permutations(range(len(group)), 3))
    whole = whole_moments(np.array(sizes, float), d)
    each = actor_moments(np.array(sizes, float), d)
    for at, name in enumerate(ROLES):
        mine = [path for path in paths if name in ("total", role(group, *path))]
        mean, variance = pairs_of_paths(mine, d, AGAINST[at])
        assert isclose(whole[0][at], mean, abs_tol=1e-12) and isclose(whole[1][at], variance, abs_tol=1e-12)
        for one in range(len(sizes)):
            own = [path for path in mine if path[1] == list(group).index(one)]
            mean, variance = pairs_of_paths(own, d, "all")
            assert isclose(each[0][one, at], mean, abs_tol=1e-12)
            assert isclose(each[1][one, at], variance, abs_tol=1e-12)


def test_in_random_networks_z_is_nothing_out_of_the_ordinary():
    rng, group, values = np.random.default_rng(5), np.arange(24) % 3, []
    for _ in range(60):
        a, b = np.nonzero(rng.random((24, 24)) < 0.2)
        values.append(brokerage(network(ties(24, a, b), True), group).all_z)
    assert (np.abs(np.mean(values, axis=0)) < 0.6).all() and (np.std(values, axis=0) < 1.6).all()


@given(seeds)
@settings(max_examples=10)
def test_names_of_groups_and_order_of_actors_change_nothing(seed):
    first = world(seed)
    other, went = first.shuffled(seed)
    found, again = brokerage(first.net, first.group), brokerage(other.net, other.group * 7 + 2)
    assert (found.count == again.count[went]).all()
    assert np.allclose(found.all_z, again.all_z, equal_nan=True)
    assert Counter(found.count[:, 5]) == Counter(again.count[:, 5])


def test_each_actor_has_one_group():
    with pytest.raises(EngineInputError, match="group: its shape"):
        brokerage(network(ties(3, [0], [1])), [0, 1])
