"""`alongside diffusion`: times of starting and ties from files; every measure as plain values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.engines import diffusion as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion import bass
from alongside.exchange.feeds.reading import FileBroken

from .columns import Columns, read_columns
from .network import ALSO, MISSING, named, positions

ALSO_HERE = ALSO | {
    "start": "toa", "started": "toa", "adopted": "toa", "adoption": "toa", "time_of_adoption": "toa",
    "stop": "tos", "stopped": "tos", "tod": "tos", "time_of_stopping": "tos",
    "ego": "source", "alter": "target", "value": "weight", "period": "time", "t": "time", "since": "time",
    "end": "until", "ends": "until",
}  # fmt: skip
ENDS = ("source", "target")
TIES, ALIKE = "ties", "alike"
Warn = Callable[[str], None]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the files: see the command."""

    nodes: Path
    ties: Path
    periods: int | None = None
    lag: int = 0
    weighted: bool = False
    incoming: bool = False
    both_ways: bool = False
    through: str = TIES
    test: int = 0


def run(asked: Asked, warn: Warn) -> dict[str, Any]:
    """Read, measure, and return what `--json` prints; actors by id, so the order of rows changes nothing.

    Raises: FileBroken, a sentence that names file, row and column.
    """
    ids, given, group = _actors(asked, warn)
    told = _ties(asked, ids, given, warn)
    try:
        return _measured(asked, ids, given, told, group, warn)
    except EngineInputError as problem:
        raise FileBroken(f"{problem.input}: {problem.problem} {problem.remedy}") from problem


def _actors(asked: Asked, warn: Warn) -> tuple[list[str], engine.Adoption, NDArray[np.int64] | None]:
    """Ids in order, when each started and stopped, and the label of each, if one is asked for."""

    def silent(sentence: str) -> None:
        """Columns of the actors that are not asked for need no word."""

    name, column = asked.nodes.name, asked.through if asked.through not in (TIES, ALIKE) else ""
    welcome = ("tos", column) if column else ("tos",)
    known = ("id", "toa", "tos")
    rows = read_columns(asked.nodes, known[:2], welcome, silent, named(known, ALSO_HERE))
    if column and column not in rows.cells:
        raise FileBroken(f"--through {column}: there is no such column in {name}. Or say {TIES}, {ALIKE}.")
    coded = rows.texts("id")
    texts = np.array(coded.dictionary.to_pylist(), object)[coded.indices.to_numpy(zero_copy_only=False)]
    first = np.unique(texts.astype(str), return_index=True)[1]
    if len(first) < len(texts):
        again = np.ones(len(texts), bool)
        again[first] = False
        raise rows.broken("id", again, "stands in it twice. Give each id one row.")
    start = times(rows, "toa")
    stop = times(rows, "tos") if "tos" in rows.cells else np.full(len(start), np.nan)
    if (wrong := np.isnan(start) & ~np.isnan(stop)).any():
        raise rows.broken("tos", wrong, "is a stop without a start. Fill toa, or leave both empty.")
    if (wrong := stop < start).any():
        raise rows.broken("tos", wrong, "is before its toa. Correct one of the two.")
    group = None
    if column:
        words = np.array([word or "" for word in rows.trimmed(column).to_pylist()], str)[first]
        group = np.unique(words, return_inverse=True)[1].astype(np.int64)
        group[[word.casefold() in MISSING for word in words]] = -1
    return texts[first].tolist(), _adoption(asked, start[first], stop[first], warn), group


def _adoption(asked: Asked, start: Floats, stop: Floats, warn: Warn) -> engine.Adoption:
    """With --periods N: periods 1 … N if all times are in them, else N from the earliest start."""
    name, seen = asked.nodes.name, start[~np.isnan(start)]
    if not len(seen):
        warn(f"{name}, column toa: it is empty in all rows; nobody has started.")
        return engine.adoption(len(start), start, first=1, periods=asked.periods or 1)
    ordinal = asked.periods is not None and seen.min() >= 1 and seen.max() <= asked.periods
    first = 1 if ordinal else int(seen.min())
    if asked.periods is not None and (late := int((seen >= first + asked.periods).sum())):
        last = first + asked.periods - 1
        warn(f"{name}: {late:,} start after period {last}, the last of {asked.periods}: not started by then.")
    try:
        return engine.adoption(len(start), start, stop, first=first, periods=asked.periods)
    except EngineInputError as problem:
        raise FileBroken(f"{name}, column toa: {problem.problem} {problem.remedy}") from problem


def times(rows: Columns, column: str) -> Floats:
    """Whole periods, or dates by their year; NaN where the cell is empty or NA.

    Raises: FileBroken for anything else.
    """
    coded = rows.trimmed(column).dictionary_encode()
    read = [_time(text) for text in coded.dictionary.to_pylist()]
    lookup = np.array([np.inf if one is None else one for one in [*read, np.nan]], np.float64)
    found: Floats = lookup[coded.indices.fill_null(len(read)).to_numpy(zero_copy_only=False)]
    if np.isinf(found).any():
        why = "is not a period. Write a whole number, as a year; leave it empty if there is none."
        raise rows.broken(column, np.isinf(found), why)
    return found


def _time(text: str) -> float | None:
    if text.casefold() in MISSING:
        return float("nan")
    if re.match(r"\d{4}-\d\d(-\d\d)?(\D|$)", text):
        return float(text[:4])
    return float(text) if re.fullmatch(r"-?\d{1,9}(\.0*)?", text) else None


def _ties(asked: Asked, ids: list[str], given: engine.Adoption, warn: Warn) -> engine.Ties:
    """The ties between known actors: in their period, from `time` to `until`, or always if none is told."""
    known = (*ENDS, "weight", "kind", "time", "until")
    path, rest = asked.ties, known[2:]
    rows = read_columns(path, ENDS, rest, warn, named(known, ALSO_HERE))
    place = {name: at for at, name in enumerate(ids)}
    ends = [positions(rows, column, place) for column in ENDS]
    strange = (ends[0] < 0) | (ends[1] < 0)
    if strange.any():
        at = int(np.flatnonzero(strange)[0])
        other = rows.cells["source" if ends[0][at] < 0 else "target"][at].as_py()
        warn(
            f"{path.name}: {int(strange.sum()):,} ties are left out: they name who is not in "
            f"{asked.nodes.name}, as '{other}' in row {rows.rows[at]}. Add them there to have them counted."
        )
    if own := int(((ends[0] == ends[1]) & ~strange).sum()):
        warn(f"{path.name}: {own:,} ties of someone with themselves are left out.")
    weight = rows.numbers("weight", 1.0) if "weight" in rows.cells else np.ones(len(strange))
    when = times(rows, "time") if "time" in rows.cells else np.full(len(strange), np.nan)
    until = times(rows, "until") if "until" in rows.cells else when
    if (wrong := until < when).any():
        raise rows.broken("until", wrong, "is before its time. Correct one of the two.")
    kept = ~strange
    found = engine.ties(
        len(ids),
        ends[0][kept],
        ends[1][kept],
        weight[kept],
        since=when[kept],
        until=until[kept],
        both_ways=asked.both_ways,
    )
    last = given.first + given.periods - 1
    outside = np.isfinite(found.since) & ((found.until < given.first) | (found.since > last))
    if outside.any():
        many = int(outside.sum())
        warn(f"{path.name}, column time: {many:,} ties lie outside periods {given.first} to {last}.")
    return found


def _measured(
    asked: Asked,
    ids: list[str],
    given: engine.Adoption,
    told: engine.Ties,
    group: NDArray[np.int64] | None,
    warn: Warn,
) -> dict[str, Any]:
    course, exposed = engine.curve(given), _exposure(asked, given, told, group)
    level = engine.threshold(given, exposed)
    incoming = asked.incoming
    classes = engine.classes(given, level).names()

    def each(values: Any) -> dict[str, Any]:
        return dict(zip(ids, plain(values), strict=True))

    return {
        "periods": plain(course.period),
        "cumulative": plain(course.ever),
        "hazard": plain(course.hazard),
        "exposure": {
            "mean": [_mean(column) for column in exposed.T],
            "through": asked.through,
            "lag": asked.lag,
        },
        "threshold": each(level),
        "infectiousness": each(engine.infectiousness(given, told, incoming=incoming)),
        "susceptibility": each(engine.susceptibility(given, told, incoming=incoming)),
        "moran": _moran(given, told, warn),
        "bass": _bass(course),
        "classes": {
            name: {"toa_class": a, "thr_class": b} for name, (a, b) in zip(ids, classes, strict=True)
        },
        "dependence": _dependence(asked, given, told),
        "curve": {
            "started": plain(course.started),
            "stopped": plain(course.stopped),
            "using": plain(course.using),
            "prop": plain(course.share),
            "prop_low": plain(course.share_low),
            "prop_high": plain(course.share_high),
            "rate": plain(course.rate),
            "left": plain(course.left),
            "hazard_low": plain(course.hazard_low),
            "hazard_high": plain(course.hazard_high),
            "density": _density(given, told),
        },
        "actors": given.n,
        "ties": told.held().nnz,
    }


def _exposure(
    asked: Asked, given: engine.Adoption, told: engine.Ties, group: NDArray[np.int64] | None
) -> Floats:
    if group is not None:
        return engine.exposure_by_attribute(given, group, lag=asked.lag)
    if asked.through == ALIKE:
        return engine.exposure_through(given, engine.equivalence(told).alike, lag=asked.lag)
    ways = {"weighted": asked.weighted, "incoming": asked.incoming}
    return engine.exposure(given, told, lag=asked.lag, **ways)


def _mean(column: Floats) -> float | None:
    return float(column.mean()) if len(column) and not np.isnan(column).any() else None


def _density(given: engine.Adoption, told: engine.Ties) -> list[float]:
    pairs = max(given.n * (given.n - 1), 1)
    found = np.zeros(given.periods)
    for places, matrix in told.by_period(given, False, False):
        found[places] = matrix.nnz / pairs
    return found.tolist()


def _moran(given: engine.Adoption, told: engine.Ties, warn: Warn) -> dict[str, Any]:
    """By 1 ÷ steps, as netdiffuseR's summary; and, as `by_ties`, by the weights of ties alone."""

    def said(found: engine.Moran) -> dict[str, Any]:
        parts = (found.observed, found.expected, found.deviation, found.p)
        return dict(zip(("observed", "expected", "sd", "p"), map(plain, parts), strict=True))

    by_ties = said(engine.moran_of(given, told, by="ties"))
    try:
        return said(engine.moran_of(given, told)) | {"by": "nearness", "by_ties": by_ties}
    except EngineInputError as problem:
        warn(f"Moran's I is by ties alone: {problem.problem}")
        return by_ties | {"by": "ties", "by_ties": by_ties}


def _bass(course: engine.Curve) -> dict[str, Any]:
    """The Bass curve of those who are here: m, how many ever could start, is how many there are."""
    found = bass.fit(course.started, m=float(course.left[0]) if course.left[0] else None)
    numbers = {"p": found.p, "q": found.q, "m": found.m}
    return {
        **{name: _one(part.value) for name, part in numbers.items()},
        "se": {name: _one(part.se) for name, part in numbers.items()},
        "interval": {name: [_one(part.low), _one(part.high)] for name, part in numbers.items()},
        "peak": _one(found.peak.value),
        "why": found.why,
    }


def _dependence(asked: Asked, given: engine.Adoption, told: engine.Ties) -> dict[str, Any] | None:
    if not asked.test:
        return None
    found = engine.dependence(given, told, runs=asked.test, lag=asked.lag)
    parts = {"observed": found.observed, "expected": found.expected, "low": found.low, "high": found.high}
    return {**{name: _one(part) for name, part in parts.items()}, "p": _one(found.p), "runs": found.runs}


def plain(values: Any) -> list[Any]:
    """Numbers as JSON has them, all digits; None where there is none."""
    array = np.asarray(values)
    if array.dtype.kind != "f" or np.isfinite(array).all():
        found: list[Any] = array.tolist()
        return found
    return [_one(one) for one in array.tolist()]


def _one(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
