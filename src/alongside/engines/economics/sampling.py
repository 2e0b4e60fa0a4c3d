"""Random numbers that are the same whatever else is drawn, and in whatever pieces."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from .._shared.errors import EngineInputError

Floats = NDArray[np.float64]

BLOCK = 16_384  # draws that are made at once, always from the start of a block


def blocks(draws: int) -> list[slice]:
    """The blocks in which so many draws are made; the last may be cut short."""
    return [slice(first, min(first + BLOCK, draws)) for first in range(0, draws, BLOCK)]


def uniforms(key: str, block: int, count: int = BLOCK, *, seed: int, latin: bool = False) -> Floats:
    """The first `count` of the `BLOCK` numbers between 0 and 1 of one input in one block.

    They depend on the input's key, the block and the seed alone: other inputs, the number of draws and the
    order of work change nothing. `latin`: a Latin hypercube within the block, each of `BLOCK` equal slices
    hit once.
    Source: McKay, Beckman and Conover (1979), Technometrics 21, 239–245.
    """
    random = _random(key, block, seed)
    return stratified(random.random(BLOCK), random)[:count] if latin else random.random(count)


def stratified(values: Floats, random: np.random.Generator) -> Floats:
    """Numbers between 0 and 1 in the order of `values`, one in each of as many equal slices."""
    rank = np.empty(len(values))
    rank[np.argsort(values, kind="stable")] = np.arange(len(values), dtype=np.float64)
    found: Floats = (rank + random.random(len(values))) / len(values)
    return found


def _random(key: str, block: int, seed: int) -> np.random.Generator:
    entropy = [seed, block, zlib.crc32(key.encode()), zlib.adler32(key.encode())]
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(entropy)))


def together(
    uniform: Floats, root: Floats, key: str, block: int, *, seed: int, latin: bool = False
) -> Floats:
    """Correlate independent numbers between 0 and 1 (k × b) by a Gaussian copula with this root (k × k).

    With `latin` each is stratified anew after, as Iman and Conover do: the order is that of the correlated
    numbers, and each slice is hit once.
    Source: Iman and Conover (1982), Communications in Statistics B11, 311–334; Nelsen (2006), An Introduction
    to Copulas.
    """
    mixed: Floats = root @ special.ndtri(uniform)
    if latin:
        random = _random(key, block, seed)
        return np.array([stratified(one, random) for one in mixed])
    found: Floats = special.ndtr(mixed)
    return found


def root_of(count: int, pairs: Sequence[tuple[int, int, float]]) -> Floats:
    """The Cholesky root of the correlations of `count` normal numbers, given rank correlations of some pairs.

    A rank correlation r (Spearman's) of two distributions is that of normal numbers with 2 sin(π r ÷ 6);
    pairs that are not named are not correlated.
    Raises: EngineInputError for correlations that cannot hold together.
    Source: Pearson (1907); Nelsen (2006), An Introduction to Copulas, section 5.1.
    """
    matrix = np.eye(count)
    for one, other, r in pairs:
        matrix[one, other] = matrix[other, one] = 2 * np.sin(np.pi * r / 6)
    values, vectors = np.linalg.eigh(matrix)
    if (values < -1e-8).any():
        raise EngineInputError(
            "correlations",
            "they cannot all hold together.",
            "Where a goes with b and b with c, say also how a goes with c; or take one back.",
        )
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    _, upper = np.linalg.qr(root.T)
    found: Floats = upper.T * np.where(np.diag(upper) < 0, -1.0, 1.0)
    return found


def rank_correlation(left: ArrayLike, right: ArrayLike) -> float:
    """Spearman's rank correlation of draws without ties."""
    ranks = [np.argsort(np.argsort(np.asarray(one))) for one in (left, right)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])
