"""Bradley–Terry and Plackett–Luce by maximum likelihood, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_array

from .._shared.errors import EngineInputError
from .values import Choices, Connections, Floats, connections, locked, merged

PRIOR_VARIANCE = 4.0  # of a score where one is needed: two items differ by less than 5.5 nineteen times in 20
Z95 = 1.959963984540054
STEPS, ENOUGH = 100, 1e-11


@dataclass(frozen=True, slots=True)
class Estimate:
    """How strongly each item is preferred.

    Shapes: n items. `score` n, adding up to 0: the odds of i before j are e^(score i − score j);
    `covariance` n × n of these; `low`, `high` n: a 95% interval. `prior`: the variance of the prior, or None
    for plain maximum likelihood. `design_effect`: by what the covariance was stretched because choices of
    one person are alike, 1 or more.
    """

    score: Floats
    covariance: Floats
    low: Floats
    high: Floats
    prior: float | None
    design_effect: float
    connections: Connections

    @property
    def error(self) -> Floats:
        """Standard errors of the scores, n."""
        found: Floats = np.sqrt(np.maximum(np.diag(self.covariance), 0.0))
        return found


def estimate(given: Choices, prior: float | None = None, clustered: bool = False) -> Estimate:
    """Fit the scores that make the choices most likely, and say how sure they are.

    `prior`: variance of a normal prior around equal scores. Without one, plain maximum likelihood where it
    exists, which is where every item has lost to every other, by way of others (`settled`); else
    `PRIOR_VARIANCE`, so that items that never lost, never won or were never compared have finite scores and
    wide intervals. `clustered`: stretch the covariance by the design effect, the mean over items of the
    variance by person (sandwich) to the variance by choice (Fisher information), where that is above 1.
    Cost: a few factorisations of an n × n matrix; memory 8 n² bytes, a few times.
    Raises: EngineInputError for a prior that is not above 0.
    Sources: Hunter (2004), Annals of Statistics 32, 384–406; Ford (1957), American Mathematical Monthly 64,
    28–33; Liang and Zeger (1986), Biometrika 73, 13–22.
    """
    if prior is not None and not (np.isfinite(prior) and prior > 0):
        raise EngineInputError("prior", f"it is {prior}.", "Give a variance above 0, as 4.")
    found = connections(given)
    if prior is None and not found.settled:
        prior = PRIOR_VARIANCE
    ridge = 0.0 if prior is None else 1 / prior
    score, hessian = _climb(merged(given), ridge)
    covariance = _inverse(hessian, ridge)
    effect = _design_effect(given, score, covariance) if clustered else 1.0
    covariance = covariance * effect
    half = Z95 * np.sqrt(np.maximum(np.diag(covariance), 0.0))
    return Estimate(
        locked(score),
        locked(covariance),
        locked(score - half),
        locked(score + half),
        prior,
        effect,
        found,
    )


def log_likelihood(given: Choices, score: Floats) -> float:
    """How likely the choices are under the scores, as a logarithm. Shapes: `score` n."""
    row = given.row
    top = np.maximum.reduceat(score[given.member], given.start[:-1]) if len(row) else np.zeros(0)
    whole = np.bincount(row, np.exp(score[given.member] - top[row]), len(given.chosen))
    return float(given.weight @ (score[given.chosen] - top - np.log(whole)))


def chances(given: Choices, score: Floats) -> Floats:
    """The chance of each entry of `member` to be the one chosen. Shapes: `score` n."""
    row = given.row
    if not len(row):
        return np.zeros(0)
    top = np.maximum.reduceat(score[given.member], given.start[:-1])
    part: Floats = np.exp(score[given.member] - top[row])
    return part / np.bincount(row, part, len(given.chosen))[row]


def _climb(given: Choices, ridge: float) -> tuple[Floats, Floats]:
    """Newton's method, each step halved until it climbs."""
    n = given.n
    score = np.zeros(n)
    value = log_likelihood(given, score)
    for _ in range(STEPS):
        gradient, hessian = _slopes(given, score, ridge)
        if not n or np.abs(gradient).max() < ENOUGH * max(1.0, float(given.weight.sum())):
            break
        step = cho_solve(cho_factor(_full(hessian, ridge)), gradient)
        step -= step.mean()
        for _ in range(40):
            tried = score + step
            reached = log_likelihood(given, tried) - ridge / 2 * float(tried @ tried)
            if reached >= value - 1e-12 * abs(value):
                break
            step = step / 2
        score, value = tried, reached
    return score - (score.mean() if n else 0.0), _slopes(given, score, ridge)[1]


def _slopes(given: Choices, score: Floats, ridge: float) -> tuple[Floats, Floats]:
    """Gradient n, and the negative of the second derivatives n × n, the prior's part included."""
    n, row = given.n, given.row
    chance = chances(given, score)
    heavy = given.weight[row] * chance
    won = np.bincount(given.chosen, given.weight, n)
    lost = np.bincount(given.member, heavy, n)
    table = csr_array((chance, given.member, given.start), shape=(len(given.chosen), n))
    product = (table.T @ csr_array((heavy, given.member, given.start), shape=table.shape)).toarray()
    return won - lost - ridge * score, np.diag(lost + ridge) - product


def _full(hessian: Floats, ridge: float) -> Floats:
    """Without a prior only differences are known: fix the sum, by a term of the size of the others."""
    n = len(hessian)
    return hessian if ridge else hessian + max(float(np.trace(hessian)) / n, 1e-12) / n


def _inverse(hessian: Floats, ridge: float) -> Floats:
    """The covariance of scores that add up to 0."""
    n = len(hessian)
    if not n:
        return np.zeros((0, 0))
    found: Floats = cho_solve(cho_factor(_full(hessian, ridge)), np.eye(n))
    found = found - found.mean(axis=0) - found.mean(axis=1)[:, None] + found.mean()
    return (found + found.T) / 2


def _design_effect(given: Choices, score: Floats, covariance: Floats) -> float:
    """How much more people differ than choices would by chance, at least 1."""
    who = np.unique(given.by, return_inverse=True)[1]
    people = int(who.max()) + 1 if len(who) else 0
    if people < 2:
        return 1.0
    row = given.row
    lean = np.r_[given.weight, -given.weight[row] * chances(given, score)]
    at = np.r_[who, who[row]], np.r_[given.chosen, given.member]
    pull = csr_array((lean, at), shape=(people, given.n))
    between = covariance @ (pull.T @ pull).toarray() @ covariance * people / (people - 1)
    seen = np.diag(covariance) > 0
    if not seen.any():
        return 1.0
    return max(1.0, float(np.mean(np.diag(between)[seen] / np.diag(covariance)[seen])))
