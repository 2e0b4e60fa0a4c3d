"""`alongside value psa`: simulated costs and effects from two files, and what they say of the options."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.engines import economics as engine
from alongside.exchange.feeds.reading import FileBroken, open_table

__all__ = ["FileBroken", "amounts", "run"]

COST, EFFECT = "costs?|c", "effects?|effs?|e|qalys?|q|lys?"
COUNTERS = {
    "",
    "sim",
    "sims",
    "simulation",
    "iteration",
    "iter",
    "draw",
    "run",
    "row",
    "id",
    "index",
    "x",
    "n",
}
COUNTERS |= {"unnamed: 0", "...1", "rowname", "rownames"}


@dataclass(frozen=True, slots=True)
class _Matrix:
    """A file: its columns by the name of the option, a row a simulation."""

    file: str
    columns: dict[str, NDArray[np.float64]]


def amounts(said: str) -> list[float]:
    """Read `20000,25000`.

    Raises: FileBroken with a sentence on what is no amount.
    """
    found = []
    for one in said.split(","):
        try:
            found.append(float(one))
        except ValueError:
            found.append(-1.0)
        if not (np.isfinite(found[-1]) and found[-1] >= 0):
            raise FileBroken(
                f"--wtp: '{one.strip()}' is not an amount. Give one or more, 0 or above, such as 20000,30000."
            )
    return list(dict.fromkeys(one + 0.0 for one in found))


def run(*, costs: Path, effects: Path, wtp: str, against: str, warn: Callable[[str], None]) -> dict[str, Any]:
    """Read both files, reckon, and return what `--json` prints.

    Raises: FileBroken, a sentence that names the file and what to do.
    """
    asked = amounts(wtp)
    money = _read(costs, COST, EFFECT, warn)
    good = _read(effects, EFFECT, COST, warn)
    names, given = _together(money, good, warn)
    first = _named(against, names) if against else 0
    return _told(names, given, first, asked)


def _read(path: Path, kind: str, other: str, warn: Callable[[str], None]) -> _Matrix:
    try:
        table = open_table(path)
        lines = list(table.lines)
    except FileBroken as problem:
        said = str(problem).replace(
            "the file is not in the folder. Put it there, or take its entry out.",
            "there is no such file. Check its name.",
        )
        raise FileBroken(f"{path.name}: {said}") from problem
    if not lines:
        raise FileBroken(f"{path.name}: it has no rows. It needs a row for each simulation.")
    for line in lines:
        if line.fault:
            raise FileBroken(f"{path.name}, row {line.number}: {line.fault}")
    if all(map(_is_number, table.columns)) and not all(one.isdigit() for one in table.columns):
        raise FileBroken(
            f"{path.name}: its first line holds numbers. It needs a first line with the names of the options."
        )
    wanted = _of_kind(path.name, table.columns, kind, other, warn)
    columns = {
        name: [(line.number, line.cells[written]) for line in lines] for written, name in wanted.items()
    }
    counted = [name for name, cells in columns.items() if name.casefold() in COUNTERS and _counts(cells)]
    return _Matrix(
        path.name,
        {name: _numbers(path.name, name, cells) for name, cells in columns.items() if name not in counted},
    )


def _of_kind(
    file: str, header: Sequence[str], kind: str, other: str, warn: Callable[[str], None]
) -> dict[str, str]:
    """Which columns hold options, and their names: `cost_a` is option `a`; what has a name of the other kind
    is left to the other file."""

    def ending(words: str, name: str) -> str | None:
        found = re.fullmatch(rf"(?:{words})(?:[\s_.:\-]+(.+)|(\d+))", name, re.IGNORECASE)
        return (found[1] or found[2]).strip() if found else None

    mine = {one: ending(kind, one) for one in header}
    theirs = {one: ending(other, one) for one in header}
    marked = {one: name for one, name in mine.items() if name}
    if len(marked) > 1 and (any(theirs.values()) or len(marked) == len([one for one in header if one])):
        if left := [one for one in header if one and one not in marked and not theirs[one]]:
            warn(f"{file}: not used: {', '.join(left)}.")
        return {one: f"option {name}" if name.isdigit() else name for one, name in marked.items()}
    return {one: one for one in header}


def _value(text: str) -> float:
    """A number, or NaN for what is none."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _is_number(text: str) -> bool:
    return math.isfinite(_value(text))


def _counts(cells: Sequence[tuple[int, str]]) -> bool:
    """Whether a column only numbers the rows, or is empty."""
    found = np.array([_value(cell) for _, cell in cells])
    if not np.isfinite(found).all():
        return not any(cell.strip() for _, cell in cells)
    return found[0] in (0, 1) and bool((np.diff(found) == 1).all())


def _numbers(file: str, name: str, cells: Sequence[tuple[int, str]]) -> NDArray[np.float64]:
    found = np.array([_value(cell) for _, cell in cells])
    for at in np.flatnonzero(~np.isfinite(found))[:1]:
        row, cell = cells[at]
        raise FileBroken(
            f"{file}, row {row}, column {name}: '{cell}' is not a number. "
            "Correct it, or take the row out of both files."
        )
    return found


def _together(
    money: _Matrix, good: _Matrix, warn: Callable[[str], None]
) -> tuple[list[str], engine.Simulations]:
    """Put the options of both files side by side: by name, else by their order."""
    names = list(money.columns)
    folded = {name.casefold(): name for name in good.columns}
    both = [name for name in names if name.casefold() in folded]
    if len(both) >= 2:
        for file, extra in (
            (money.file, [one for one in names if one not in both]),
            (
                good.file,
                [name for key, name in folded.items() if key not in {one.casefold() for one in both}],
            ),
        ):
            if extra:
                warn(f"{file}: not used, since the other file has no such option: {', '.join(extra)}.")
        pairs = [(name, folded[name.casefold()]) for name in both]
    elif len(names) == len(good.columns) >= 2:
        pairs = list(zip(names, good.columns, strict=True))
        said = ", ".join(f"{one} with {two}" for one, two in pairs)
        warn(f"The files name their options differently; they are taken in their order: {said}.")
    else:
        raise FileBroken(
            f"{money.file} and {good.file}: they need the same two or more options, a column each. "
            f"The first has {', '.join(names) or 'none'}; the second {', '.join(good.columns) or 'none'}."
        )
    costs = np.column_stack([money.columns[one] for one, _ in pairs])
    effects = np.column_stack([good.columns[two] for _, two in pairs])
    if len(costs) != len(effects):
        raise FileBroken(
            f"{money.file} has {len(costs):,} simulations and {good.file} {len(effects):,}. "
            "Row by row both must come from the same ones."
        )
    return [one for one, _ in pairs], engine.simulations(costs, effects)


def _named(against: str, names: list[str]) -> int:
    for place, name in enumerate(names):
        if name.casefold() == against.strip().casefold():
            return place
    raise FileBroken(f"--against: there is no option '{against}'. The options are: {', '.join(names)}.")


def _told(names: list[str], given: engine.Simulations, first: int, asked: list[float]) -> dict[str, Any]:
    others = [one for one in range(given.options) if one != first]
    changes = engine.switches(given)
    icers = [engine.compare(given, one, first).icer for one in others]
    step = engine.step_for(asked, [*(one.exact for one in changes), *(abs(one or 0) for one in icers)])
    every = engine.acceptability(given, asked)
    curves = {one: engine.curve(given, one, first, asked) for one in others}

    def told(values: Sequence[Any]) -> Any:
        """One answer for two options; else by option, each against the first."""
        if len(others) == 1:
            return values[0]
        return {names[one]: value for one, value in zip(others, values, strict=True)}

    at = {}
    for place, wtp in enumerate(asked):
        at[_plain(wtp)] = {
            "enb": told([_number(curves[one].eib[place]) for one in others]),
            "ceac": told([_number(curves[one].ceac[place]) for one in others]),
            "evpi": _number(every.evpi[place]),
            "best": names[every.best[place]],
            "chance_best": {name: _number(every.chance[place, one]) for one, name in enumerate(names)},
            "net_benefit": {name: _number(every.expected[place, one]) for one, name in enumerate(names)},
        }
    return {
        "icer": told([None if one is None else _number(one) for one in icers]),
        "break_even": told([engine.break_even(given, one, first, step) for one in others]),
        "wtp": at,
        "options": names,
        "against": names[first],
        "simulations": len(given.costs),
        "step": step,
        "switches": [
            {"from": names[one.before], "to": names[one.after], "at": one.at, "exact": one.exact}
            for one in engine.switches(given, step)
        ],
        "comparisons": [
            _pair(names, given, later, earlier, asked, step)
            for later in range(given.options)
            for earlier in range(later)
        ],
    }


def _pair(
    names: list[str], given: engine.Simulations, one: int, against: int, asked: list[float], step: float
) -> dict[str, Any]:
    """Two options side by side: the later in the file against the earlier."""
    found, line = engine.compare(given, one, against), engine.curve(given, one, against, asked)
    points = engine.plane(given, one, against)
    return {
        "option": names[one],
        "against": names[against],
        "cost": found.cost,
        "effect": found.effect,
        "icer": found.icer,
        "verdict": found.verdict,
        "break_even": engine.break_even(given, one, against, step),
        "plane": {
            "better_cheaper": points.better_cheaper,
            "better_dearer": points.better_dearer,
            "worse_cheaper": points.worse_cheaper,
            "worse_dearer": points.worse_dearer,
        },
        "wtp": {
            _plain(wtp): {"enb": _number(line.eib[place]), "ceac": _number(line.ceac[place])}
            for place, wtp in enumerate(asked)
        },
    }


def _number(value: Any) -> float:
    return float(value) + 0.0


def _plain(wtp: float) -> str:
    return f"{int(wtp)}" if wtp == int(wtp) else repr(wtp)
