"""From a case to the case format: what is as usual is left out, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from alongside.engines.economics import values as v

from .reading import NOT_KNOWN, VERSION

USUAL = v.Stream("", "", "", v.UNKNOWN)


def write_case(case: v.Case) -> dict[str, Any]:
    """The document that reads as this case: mappings, lists, texts, numbers, fit for YAML and JSON."""
    made: dict[str, Any] = {
        "case": VERSION,
        "title": case.title,
        "first_year": case.first_year,
        "years": case.years,
        "price_year": case.price_year,
        "discount": _discount(case.discount),
        "inflation": _inflation(case.inflation),
        "optimism": {grade: _number(share) for grade, share in case.optimism} or "none",
        "compared_with": case.compared_with,
        "note": case.note,
        "parties": [_plain(one) for one in case.parties],
        "sources": [_plain(one) for one in case.sources],
        "streams": [_stream(one) for one in case.streams],
        "correlations": [{"between": list(one.between), "r": _number(one.r)} for one in case.correlations],
        "scenarios": [
            {"id": one.id, "name": one.name, "set": {path: _number(value) for path, value in one.set}}
            for one in case.scenarios
        ],
    }
    if case.optimism == tuple(v.GRADES.items()):
        del made["optimism"]
    return {name: value for name, value in made.items() if value not in ("", [])}


def _number(value: float) -> int | float:
    """A whole number without its point."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def _plain(row: Any) -> dict[str, Any]:
    """Its fields that are not as usual."""
    made = {one.name: getattr(row, one.name) for one in fields(row)}
    usual: Mapping[str, Any] = {one.name: one.default for one in fields(row)}
    return {
        name: _number(value) if isinstance(value, float) else value
        for name, value in made.items()
        if value != usual[name] or name == "kind"
    }


def _stream(stream: v.Stream) -> dict[str, Any]:
    made: dict[str, Any] = {"id": stream.id, "name": stream.name, "kind": stream.kind}
    for name in ("bears", "gains"):
        if getattr(stream, name):
            made[name] = getattr(stream, name)
    made["counts_as"] = stream.counts_as
    for name in ("health", "recurrent", "capital", "double_running", "marginal"):
        if getattr(stream, name) != getattr(USUAL, name):
            made[name] = getattr(stream, name)
    for name, field in (("from", "start"), ("ramp", "ramp"), ("until", "until")):
        if getattr(stream, field) != getattr(USUAL, field):
            made[name] = _number(getattr(stream, field))
    for name, amount in stream.amounts:
        if name == v.PRICED or amount != USUAL.amount(name):
            made[name] = _amount(amount)
    if stream.staff is not None:
        made["staff"] = _plain(stream.staff)
    if stream.note:
        made["note"] = stream.note
    return made


def _amount(amount: v.Amount) -> Any:
    """A plain number where there is nothing else to say."""
    made = {"best": NOT_KNOWN if amount.best is None else _number(amount.best)}
    made |= {name: value for name, value in _plain(amount).items() if name != "best"}
    return made["best"] if len(made) == 1 else made


def _discount(given: v.Discount) -> Any:
    def told(rates: v.Rates) -> Any:
        if isinstance(rates, str):
            return rates
        return _number(rates[0]) if len(rates) == 1 else [_number(one) for one in rates]

    if given.money == given.health:
        return told(given.money)
    return {"money": told(given.money), "health": told(given.health)}


def _inflation(given: float | tuple[tuple[int, float], ...]) -> Any:
    if isinstance(given, tuple):
        return {str(year): _number(rate) for year, rate in given}
    return _number(given)
