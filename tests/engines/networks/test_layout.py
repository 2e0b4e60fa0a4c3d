"""Places to draw: the same each time, within the square, nobody on top of another."""

import numpy as np
import pytest

from alongside.engines.networks import layout, network, ties

RNG = np.random.default_rng(2)
NET = network(ties(60, RNG.integers(0, 45, 70), RNG.integers(0, 45, 70)))


def test_the_same_seed_gives_the_same_places_within_the_square():
    found = layout(NET, seed=4)
    assert (found == layout(NET, seed=4)).all()
    assert found.shape == (60, 2) and np.abs(found).max() <= 1 and np.isfinite(found).all()
    assert len(np.unique(np.round(found, 6), axis=0)) == 60


def test_those_with_a_tie_are_nearer_than_those_without():
    found = layout(NET)
    far = np.linalg.norm(found[:, None] - found, axis=2)
    assert far[NET.source, NET.target].mean() < far.mean() / 2


@pytest.mark.parametrize("n", [0, 1, 2, 5])
def test_few_or_no_actors_have_a_place(n):
    assert layout(network(ties(n, [], []))).shape == (n, 2)
