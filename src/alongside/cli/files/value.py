"""`alongside value case`: a case from a file, worked out, with its workbook and its two pages."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from alongside.backends import case_files
from alongside.engines import economics as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.exchange.feeds.reading import FileBroken

__all__ = ["FileBroken", "keep_workbook", "read", "run"]

DIGITS = 6


def read(path: Path) -> engine.Case:
    """The case in a file.

    Raises: FileBroken with a line for each fault, and where it is.
    """
    try:
        return case_files.read_text(path.read_bytes())
    except FileNotFoundError as problem:
        raise FileBroken(f"{path.name}: there is no such file. Check its name.") from problem
    except OSError as problem:
        raise FileBroken(f"{path.name}: it cannot be read: {problem.strerror}.") from problem
    except case_files.CaseBroken as problem:
        raise FileBroken("\n".join(f"{path.name}: {one}" for one in problem.faults)) from problem


def keep_workbook(case: engine.Case, path: Path) -> None:
    """Write the case as a workbook with live formulas.

    Raises: FileBroken where that cannot be.
    """
    from alongside.backends.case_files.workbook import workbook

    _keep(path, workbook(case))


def _keep(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as problem:
        raise FileBroken(
            f"{path}: it cannot be written: {problem.strerror}. Name another place."
        ) from problem


def run(case: engine.Case) -> dict[str, Any]:
    """What `--json` prints of a case.

    Raises: FileBroken where a scenario leads to what cannot be.
    """
    found = engine.results(case)
    return {
        "title": case.title,
        "years": list(found.years),
        "price_year": case.price_year,
        "npv": _number(found.npv),
        "npv_adds": list(engine.COUNTS),
        "npv_by": _by(found.npv_by),
        "bcr": _number(found.bcr),
        "payback": _number(found.payback),
        "payback_discounted": _number(found.payback_discounted),
        "cash": {
            "npv": _number(found.cash_npv),
            "bcr": _number(found.cash_bcr),
            "payback": _number(found.cash_payback),
            "payback_discounted": _number(found.cash_payback_discounted),
        },
        "benefits": _by(found.benefits),
        "costs": _by(found.costs),
        "cashable_share": _number(found.cashable_share),
        "weighted_npv": _number(found.weighted),
        "closing": _number(found.closing),
        "double_running": _number(found.double_running),
        "parties": {one.party: _party(case, found, one) for one in found.positions},
        "streams": {one.stream: _stream(case, found, one) for one in found.lines},
        "staff": {stream: asdict(staff) for stream, staff in found.staff},
        "scenarios": {one.id: _scenario(case, one) for one in case.scenarios},
        "not_known": list(found.not_known),
        "cautions": [asdict(one) for one in found.cautions],
    }


def _number(value: float | None) -> float | None:
    return None if value is None or not np.isfinite(value) else round(float(value), DIGITS) + 0.0


def _by(values: Any) -> dict[str, float | None]:
    return {name: _number(one) for name, one in zip(engine.COUNTS, values, strict=True)}


def _years(found: engine.Result, values: Any) -> dict[str, float | None]:
    return {str(year): _number(one) for year, one in zip(found.years, values, strict=True)}


def _party(case: engine.Case, found: engine.Result, one: engine.Position) -> dict[str, Any]:
    party = case.party(one.party)
    return {
        "name": party.name,
        "kind": party.kind,
        "npv": _number(one.total),
        **_by(one.net),
        "bears": _by(one.bears),
        "gains": _by(one.gains),
        "budget": _years(found, one.revenue + one.capital),
        "revenue": _years(found, one.revenue),
        "capital": _years(found, one.capital),
        "weight": one.weight,
        "not_known": [name for name, known in zip(engine.COUNTS, one.known, strict=True) if not known],
    }


def _stream(case: engine.Case, found: engine.Result, one: engine.Line) -> dict[str, Any]:
    stream = case.stream(one.stream)
    return {
        "name": stream.name,
        "kind": stream.kind,
        "bears": stream.bears or None,
        "gains": stream.gains or None,
        "counts_as": one.counts_as,
        "not_cash_because": one.why or None,
        "known": one.known,
        "full_year": _number(one.full) if one.known else None,
        "years": _years(found, one.years) if one.known else None,
        "worth": _number(one.worth) if one.known else None,
    }


def _scenario(case: engine.Case, scenario: engine.Scenario) -> dict[str, Any]:
    try:
        found = engine.results(engine.with_values(case, dict(scenario.set)))
    except EngineInputError as problem:
        raise FileBroken(f"scenarios: {scenario.id} cannot be worked out: {problem}") from problem
    return {
        "name": scenario.name,
        "npv": _number(found.npv),
        "npv_by": _by(found.npv_by),
        "bcr": _number(found.bcr),
        "payback": _number(found.payback),
        "cashable_share": _number(found.cashable_share),
    }
