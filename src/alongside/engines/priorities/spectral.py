"""Scores as the stationary shares of a random walk from losers to winners."""

from __future__ import annotations

import numpy as np

from .._shared.errors import EngineInputError
from .likelihood import chances
from .values import Choices, Floats, connections, locked, merged


def rank_centrality(given: Choices) -> Floats:
    """Score items by a walk that goes from i to j in proportion to how often j was chosen over i.

    A choice out of more than two counts as one over each other. Shapes: n scores that add up to 0.
    Raises: EngineInputError where not every item has lost to every other, by way of others.
    Source: Negahban, Oh and Shah (2017), Operations Research 65, 266–287.
    """
    _settled(given)
    won, lost, weight, _ = given.beaten()
    table = np.zeros((given.n, given.n))
    np.add.at(table, (lost, won), weight)
    both = table + table.T
    return _log_shares(np.divide(table, both, out=np.zeros_like(table), where=both > 0))


def spectral(given: Choices, rounds: int = 1) -> Floats:
    """Score items by the walk whose shares solve the likelihood equations at equal scores (Luce).

    With `rounds` above 1 the walk is made anew at the scores found, which leads to maximum likelihood.
    Shapes: n scores that add up to 0. Cost: n³ a round.
    Raises: EngineInputError as `rank_centrality`.
    Source: Maystre and Grossglauser (2015), Advances in Neural Information Processing Systems 28.
    """
    _settled(given)
    plain = merged(given)
    won, lost, weight, row = plain.beaten()
    score = np.zeros(plain.n)
    for _ in range(rounds):
        # the chance of the chosen one over its own strength is one over the whole of the set
        mine = plain.member == plain.chosen[plain.row]
        whole = np.exp(score[plain.chosen]) / chances(plain, score)[mine]
        table = np.zeros((plain.n, plain.n))
        np.add.at(table, (lost, won), weight / whole[row])
        before, score = score, _log_shares(table)
        if np.abs(score - before).max(initial=0.0) < 1e-12:
            break
    return score


def _settled(given: Choices) -> None:
    if given.n and not connections(given).settled:
        raise EngineInputError(
            "choices",
            "some items never lost to others, so that the walk ends there.",
            "Use `estimate`, which works with any choices.",
        )


def _log_shares(rates: Floats) -> Floats:
    """Logarithms of the stationary shares of a walk with these rates, adding up to 0."""
    n = len(rates)
    if n < 2:
        return np.zeros(n)
    flow = rates - np.diag(rates.sum(axis=1))
    system = np.vstack([flow.T, np.full(n, np.abs(flow).max())])
    share = np.linalg.lstsq(system, np.r_[np.zeros(n), np.abs(flow).max()], rcond=None)[0]
    score: Floats = np.log(np.maximum(share, np.finfo(float).tiny))
    return locked(score - score.mean())  # type: ignore[no-any-return]
