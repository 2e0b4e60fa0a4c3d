"""From records to pairs that may be one: identifiers first, then the model, then groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .blocking import Pairs, candidates
from .comparisons import ORGANISATIONS, Columns, compare, texts
from .explain import WORDS, Evidence, explain
from .groups import groups, members
from .identifiers import agree, differ
from .model import SHIPPED, Model, bits_of, by_chance, prior_for, probability
from .records import Organisation, columns_of

CERTAIN, CERTAIN_BITS = 1.0, 20.0  # an identifier counts as a million to one in what is said of it


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of rows with the level of each comparison, and the model that judges them."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    levels: NDArray[np.int8]
    model: Model


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, by id, the lower first, that may be one: how likely, why, and of which group they are."""

    a: int
    b: int
    probability: float
    evidence: tuple[Evidence, ...]
    group: int
    clash: bool


def score(columns: Columns, *, seed: int) -> Scored:
    """All pairs with something telling in common, compared; m as it ships, u counted among these records.

    The prior is that of a directory of which a fiftieth stands twice. `seed` draws the pairs to count.
    """
    left, right = candidates(columns)
    start = Model(prior_for(len(next(iter(columns.values())))), SHIPPED.m, SHIPPED.u)
    chosen = by_chance(columns, ORGANISATIONS, start, seed=seed)
    return Scored(left, right, compare(columns, left, right, ORGANISATIONS), chosen)


def same_by_identifier(records: Sequence[Organisation]) -> Pairs:
    """Pairs of rows that have an identifier in common, the lower row first, in order."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, one in enumerate(records):
        for scheme, values in one.identifiers.items():
            for value in sorted(values):
                holders[scheme, value].append(row)
    found = sorted({(a, b) for rows in holders.values() for a in rows for b in rows if a < b})
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def link(
    records: Sequence[Organisation],
    scored: Scored,
    *,
    least: float,
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[Pair, ...]:
    """The pairs that are at least this likely one, the surest first.

    An identifier in common makes a pair certain; a register in which both have different numbers, or
    `apart` (pairs of ids that people know to be two), makes it none, whatever else is alike.
    Order: by probability, then ids. Cost: linear in the pairs, and one sort.
    """
    at = {one.id: row for row, one in enumerate(records)}
    told = [(at[a], at[b]) for a, b in apart if a in at and b in at]
    never = {(min(pair), max(pair)) for pair in told}
    columns = columns_of(records)
    first, second = same_by_identifier(records)
    certain = set(zip(first.tolist(), second.tolist(), strict=True))
    left, right, levels = _with(columns, scored, first, second)
    bits = bits_of(levels, ORGANISATIONS, scored.model, columns, left)
    chance = probability(bits, scored.model.prior)
    kept, chances, conflicts = [], [], set(never)
    for row, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        likely = CERTAIN if (a, b) in certain else float(chance[row])
        if likely < least:
            continue
        if (a, b) in never or differ(records[a].identifiers, records[b].identifiers):
            conflicts.add((a, b))
            continue
        kept.append(row)
        chances.append(likely)
    rows = np.array(kept, dtype=np.int64)
    joined = (len(records), left[rows], right[rows], np.array(chances))
    found = groups(*joined, conflicts | _conflicts(records, members(groups(*joined))))
    lowest: dict[int, int] = {}
    for row, group in enumerate(found.of.tolist()):
        lowest[group] = min(records[row].id, lowest.get(group, records[row].id))
    made = []
    for n, row in enumerate(kept):
        a, b = sorted((int(left[row]), int(right[row])), key=lambda side: records[side].id)
        why = explain(levels[row].tolist(), bits[row].tolist(), ORGANISATIONS, _shared(columns, a))
        why = (*_by_number(records[a], records[b]), *why)
        group = lowest[int(found.of[a])]
        made.append(Pair(records[a].id, records[b].id, chances[n], why, group, bool(found.clash[n])))
    return tuple(sorted(made, key=lambda one: (-one.probability, one.a, one.b)))


def _with(
    columns: Columns, scored: Scored, first: NDArray[np.int64], second: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8]]:
    """The scored pairs and those of one identifier that are not among them."""
    there = set(zip(scored.left.tolist(), scored.right.tolist(), strict=True))
    more = [pair for pair in zip(first.tolist(), second.tolist(), strict=True) if pair not in there]
    extra = np.array(more, dtype=np.int64).reshape(-1, 2)
    levels = compare(columns, extra[:, 0], extra[:, 1], ORGANISATIONS)
    return (
        np.concatenate([scored.left, extra[:, 0]]),
        np.concatenate([scored.right, extra[:, 1]]),
        np.concatenate([scored.levels, levels]),
    )


def _conflicts(records: Sequence[Organisation], found: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Those of each group that have different numbers of one register, however they came together."""
    return {
        (a, b)
        for rows in found
        for at, a in enumerate(rows)
        for b in rows[at + 1 :]
        if differ(records[a].identifiers, records[b].identifiers)
    }


def _by_number(a: Organisation, b: Organisation) -> tuple[Evidence, ...]:
    if not (scheme := agree(a.identifiers, b.identifiers)):
        return ()
    value = f"{scheme} {min(a.identifiers[scheme] & b.identifiers[scheme])}"
    why = WORDS["identifier", "same"].format(value=value)
    return (Evidence("identifier", "same", CERTAIN_BITS, why, value),)


def _shared(columns: Columns, row: int) -> dict[str, str]:
    return {key: texts(columns, name)[row] for key, name in (("where", "postcode"), ("website", "domain"))}
