"""`alongside value case`: a case from a file, worked out, with its workbook and its two pages."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from alongside.backends import case_files
from alongside.backends.case_files.wording import caution
from alongside.engines import economics as engine
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics.draws import simulate, spread
from alongside.exchange.feeds.reading import FileBroken

__all__ = ["FileBroken", "keep_pages", "keep_workbook", "read", "run"]

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


def keep_pages(case: engine.Case, path: Path, *, draws: int, seed: int) -> None:
    """Write the case as two pages to print.

    Raises: FileBroken where that cannot be, or where this machine makes no PDF.
    """
    from alongside.backends.case_files.summary import NoPdf, as_html, as_pdf, summary

    drawn = simulate(case, draws, seed=seed) if draws else None
    try:
        body = as_pdf(as_html(summary(case, draws=drawn)))
    except NoPdf as problem:
        raise FileBroken(str(problem)) from problem
    _keep(path, body)


def _keep(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as problem:
        raise FileBroken(
            f"{path}: it cannot be written: {problem.strerror}. Name another place."
        ) from problem


def run(case: engine.Case, *, draws: int, seed: int) -> dict[str, Any]:
    """What `--json` prints of a case; with no draws no intervals.

    Raises: FileBroken where a number, a range or a scenario leads to what cannot be.
    """
    try:
        found = engine.results(case)
        drawn = _drawn(case, found, draws, seed)
    except EngineInputError as problem:
        raise FileBroken(str(problem)) from problem
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
        **drawn,
        "scenarios": {one.id: _scenario(case, one) for one in case.scenarios},
        "not_known": list(found.not_known),
        "cautions": [{**asdict(one), "said": caution(case, one)} for one in found.cautions],
    }


def _drawn(case: engine.Case, result: engine.Result, draws: int, seed: int) -> dict[str, Any]:
    """How sure it is: ranges that hold 95% of the draws, and what knowing for sure would be worth."""
    if not draws:
        return {"draws": 0, "seed": seed, "intervals": {}, "evpi": None}
    found = simulate(case, draws, seed=seed)
    costs = found.costs.sum(1)
    figures = {"npv": found.npv, "cash_npv": found.cash_npv}
    if (costs > 0).all():
        figures["bcr"] = found.benefits.sum(1) / costs
    return {
        "draws": draws,
        "seed": seed,
        "intervals": {
            **{name: _spread(values, name) for name, values in figures.items()},
            "parties": {
                party: _spread(found.of(party), "npv") if _is_known(result, case, party) else None
                for party in found.parties
            },
        },
        "evpi": _number(engine.evpi(np.column_stack((np.zeros(draws), found.npv))).value),
    }


def _spread(values: Any, name: str) -> dict[str, float | None]:
    one = spread(values)
    told = {"low": one.low, "median": one.median, "high": one.high, "mean": one.mean, "se": one.se}
    if name != "bcr":
        told["chance_below_0"] = one.loss
    return {name: _number(value) for name, value in told.items()}


def _number(value: float | None) -> float | None:
    return None if value is None or not np.isfinite(value) else round(float(value), DIGITS) + 0.0


def _by(values: Any) -> dict[str, float | None]:
    return {name: _number(one) for name, one in zip(engine.COUNTS, values, strict=True)}


def _years(found: engine.Result, values: Any) -> dict[str, float | None]:
    return {str(year): _number(one) for year, one in zip(found.years, values, strict=True)}


def _party(case: engine.Case, found: engine.Result, one: engine.Position) -> dict[str, Any]:
    party = case.party(one.party)
    unknown = [name for name, known in zip(engine.COUNTS, one.known, strict=True) if not known]
    return {
        "name": party.name,
        "kind": party.kind,
        "npv": _number(one.total) if _is_known(found, case, party.id) else None,
        **{name: None if name in unknown and not amount else amount for name, amount in _by(one.net).items()},
        "bears": _by(one.bears),
        "gains": _by(one.gains),
        "budget": _years(found, one.revenue + one.capital),
        "revenue": _years(found, one.revenue),
        "capital": _years(found, one.capital),
        "weight": one.weight,
        "not_known": unknown,
    }


def _is_known(found: engine.Result, case: engine.Case, party: str) -> bool:
    """Whether anything about a party is known: who appears in no stream bears and gains nothing."""
    about = [one.known for one in found.lines if party in _sides(case, one.stream)]
    return not about or any(about)


def _sides(case: engine.Case, stream: str) -> tuple[str, str]:
    one = case.stream(stream)
    return one.bears, one.gains


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
