"""From the case format to a case, with every fault said at once and where it is."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from alongside.engines.economics import values as v
from alongside.engines.economics.checking import faults

VERSION = 1
NOT_KNOWN = "not known"
HEAD = (
    "case", "title", "first_year", "years", "price_year", "discount", "inflation", "optimism",
    "compared_with", "note", "parties", "sources", "streams", "correlations", "scenarios",
)  # fmt: skip
PARTY = ("id", "name", "kind", "block_contract", "weight")
SOURCE = ("id", "title", "year", "licence", "url")
TIMES = ("from", "ramp", "until")
FLAGS = ("recurrent", "capital", "double_running")
STREAM = (
    "id", "name", "kind", "bears", "gains", "counts_as", "health", *FLAGS, "marginal", *TIMES, *v.AMOUNTS,
    "staff", "note",
)  # fmt: skip
AMOUNT = ("best", "low", "high", "shape", "unit", "source", "price_year", "grade", "note")
STAFF = ("fte", "whose", "asked", "replaces")
T = TypeVar("T")


class CaseBroken(ValueError):
    """A case that cannot be read: every fault, with where it is and what to do."""

    def __init__(self, found: tuple[v.Fault, ...]) -> None:
        self.faults = found
        super().__init__("\n".join(map(str, found)))

    def __reduce__(self) -> tuple[type[CaseBroken], tuple[tuple[v.Fault, ...]]]:
        """Let it cross to another process whole."""
        return type(self), (self.faults,)


def read_case(document: object) -> v.Case:
    """Turn a document (mappings, lists, texts, numbers, as YAML or JSON give them) into a case.

    Unpaid carers become a party, and their hours a stream that is not known, where the document has neither.
    Raises: CaseBroken with all faults, each with a path such as `streams[2].value.best`.
    """
    said = v.Faults()
    case = _case(_Reader(said), document)
    if said.found:
        raise CaseBroken(tuple(said.found))
    if wrong := faults(case):
        raise CaseBroken(wrong)
    return v.with_carers(case)


class _Reader:
    """Takes parts out of a document; what does not fit is noted, and something harmless stands for it."""

    def __init__(self, said: v.Faults) -> None:
        self.said = said

    def mapping(self, where: str, given: object, names: tuple[str, ...]) -> dict[str, Any]:
        """A mapping with these names and no others."""
        if not isinstance(given, Mapping):
            self.said.add(where or "the file", "it is not a list of names with values.", "Write name: value.")
            return {}
        for name in given:
            if name not in names:
                near = difflib.get_close_matches(str(name), names, 1)
                remedy = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(names)}."
                self.said.add(_at(where, str(name)), "we do not know this word.", remedy)
        return {name: given[name] for name in names if name in given}

    def many(self, where: str, given: object, read: Callable[[str, object], T]) -> tuple[T, ...]:
        """Each of a list."""
        if not isinstance(given, list | tuple):
            self.said.add(where, "it is not a list.", "Begin each entry with a hyphen.")
            return ()
        return tuple(read(f"{where}[{at}]", one) for at, one in enumerate(given))

    def text(self, where: str, row: dict[str, Any], name: str, needed: bool = False) -> str:
        """A text; a number is taken as written, nothing else is."""
        given = row.get(name, "")
        if given is None or isinstance(given, bool | float) or not isinstance(given, str | int):
            self.said.add(
                _at(where, name), "it is not a text.", "Write words, in quotation marks if need be."
            )
            return ""
        if needed and not str(given).strip():
            self.said.add(_at(where, name), "it is missing.", "Say it.")
        return str(given)

    def flag(self, where: str, row: dict[str, Any], name: str, default: bool) -> bool:
        """True or false."""
        found = self.maybe(where, {name: row.get(name, default)}, name)
        return default if found is None else found

    def maybe(self, where: str, row: dict[str, Any], name: str) -> bool | None:
        """True, false, or None where nothing is said."""
        given = row.get(name, NOT_KNOWN)
        if given == NOT_KNOWN:
            return None
        if not isinstance(given, bool):
            self.said.add(_at(where, name), f"'{given}' is neither true nor false.", "Write true or false.")
            return None
        return given

    def number(self, where: str, given: object) -> float:
        """A number."""
        if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
            told = "nothing" if given is None else f"'{given}'"
            self.said.add(where, f"{told} is not a number.", f"Write digits such as 1250.50, or {NOT_KNOWN}.")
            return 0.0
        return float(given)

    def whole(self, where: str, given: object) -> int:
        """A whole number, as of a year."""
        found = self.number(where, given)
        if found != int(found):
            self.said.add(where, f"{found:g} is not a whole number.", "Write it without a fraction.")
        return int(found)


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _case(read: _Reader, document: object) -> v.Case:
    row = read.mapping("", document, HEAD)
    if row.get("case") != VERSION:
        read.said.add("case", "it does not say which format this is.", f"Begin with  case: {VERSION}")
    for name in ("title", "first_year", "years", "streams"):
        if name not in row:
            read.said.add(name, "it is missing.", "Every case needs it.")
    first = read.whole("first_year", row.get("first_year", 2000))
    return v.Case(
        title=read.text("", row, "title"),
        first_year=first,
        years=read.whole("years", row.get("years", 1)),
        price_year=read.whole("price_year", row.get("price_year", first)),
        parties=read.many("parties", row.get("parties", []), lambda at, one: _party(read, at, one)),
        streams=read.many("streams", row.get("streams", []), lambda at, one: _stream(read, at, one)),
        sources=read.many("sources", row.get("sources", []), lambda at, one: _source(read, at, one)),
        discount=_discount(read, row.get("discount", v.GREEN_BOOK)),
        inflation=_inflation(read, row.get("inflation", 0.0)),
        optimism=_optimism(read, row.get("optimism")),
        compared_with=read.text("", row, "compared_with"),
        correlations=read.many(
            "correlations", row.get("correlations", []), lambda at, one: _pair(read, at, one)
        ),
        scenarios=read.many("scenarios", row.get("scenarios", []), lambda at, one: _scenario(read, at, one)),
        note=read.text("", row, "note"),
    )


def _party(read: _Reader, where: str, given: object) -> v.Party:
    row = read.mapping(where, given, PARTY)
    return v.Party(
        id=read.text(where, row, "id", needed=True),
        name=read.text(where, row, "name") or read.text(where, row, "id"),
        kind=read.text(where, row, "kind") or "other",
        block_contract=read.flag(where, row, "block_contract", False),
        weight=read.number(f"{where}.weight", row.get("weight", 1)),
    )


def _source(read: _Reader, where: str, given: object) -> v.Source:
    row = read.mapping(where, given, SOURCE)
    return v.Source(
        id=read.text(where, row, "id", needed=True),
        title=read.text(where, row, "title", needed=True),
        year=read.whole(f"{where}.year", row["year"]) if "year" in row else None,
        licence=read.text(where, row, "licence"),
        url=read.text(where, row, "url"),
    )


def _stream(read: _Reader, where: str, given: object) -> v.Stream:
    row = read.mapping(where, given, STREAM)
    if "value" not in row:
        read.said.add(f"{where}.value", "it is missing.", f"Give a number, or {NOT_KNOWN}.")
    given_amounts = {name: _amount(read, f"{where}.{name}", row[name]) for name in v.AMOUNTS if name in row}
    return v.Stream(
        id=read.text(where, row, "id", needed=True),
        name=read.text(where, row, "name") or read.text(where, row, "id"),
        kind=read.text(where, row, "kind", needed=True),
        bears=read.text(where, row, "bears"),
        gains=read.text(where, row, "gains"),
        counts_as=read.text(where, row, "counts_as") or "cash",
        health=read.maybe(where, row, "health"),
        recurrent=read.flag(where, row, "recurrent", True),
        capital=read.flag(where, row, "capital", False),
        double_running=read.flag(where, row, "double_running", False),
        marginal=read.maybe(where, row, "marginal"),
        start=read.number(f"{where}.from", row.get("from", 0)),
        ramp=read.number(f"{where}.ramp", row.get("ramp", 0)),
        until=read.number(f"{where}.until", row["until"]) if "until" in row else None,
        staff=_staff(read, f"{where}.staff", row["staff"]) if "staff" in row else None,
        note=read.text(where, row, "note"),
        **{"value": v.UNKNOWN, **given_amounts},
    )


def _amount(read: _Reader, where: str, given: object) -> v.Amount:
    """A number, `not known`, or both with a range and what it rests on."""
    if not isinstance(given, Mapping):
        return v.Amount(_best(read, where, given))
    row = read.mapping(where, given, AMOUNT)
    if "best" not in row:
        read.said.add(f"{where}.best", "it is missing.", f"Give the likeliest number, or {NOT_KNOWN}.")
    return v.Amount(
        best=_best(read, f"{where}.best", row.get("best", NOT_KNOWN)),
        low=read.number(f"{where}.low", row["low"]) if "low" in row else None,
        high=read.number(f"{where}.high", row["high"]) if "high" in row else None,
        shape=read.text(where, row, "shape"),
        unit=read.text(where, row, "unit"),
        source=read.text(where, row, "source"),
        price_year=read.whole(f"{where}.price_year", row["price_year"]) if "price_year" in row else None,
        grade=read.text(where, row, "grade"),
        note=read.text(where, row, "note"),
    )


def _best(read: _Reader, where: str, given: object) -> float | None:
    return None if given == NOT_KNOWN else read.number(where, given)


def _staff(read: _Reader, where: str, given: object) -> v.Staff:
    row = read.mapping(where, given, STAFF)
    return v.Staff(
        fte=_best(read, f"{where}.fte", row.get("fte", NOT_KNOWN)),
        whose=read.text(where, row, "whose"),
        asked=read.text(where, row, "asked"),
        replaces=read.maybe(where, row, "replaces"),
    )


def _discount(read: _Reader, given: object) -> v.Discount:
    if not isinstance(given, Mapping):
        both = _rates(read, "discount", given)
        return v.Discount(both, both)
    row = read.mapping("discount", given, ("money", "health"))
    return v.Discount(
        _rates(read, "discount.money", row.get("money", v.GREEN_BOOK)),
        _rates(read, "discount.health", row.get("health", v.GREEN_BOOK)),
    )


def _rates(read: _Reader, where: str, given: object) -> v.Rates:
    if isinstance(given, str):
        return given
    if isinstance(given, list | tuple):
        return read.many(where, given, read.number)
    return (read.number(where, given),)


def _inflation(read: _Reader, given: object) -> float | tuple[tuple[int, float], ...]:
    if not isinstance(given, Mapping):
        return read.number("inflation", given)
    rates = []
    for year, rate in given.items():
        text = str(year)
        whole = int(text) if text.isascii() and text.isdigit() else read.whole(f"inflation.{text}", year)
        rates.append((whole, read.number(f"inflation.{text}", rate)))
    return tuple(sorted(rates))


def _optimism(read: _Reader, given: object) -> tuple[tuple[str, float], ...]:
    """What the case says of some grades, over the usual; `none` is no correction at all."""
    if given == "none":
        return ()
    said = read.mapping("optimism", {} if given is None else given, tuple(v.GRADES))
    own = {grade: read.number(f"optimism.{grade}", share) for grade, share in said.items()}
    return tuple({**v.GRADES, **own}.items())


def _pair(read: _Reader, where: str, given: object) -> v.Correlation:
    row = read.mapping(where, given, ("between", "r"))
    both = row.get("between")
    if not (isinstance(both, list | tuple) and len(both) == 2 and all(isinstance(one, str) for one in both)):
        read.said.add(
            f"{where}.between", "it does not name two amounts.", "Write [visits.value, beds.value]."
        )
        both = ("", "")
    return v.Correlation((both[0], both[1]), read.number(f"{where}.r", row.get("r")))


def _scenario(read: _Reader, where: str, given: object) -> v.Scenario:
    row = read.mapping(where, given, ("id", "name", "set"))
    changes = row.get("set", {})
    if not isinstance(changes, Mapping):
        read.said.add(f"{where}.set", "it is not a list of amounts.", "Write visits.take_up: 0.3 below it.")
        changes = {}
    return v.Scenario(
        id=read.text(where, row, "id", needed=True),
        name=read.text(where, row, "name") or read.text(where, row, "id"),
        set=tuple((str(path), read.number(f"{where}.set.{path}", one)) for path, one in changes.items()),
    )
