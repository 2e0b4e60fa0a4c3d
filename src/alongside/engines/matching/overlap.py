"""The subject part: how far two sets of subjects coincide, ancestors included."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .tree import SubjectTree
from .values import NeedProfile, Offers, Rows, owners


def subject_part(need: NeedProfile, offers: Offers, tree: SubjectTree) -> NDArray[np.float64]:
    """Compare the need's subjects with each offer's, by a weighted Jaccard index over the tree.

    Every subject brings its ancestors with it, each step up counting half; a subject reached twice counts
    once, at its highest. The value is the sum of the smaller counts over the sum of the larger. Subjects the
    tree does not have are left out.
    Shapes: n values, NaN where the need or the offer has no subject.
    Cost: O(subjects × depth), sorted.
    Source: Jaccard index on weighted sets (Ružička similarity).
    """
    n = len(offers)
    wanted = np.zeros(len(tree.ids))
    assert need.subject_weights is not None
    one = (np.array([0, len(need.subjects)]), need.subjects)
    _, nodes, counts = _with_ancestors(one, need.subject_weights, tree)
    wanted[nodes] = counts
    if not len(nodes):
        return np.full(n, np.nan)
    rows, nodes, counts = _with_ancestors(offers.subjects, np.ones(len(offers.subjects[1])), tree)
    total = np.bincount(rows, weights=counts, minlength=n)
    smaller = np.bincount(rows, weights=np.minimum(counts, wanted[nodes]), minlength=n)
    larger = wanted.sum() + total - smaller
    known = (total > 0) & (wanted.sum() > 0)
    return np.where(known, smaller / np.where(larger > 0, larger, 1), np.nan)


def _with_ancestors(
    rows: Rows, weights: NDArray[np.float64], tree: SubjectTree
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """List (row, position in the tree, count), once per pair, with every subject's ancestors beside it."""
    at = tree.positions(rows[1])
    known = at >= 0
    at, row, weight = at[known], owners(rows)[known], weights[known]
    length = tree.start[at + 1] - tree.start[at]
    which = np.repeat(np.arange(len(at)), length)
    step = np.arange(len(which)) - np.repeat(np.cumsum(length) - length, length)
    entry = tree.start[at][which] + step
    key = row[which] * max(len(tree.ids), 1) + tree.line[entry]
    count = weight[which] * tree.share[entry]
    if not len(key):
        return key, key, count
    order = np.argsort(key, kind="stable")
    key, count = key[order], count[order]
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    highest = np.maximum.reduceat(count, first)
    return key[first] // len(tree.ids), key[first] % len(tree.ids), highest


def shared_subjects(
    need: NeedProfile, offers: Offers, i: int, tree: SubjectTree
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Name what the need and offer `i` share: the same subjects, and else the nearest common ancestors.

    Order: as the need gives its subjects; ancestors nearest first, then by id.
    """
    start, values = offers.subjects
    theirs = set(values[start[i] : start[i + 1]].tolist())
    same = tuple(dict.fromkeys(subject for subject in need.subjects.tolist() if subject in theirs))
    if same:
        return same, ()
    best: dict[int, float] = {}
    mine = _line_shares(need.subjects, tree)
    others = _line_shares(np.array(sorted(theirs), dtype=np.int64), tree)
    for node in mine.keys() & others.keys():
        best[int(tree.ids[node])] = min(mine[node], others[node])
    highest = max(best.values(), default=0.0)
    return (), tuple(sorted(subject for subject, share in best.items() if share == highest))


def _line_shares(subjects: NDArray[np.int64], tree: SubjectTree) -> dict[int, float]:
    shares: dict[int, float] = {}
    for at in tree.positions(subjects).tolist():
        if at >= 0:
            for entry in range(int(tree.start[at]), int(tree.start[at + 1])):
                node = int(tree.line[entry])
                shares[node] = max(shares.get(node, 0.0), float(tree.share[entry]))
    return shares
