"""Walks from losers to winners."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import (
    choices,
    connections,
    estimate,
    pairs,
    rank_centrality,
    rankings,
    spectral,
)

from .worlds import ring, seeds, world


@given(seeds)
@settings(max_examples=20)
def test_walks_made_anew_lead_to_greatest_likelihood(seed):
    made = world(seed)
    assume(connections(made).settled)
    assert np.allclose(spectral(made, 10_000), estimate(made).score, atol=1e-6)


def test_rankings_too():
    made = rankings(3, np.repeat([0, 1, 2], 3), [0, 1, 2] * 3, [1, 2, 3, 3, 1, 2, 2, 1, 3][:9])
    more = rankings(3, np.repeat([0, 1, 2, 3], 3), [0, 1, 2] * 4, [1, 2, 3, 3, 1, 2, 2, 1, 3, 2, 3, 1])
    assert np.allclose(spectral(more, 10_000), estimate(more).score, atol=1e-6)
    with pytest.raises(EngineInputError, match="some items never lost"):
        spectral(pairs(2, [0], [1]))
    assert connections(made).connected


def test_shares_of_what_is_known_are_found():
    """With answers exactly as often as the strengths say, every way gives the strengths back."""
    strength = np.array([1.0, 2.0, 4.0, 0.5])
    one, other = np.nonzero(~np.eye(4, dtype=bool))
    often = strength[one] / (strength[one] + strength[other])
    made, truth = pairs(4, one, other, count=often), np.log(strength) - np.log(strength).mean()
    for way in (rank_centrality(made), spectral(made, 1_000), estimate(made).score):
        assert np.allclose(way, truth, atol=1e-8)
    three = [[0, 1, 2], [1, 2, 3], [0, 2, 3], [0, 1, 3]]
    rows = [(who, among) for among in three for who in among]
    share = [strength[who] / strength[among].sum() for who, among in rows]
    chosen = choices(4, [who for who, _ in rows], [among for _, among in rows], share)
    assert np.allclose(spectral(chosen, 1_000), truth, atol=1e-8)
    assert np.allclose(rank_centrality(chosen), truth, atol=1e-8)


def test_all_alike_and_alone():
    assert np.allclose(rank_centrality(ring(5)), 0) and np.allclose(spectral(ring(5)), 0)
    assert spectral(pairs(1, [], [])).tolist() == [0]
    with pytest.raises(EngineInputError):
        rank_centrality(pairs(3, [0, 1], [1, 0]))
