"""Whether ties stay inside groups or cross: mixing, E-I index, assortativity, bridges, diversity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from .._shared.checks import frozen_array, require_between, require_finite
from .values import Floats, Ints, Network, group_labels, locked


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties by group of their ends.

    Shapes: G groups. `table` G × G: ties from row to column; without directions a tie inside stands on the
    diagonal once and one that crosses once on each side. `ei_index`: (crossing − inside) ÷ all, −1 to 1, NaN
    without ties; `ei_by_group` G; `ei_by_actor` n. `expected_ei`: what it would be if all pairs were as
    likely tied. `assortativity`: −1 to 1, 0 when groups do not matter. `segregation`: 1 − crossing ÷
    expected crossing, at least 0 (Freeman). `coleman` G: −1 to 1. `odds`: odds of a tie inside to one
    across.
    """

    table: Ints
    ei_index: float
    ei_by_group: Floats
    ei_by_actor: Floats
    expected_ei: float
    assortativity: float
    segregation: float
    odds: float
    coleman: Floats


@dataclass(frozen=True, slots=True)
class Diversity:
    """How mixed something is. Shapes: one per row of what was given; NaN for a row without members.

    `blau`: chance that two drawn at random, with putting back, differ; `shannon` in nats; `kinds`: how many
    there are at all; `evenness`: shannon ÷ its largest, 1 where all are alike in number, NaN for one kind.
    """

    blau: Floats
    shannon: Floats
    kinds: Ints
    evenness: Floats


@dataclass(frozen=True, slots=True)
class Bridging:
    """Who joins groups that have few other ties.

    Shapes: `reaches` n: groups other than its own to which the actor has a tie; `diversity` n: Blau's index
    of its neighbours' groups; `pairs` k × 3: (group, other group, actor) where the actor has ties to both,
    most first; `carried` k: ties of that actor between the two; `share` k: of all ties between the two
    groups.
    """

    reaches: Ints
    diversity: Floats
    pairs: Ints
    carried: Ints
    share: Floats


def mixing(given: Network, group: ArrayLike) -> Mixing:
    """Tell how far ties stay inside groups. Shapes: `group` has n labels, 0 or more. Weights play no part.

    Sources: Krackhardt and Stern (1988), Social Psychology Quarterly 51, 123–140; Newman (2003), Physical
    Review E 67, 026126; Freeman (1978), Sociological Methods & Research 6, 411–429; Coleman (1958).
    """
    label, groups = group_labels("group", group, given.n)
    sizes = np.bincount(label, minlength=groups)
    ends = label[given.source], label[given.target]
    table = np.bincount(ends[0] * groups + ends[1], minlength=groups * groups).reshape(groups, groups)
    told = table if given.directed else table + table.T - np.diag(np.diag(table))
    crosses = (ends[0] != ends[1]).astype(np.float64)
    inside, across = float(len(crosses) - crosses.sum()), float(crosses.sum())
    pairs = float(given.pairs)
    within = float((sizes * (sizes - 1)).sum()) / (1 if given.directed else 2)
    mine = np.concatenate([given.source, given.target])
    cross, whole = np.bincount(mine, np.r_[crosses, crosses], given.n), np.bincount(mine, minlength=given.n)
    own = np.diag(table)
    outer = table.sum(axis=0) + table.sum(axis=1) - 2 * own
    expected = _share(pairs - within, pairs)
    return Mixing(
        table=locked(told),
        ei_index=_share(across - inside, across + inside),
        ei_by_group=locked(_shares(outer - own, outer + own)),
        ei_by_actor=locked(_shares(2 * cross - whole, whole)),
        expected_ei=_share(pairs - 2 * within, pairs),
        assortativity=_newman(table, given.directed),
        segregation=max(0.0, 1 - _share(across / given.ties, expected)) if across else 1.0,
        odds=_share(inside * (pairs - within - across), (within - inside) * across),
        coleman=locked(_coleman(told, given, label, sizes)),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _shares(part: Floats | Ints, whole: Floats | Ints) -> Floats:
    result: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=np.asarray(whole) != 0)
    return result


def _newman(table: Ints, directed: bool) -> float:
    """How much more of the ties lie inside than their ends would have by chance, of the most it could be."""
    both = (table if directed else table + table.T).astype(np.float64)
    if not both.sum():
        return float("nan")
    both /= both.sum()
    chance = float(both.sum(axis=0) @ both.sum(axis=1))
    return _share(float(np.trace(both)) - chance, 1 - chance)


def _coleman(told: Ints, given: Network, label: Ints, sizes: Ints) -> Floats:
    """For each group, ties inside beyond chance, of the most it could be; below chance, of chance."""
    sent = np.bincount(given.source, minlength=given.n)
    if not given.directed:
        sent = sent + np.bincount(given.target, minlength=given.n)
    whole = np.bincount(label, sent, len(sizes))
    inside = np.diag(told) * (1.0 if given.directed else 2.0)
    chance = whole * (sizes - 1) / max(given.n - 1, 1)
    return _shares(inside - chance, np.where(inside >= chance, whole - chance, chance))


def diversity(counts: ArrayLike) -> Diversity:
    """Tell how mixed each row is. Shapes: `counts` rows × kinds, 0 or more.

    Sources: Blau (1977), Inequality and Heterogeneity; Shannon (1948).
    """
    table = np.atleast_2d(frozen_array("counts", counts, np.float64))
    flat = table.ravel()
    require_finite("counts", flat)
    require_between("counts", flat, 0, np.inf)
    whole, kinds = table.sum(axis=1), (table > 0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = table / whole[:, None]
        blau = 1 - (share**2).sum(axis=1)
        shannon = -np.where(share > 0, share * np.log(share), 0.0).sum(axis=1) + 0.0
        evenness = np.where(kinds > 1, shannon / np.log(kinds), np.nan)
    blau[whole == 0] = shannon[whole == 0] = np.nan
    return Diversity(locked(blau), locked(shannon), locked(kinds), locked(evenness))


def bridging(given: Network, group: ArrayLike, top: int = 3) -> Bridging:
    """Name for each two groups the `top` actors of either that carry most ties between them.

    Directions aside.
    """
    label, groups = group_labels("group", group, given.n)
    plain = given.undirected()
    mine, other = np.r_[plain.source, plain.target], np.r_[plain.target, plain.source]
    shape = (plain.n, max(groups, 1))
    met = csr_array((np.ones(len(mine)), (mine, label[other])), shape=shape)
    met.sum_duplicates()
    row = np.repeat(np.arange(plain.n), np.diff(met.indptr))
    reaches = np.bincount(row[met.indices != label[row]], minlength=plain.n)
    degree = np.bincount(mine, minlength=plain.n)
    mixed = 1 - _shares(np.bincount(row, met.data**2, plain.n), degree**2)
    crosses = label[mine] != label[other]
    mine, near, far = mine[crosses], label[mine[crosses]], label[other[crosses]]
    pair = np.minimum(near, far) * groups + np.maximum(near, far)
    key, carried = np.unique(pair * plain.n + mine, return_counts=True)
    pair, actor = key // max(plain.n, 1), key % max(plain.n, 1)
    order = np.lexsort((actor, -carried, pair))
    pair, actor, carried = pair[order], actor[order], carried[order]
    first = np.searchsorted(pair, pair)
    whole = np.bincount(np.searchsorted(pair, pair), carried, len(pair))[first] / 2
    kept = np.arange(len(pair)) - first < top
    pairs = np.column_stack([pair // max(groups, 1), pair % max(groups, 1), actor])[kept]
    share = (carried / whole)[kept]
    return Bridging(locked(reaches), locked(mixed), locked(pairs), locked(carried[kept]), locked(share))
