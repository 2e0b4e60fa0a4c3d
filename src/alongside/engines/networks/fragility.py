"""What is lost when an actor goes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from .._shared.errors import EngineInputError
from .graphs import graph_of
from .structure import components
from .values import Bools, Ints, Network, group_labels, locked


@dataclass(frozen=True, slots=True)
class Fragility:
    """For each actor, what its leaving would do to the others. Directions aside. Shapes: n each.

    `cut`: others that hang together now would not; `parts`: pieces its component falls into; `pairs_lost`:
    pairs of others that could reach each other and then cannot; `separated`: others outside the largest
    piece; `ties_lost`: its own ties; `groups_cut`: groups with all their members of that component outside
    the largest piece (0 without groups).
    """

    cut: Bools
    parts: Ints
    pairs_lost: Ints
    separated: Ints
    ties_lost: Ints
    groups_cut: Ints


@dataclass(frozen=True, slots=True)
class Loss:
    """What one actor's leaving does: the pieces left of its component, largest first, as positions of
    actors.
    """

    actor: int
    pieces: tuple[tuple[int, ...], ...]
    pairs_lost: int
    ties_lost: int


def fragility(given: Network, group: ArrayLike | None = None) -> Fragility:
    """Say for all actors at once what their leaving would do. Cost: O(n + m), by the block-cut tree.

    Shapes: `group` has n labels, 0 or more. Source: Hopcroft and Tarjan (1973), Comm. ACM 16, 372–378.
    """
    plain = given.undirected()
    n = plain.n
    tree = _tree(plain)
    hangs = tree.above[n : n + tree.blocks]  # the actor that each block hangs on
    left = tree.whole - tree.actors[:n]  # the piece above an actor
    piece = tree.actors[n : n + tree.blocks]
    total = tree.whole - 1
    parts = np.bincount(hangs, minlength=n) + (left > 0)
    kept = left * (left - 1) // 2
    np.add.at(kept, hangs, piece * (piece - 1) // 2)
    largest = left.copy()
    np.maximum.at(largest, hangs, piece)
    own = np.bincount(plain.source, minlength=n) + np.bincount(plain.target, minlength=n)
    cut = parts > 1
    gone = np.zeros(n, np.int64)
    if group is not None:
        label, groups = group_labels("group", group, n)
        gone = _groups_gone(tree, cut, left, label, groups)
    lost = total * (total - 1) // 2 - kept
    return Fragility(*(locked(part) for part in (cut, parts, lost, total - largest, own, gone)))


@dataclass(frozen=True, slots=True)
class _Tree:
    """Blocks hung under actors and actors under blocks, from the first actor of each component down.

    Numbers: actors, then blocks. `above`: what each hangs on, −1 for nothing. `place`: where it stands when
    the tree is walked downwards; `size`: how many stand from there on for it and all below. `actors`: how
    many of these are actors; `lowest`: the lowest of them. `whole`: actors in the component of each actor.
    """

    blocks: int
    above: Ints
    place: Ints
    size: Ints
    actors: Ints
    lowest: Ints
    whole: Ints
    root: Ints


def _tree(plain: Network) -> _Tree:
    """Find the blocks, hang them up, and count what is below each."""
    n = plain.n
    found = list(graph_of(plain).biconnected_components()) if plain.ties else []
    many = np.array([len(block) for block in found], np.int64)
    member = np.fromiter(chain.from_iterable(found), np.int64, int(many.sum()))
    block = np.repeat(np.arange(n, n + len(found)), many)
    hung = components(plain)
    first = np.full(len(hung.sizes), n, np.int64)
    np.minimum.at(first, hung.label, np.arange(n))
    top = n + len(found)
    ends = np.r_[member, np.full(len(first), top)], np.r_[block, first]
    table = csr_array((np.ones(len(ends[0]), np.int8), ends), shape=(top + 1, top + 1))
    order, above = breadth_first_order(table, top, directed=False)
    size, actors = [1] * (top + 1), [1] * n + [0] * (top + 1 - n)
    lowest, over = list(range(top + 1)), above.tolist()
    downwards = order[1:].tolist()
    for one in reversed(downwards):
        up = over[one]
        size[up] += size[one]
        actors[up] += actors[one]
        lowest[up] = min(lowest[up], lowest[one])
    place, free = [0] * (top + 1), [1] * (top + 1)
    for one in downwards:
        up = over[one]
        place[one] = free[up]
        free[up] += size[one]
        free[one] = place[one] + 1
    return _Tree(
        blocks=len(found),
        above=np.where(above == top, -1, above).astype(np.int64),
        place=np.array(place),
        size=np.array(size),
        actors=np.array(actors),
        lowest=np.array(lowest),
        whole=hung.sizes[hung.label],
        root=first[hung.label],
    )


def _groups_gone(tree: _Tree, cut: Bools, left: Ints, label: Ints, groups: int) -> Ints:
    """Count groups that keep nobody in the largest piece; of equals, the one with the lowest actor."""
    n = len(cut)
    gone, actor = np.zeros(n, np.int64), np.flatnonzero(cut)
    blocks = np.arange(n, n + tree.blocks)
    hangs = tree.above[blocks]
    order = np.lexsort((tree.lowest[blocks], -tree.actors[blocks], hangs))
    best = order[np.searchsorted(hangs[order], actor)] + n
    above = left[actor] >= tree.actors[best]  # the piece above holds the first actor of the component
    begin, end = tree.place, tree.place + tree.size
    for one in range(groups):
        mine = np.zeros(len(tree.place) + 1, np.int64)
        mine[tree.place[:n][label == one] + 1] = 1
        upto = np.cumsum(mine)
        root = tree.root[actor]
        whole = upto[end[root]] - upto[begin[root]]
        below = upto[end[actor]] - upto[begin[actor]]
        there = np.where(above, whole - below, upto[end[best]] - upto[begin[best]])
        gone[actor] += (there == 0) & (whole - (label[actor] == one) > 0)
    return gone


def loss_of(given: Network, actor: int) -> Loss:
    """Say what one actor's leaving would do, piece by piece. Cost: O(n + m)."""
    if not 0 <= actor < given.n:
        raise EngineInputError("actor", f"{actor} is not one of {given.n}.", "Give a position from 0.")
    plain = given.undirected()
    own = (plain.source == actor) | (plain.target == actor)
    ends = plain.source[~own], plain.target[~own]
    table = csr_array((np.ones(len(ends[0]), np.int8), ends), shape=(plain.n, plain.n))
    label = connected_components(table, directed=False)[1]
    met = np.unique(label[np.r_[plain.source[own], plain.target[own]]])
    met = met[met != label[actor]]
    pieces = sorted((np.flatnonzero(label == one) for one in met), key=lambda piece: (-len(piece), piece[0]))
    total = sum(len(piece) for piece in pieces)
    lost = total * (total - 1) // 2 - sum(len(piece) * (len(piece) - 1) // 2 for piece in pieces)
    return Loss(actor, tuple(tuple(piece.tolist()) for piece in pieces), lost, int(own.sum()))
