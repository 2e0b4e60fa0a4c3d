"""`alongside network`: actors and ties from files; every measure as plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.engines import networks as engine
from alongside.exchange.feeds.reading import FileBroken

from .columns import Columns, Names, read_columns

ALSO = {
    "node": "id", "actor": "id",
    "from": "source", "src": "source", "i": "source", "a": "source",
    "to": "target", "dst": "target", "j": "target", "b": "target",
    "w": "weight", "freq": "weight", "frequency": "weight", "strength": "weight",
    "type": "kind", "rel": "kind", "year": "time", "date": "time",
}  # fmt: skip
DIGITS, EMPTY = 12, "(not stated)"
MISSING = {"", "na", "n/a", "nan", "null"}
KEY, MOST_FOR_KEY = 3, 5_000
TOLD = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
Warn = Callable[[str], None]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Read:
    """What the files hold: ids in order, the network, and the names and labels of groups, if asked for."""

    ids: list[str]
    net: engine.Network
    weighted: bool
    names: list[str]
    label: Ints | None


def run(
    *,
    nodes: Path,
    ties: Path,
    group: str,
    directed: bool,
    kinds: tuple[str, ...],
    years: tuple[int, int] | None,
    warn: Warn,
) -> dict[str, Any]:
    """Read, measure, and return what `--json` prints; actors by id, so the order of rows changes nothing.

    Raises: FileBroken, a sentence that names file, row and column.
    """
    ids, names, label = _actors(nodes, group, warn)
    net, weighted = _ties(ties, nodes.name, ids, directed, kinds, years, warn)
    read = Read(ids, net, weighted, names, label)
    mixed = None if label is None else engine.mixing(net, label)
    return {
        "nodes": _of_nodes(read, mixed),
        "graph": _of_graph(read, mixed),
        "brokerage": None if label is None else _brokerage(read, engine.brokerage(net, label)),
    }


def named(known: Sequence[str], also: Mapping[str, str] = ALSO) -> Names:
    """Turn headers into known names, case aside; the names themselves come before other words for them."""

    def names(header: Sequence[str]) -> list[str]:
        plain = [one.strip().casefold() for one in header]
        found = list(header)
        for word in known:
            exact = [place for place, one in enumerate(plain) if one == word]
            other = [place for place, one in enumerate(plain) if also.get(one) == word]
            for place in (exact or other)[:1]:
                found[place] = word
        return found

    return names


def _actors(path: Path, group: str, warn: Warn) -> tuple[list[str], list[str], Ints | None]:
    """Ids in order, names of groups in order, and each actor's group. A blank or NA is a group of its own."""

    def silent(sentence: str) -> None:
        """Columns of the actors that are not asked for need no word."""

    if group and group.casefold() == "id":
        raise FileBroken(f"--group {group}: an id is not a group. Name another column.")
    rows = read_columns(path, ("id",), (group,) if group else (), silent, named(("id",)))
    if group and group not in rows.cells:
        raise FileBroken(f"--group {group}: there is no such column in {path.name}.")
    coded = rows.texts("id")
    texts = np.array(coded.dictionary.to_pylist(), object)[coded.indices.to_numpy(zero_copy_only=False)]
    first = np.unique(texts.astype(str), return_index=True)[1]
    if len(first) < len(texts):
        again = np.ones(len(texts), bool)
        again[first] = False
        raise rows.broken("id", again, "stands in it twice. Give each id one row.")
    ids = texts[first].tolist()
    if not group:
        return ids, [], None
    said = rows.trimmed(group).to_pylist()
    words = [EMPTY if (word or "").casefold() in MISSING else word for word in (said[at] for at in first)]
    if many := words.count(EMPTY):
        warn(f"{path.name}, column {group}: {many} have none; they are taken as a group '{EMPTY}'.")
    names, label = np.unique(np.array(words, str), return_inverse=True)
    return ids, names.tolist(), label


def _ties(
    path: Path,
    among: str,
    ids: list[str],
    directed: bool,
    kinds: tuple[str, ...],
    years: tuple[int, int] | None,
    warn: Warn,
) -> tuple[engine.Network, bool]:
    """The network of the ties between known actors; those of others are left out and told of."""
    known = ("source", "target", "weight", "kind", "time")
    rows = read_columns(path, known[:2], known[2:], warn, named(known))
    place = {name: position for position, name in enumerate(ids)}
    ends = [positions(rows, column, place) for column in known[:2]]
    strange = (ends[0] < 0) | (ends[1] < 0)
    if strange.any():
        at = int(np.flatnonzero(strange)[0])
        column = "source" if ends[0][at] < 0 else "target"
        other = rows.cells[column][at].as_py()
        warn(
            f"{path.name}: {int(strange.sum()):,} ties are left out: they name who is not in {among}, as "
            f"'{other}' in row {rows.rows[at]}. Add them there to have them counted."
        )
    weighted = "weight" in rows.cells
    weight = rows.numbers("weight", 1.0) if weighted else np.ones(len(strange))
    kept = ~strange & (weight > 0)
    for option, column in (
        ("--kind", "kind") if kinds else ("", ""),
        ("--years", "time") if years else ("", ""),
    ):
        if column and column not in rows.cells:
            raise FileBroken(f"{option}: {path.name} has no column '{column}'.")
    kind = np.zeros(len(kept), np.int64)
    if "kind" in rows.cells:
        words = np.array([word or "" for word in rows.trimmed("kind").to_pylist()], str)
        kind = np.unique(words, return_inverse=True)[1].astype(np.int64)
        if unknown := sorted(set(kinds) - set(words.tolist())):
            raise FileBroken(f"--kind {unknown[0]}: no tie in {path.name} is of that kind.")
        kept &= np.isin(words, kinds) if kinds else True
    if years:
        when = _years(rows)
        kept &= (when >= years[0]) & (when <= years[1])
    told = engine.ties(len(ids), ends[0][kept], ends[1][kept], weight[kept], kind[kept])
    return engine.network(told, directed), weighted


def positions(rows: Columns, column: str, place: dict[str, int]) -> Ints:
    """The place of the id in each row; −1 for one that is not known."""
    coded = rows.texts(column)
    lookup = np.array([place.get(name, -1) for name in coded.dictionary.to_pylist()], np.int64)
    found: Ints = (
        lookup[coded.indices.to_numpy(zero_copy_only=False)] if len(lookup) else np.zeros(0, np.int64)
    )
    return found


def _years(rows: Columns) -> Ints:
    """The year of each tie; −1 where none is told.

    Raises: FileBroken for what does not begin with four digits.
    """
    texts = rows.trimmed("time").to_pylist()
    wrong = np.array([bool(text) and not re.match(r"\d{4}", text) for text in texts], bool)
    if wrong.any():
        raise rows.broken("time", wrong, "is not a date. Write a year, or a date that begins with one.")
    return np.array([int(text[:4]) if text else -1 for text in texts], np.int64)


def _plain(values: Any) -> list[Any]:
    """Numbers as JSON has them: rounded, None where there is none."""
    array = np.asarray(values)
    if array.dtype.kind != "f":
        found: list[Any] = array.tolist()
        return found
    return [round(one, DIGITS) if np.isfinite(one) else None for one in array.tolist()]


def _one(value: float) -> float | None:
    return round(value, DIGITS) if np.isfinite(value) else None


def _of_nodes(read: Read, mixed: engine.Mixing | None) -> dict[str, dict[str, Any]]:
    """Each actor's measures."""
    net = read.net
    degree, near, between = engine.degrees(net), engine.closeness(net), engine.betweenness(net)
    stand, hole, lost = engine.standing(net), engine.holes(net, False), engine.fragility(net, read.label)
    columns: dict[str, Any] = {
        "degree": degree.total,
        "in_degree": degree.received,
        "out_degree": degree.sent,
        "closeness": near.closeness,
        "harmonic": near.harmonic,
        "betweenness": between.value,
        "eigenvector": stand.eigenvector,
        "pagerank": stand.pagerank,
        "k_core": engine.cores(net),
        "component": engine.components(net).label,
        "community": engine.communities(net).label,
        "constraint": hole.constraint,
        "effective_size": hole.effective_size,
        "efficiency": hole.efficiency,
        "hierarchy": hole.hierarchy,
        "cut_point": lost.cut,
        "pairs_lost": lost.pairs_lost,
    }
    if not near.exact:
        columns["harmonic_error"] = near.error
    if not between.exact:
        columns["betweenness_error"] = between.error
    if read.weighted:
        heavy = engine.holes(net)
        columns |= {
            "strength": degree.strength,
            "in_strength": degree.received_strength,
            "out_strength": degree.sent_strength,
            "constraint_weighted": heavy.constraint,
            "effective_size_weighted": heavy.effective_size,
            "efficiency_weighted": heavy.efficiency,
            "hierarchy_weighted": heavy.hierarchy,
        }
    if mixed is not None and read.label is not None:
        columns |= {"ei_index": mixed.ei_by_actor, "groups_cut_off": lost.groups_cut}
        columns["group"] = [read.names[place] for place in read.label]
    told = {name: _plain(values) for name, values in columns.items()}
    return {one: {name: told[name][at] for name in told} for at, one in enumerate(read.ids)}


def _of_graph(read: Read, mixed: engine.Mixing | None) -> dict[str, Any]:
    """The whole network's measures."""
    net, whole, found = read.net, engine.summary(read.net), engine.communities(read.net)
    graph: dict[str, Any] = {
        "nodes": whole.actors,
        "ties": whole.ties,
        "directed": net.directed,
        "density": _one(whole.density),
        "reciprocity": _one(whole.reciprocity),
        "transitivity": _one(whole.transitivity),
        "components": whole.components,
        "largest_component": whole.largest,
        "isolates": whole.alone,
        "communities": len(found.sizes),
        "modularity": _one(found.modularity),
        "ei_index": None,
        "key_players": _key_players(read),
        "introductions": [],
    }
    if mixed is None or read.label is None:
        return graph
    names, table = read.names, mixed.table.tolist()
    sizes = np.bincount(read.label, minlength=len(names)).astype(np.float64)
    variety = engine.diversity([sizes])
    return graph | {
        "groups": dict(zip(names, sizes.astype(int).tolist(), strict=True)),
        "ei_index": _one(mixed.ei_index),
        "ei_index_expected": _one(mixed.expected_ei),
        "ei_index_by_group": dict(zip(names, _plain(mixed.ei_by_group), strict=True)),
        "mixing": {a: dict(zip(names, row, strict=True)) for a, row in zip(names, table, strict=True)},
        "assortativity": _one(mixed.assortativity),
        "segregation": _one(mixed.segregation),
        "odds_ratio_within": _one(mixed.odds),
        "coleman": dict(zip(names, _plain(mixed.coleman), strict=True)),
        "blau": _one(float(variety.blau[0])),
        "shannon": _one(float(variety.shannon[0])),
        "introductions": _introductions(read),
    }


def _key_players(read: Read) -> dict[str, Any]:
    """The few on whom most hangs, directions aside; for networks that are not too large for it."""
    plain, size = read.net.undirected(), min(KEY, len(read.ids))
    if not size or plain.n > MOST_FOR_KEY:
        return {}
    told = {}
    for aim in ("fragmentation", "reach"):
        found = engine.key_players(plain, size, aim)
        told[aim] = {
            "members": [read.ids[one] for one in found.members],
            "value": _one(found.value),
            "bound": _one(found.bound),
            "exact": found.exact,
        }
    return told


def _introductions(read: Read) -> list[dict[str, Any]]:
    """The ties that are missing most, each as if those before it had been made."""
    found = engine.introductions(read.net, read.label, together=len(read.ids) <= MOST_FOR_KEY)
    return [
        {
            "source": read.ids[one.one],
            "target": read.ids[one.other],
            "gain": _one(one.gain),
            "error": _one(one.error),
            "pairs": one.pairs,
            "distance": one.distance or None,
            "through": [read.ids[other] for other in one.between],
            "best_known": found.proven,
        }
        for one in found.best
    ]


def _brokerage(read: Read, found: engine.Brokerage) -> dict[str, Any]:
    """Counts by role, what chance would give, and how far apart they are: of each actor and of the whole."""

    def each(table: Any) -> dict[str, dict[str, Any]]:
        rows = zip(read.ids, table, strict=True)
        return {name: dict(zip(TOLD, _plain(row), strict=True)) for name, row in rows}

    def whole(row: Any) -> dict[str, Any]:
        return dict(zip(TOLD, _plain(row), strict=True))

    return {
        "roles": {name: {role: int(n) for role, n in row.items()} for name, row in each(found.count).items()},
        "graph": {role: int(count) for role, count in whole(found.all_count).items()},
        "expected": {"nodes": each(found.expected), "graph": whole(found.all_expected)},
        "sd": {"nodes": each(found.deviation), "graph": whole(found.all_deviation)},
        "z": {"nodes": each(found.z), "graph": whole(found.all_z)},
    }
