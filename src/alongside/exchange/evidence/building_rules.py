"""How a business case grows in the case format: from six answers, then a part at a time. No rows, no engine.

A number that nobody has said stands in the document as `not known`, never as zero.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

FORMAT = 1
NOT_KNOWN = "not known"
YEARS = 5
CARERS, PEOPLE, PAYER, GAINER = "carers", "people", "payer", "gainer"
COUNTS = ("cash", "capacity", "wellbeing")
KINDS = ("cost", "benefit", "transfer", "closing")
PARTY_KINDS = ("nhs", "council", "government", "charity", "company", "people", "carers", "other")
SHARES = ("take_up", "effect", "attribution", "deadweight", "displacement", "drop_off")
AMOUNTS = ("value", "quantity", "population", *SHARES)
# How sure somebody is: how far the number may lie from the best guess either way, and the grade of proof.
SURE = {"counted": (0.1, "A"), "once": (0.25, "B"), "told": (0.4, "C"), "guess": (0.6, "D")}
COST_SURE = 0.1  # what something costs a year is mostly known to a tenth
HOUR, HOURS = "£ an hour", "hours a year"
CARER_WAYS = ("more", "fewer", "none", "")
# An hour of somebody who is not paid for it: as an hour at the lowest wage, from half of it to twice.
CARER_HOUR = {"best": 12.21, "low": 6.11, "high": 24.42, "unit": HOUR}
CARER_SOURCE = {
    "id": "living-wage",
    "title": "National Living Wage from April 2025, GOV.UK; the range is our judgement",
    "year": 2025,
    "licence": "OGL-UK-3.0",
    "url": "https://www.gov.uk/national-minimum-wage-rates",
}
MOST = 1e12


@dataclass(frozen=True, slots=True)
class Six:
    """What the first screen asks. Money in pounds a year, `of_100` of every hundred people, hours a week.

    `ways`: whether it takes hours of unpaid carers (more), saves them (fewer), does neither (none); empty:
    not known. A number that nobody said is None.
    """

    title: str
    who: str = ""
    people: float | None = None
    cost: float | None = None
    payer: str = ""
    payer_kind: str = "nhs"
    change: str = ""
    of_100: float | None = None
    worth: float | None = None
    gainer: str = ""
    gainer_kind: str = "nhs"
    sort: str = "capacity"
    ways: str = ""
    hours: float | None = None
    sure: str = "told"


def read_number(text: str) -> float | None:
    """The number in what somebody typed, like `£1,200` or `12.5 %`; None where it is none."""
    plain = re.sub(r"[£%,\s\u00a0]", "", text)
    if not re.fullmatch(r"-?\d{1,13}(\.\d{1,6})?", plain):
        return None
    found = float(plain)
    return found if abs(found) <= MOST else None


def key_of(name: str, taken: Iterable[str] = ()) -> str:
    """A short id made of a name that none of `taken` has."""
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:30].strip("-") or "line"
    if not base[0].isalpha():
        base = f"a-{base}"
    used, found, at = set(taken), base, 2
    while found in used:
        found, at = f"{base}-{at}", at + 1
    return found


def ranged(best: float | None, spread: float, **more: Any) -> Any:
    """A number with how far it may lie away; `NOT_KNOWN` where it is."""
    if best is None:
        return NOT_KNOWN
    low, high = sorted((best * (1 - spread), best * (1 + spread)))
    most = more.pop("most", None)
    high = high if most is None else max(best, min(high, most))
    return {"best": _short(best), "low": _short(low), "high": _short(high), **more}


def _short(number: float) -> float | int:
    found = round(number, 6)
    return int(found) if found == int(found) else found


def first_model(
    said: Six, *, year: int, streams: Iterable[Any] = (), parties: Iterable[Any] = ()
) -> dict[str, Any]:
    """A case in the case format from the six answers; `streams`, `parties`: those of a pattern."""
    who = _first_parties(said, parties)
    payer, gainer = who[0]["id"], _gainer_id(said, who)
    places = {PAYER: payer, GAINER: gainer, CARERS: CARERS, PEOPLE: PEOPLE}
    rows = [_running(said, payer), _change(said, gainer), _carer_hours(said)]
    sources = [{"id": "us", "title": "What we said ourselves", "year": year}, dict(CARER_SOURCE)]
    for one in streams:
        rows.append(_from_pattern(one, places, [row["id"] for row in rows]))
    return {
        "case": FORMAT,
        "title": said.title,
        "first_year": year,
        "years": YEARS,
        "price_year": year,
        "discount": "green-book",
        "inflation": 0.02,
        "parties": who,
        "sources": sources,
        "streams": rows,
    }


def _first_parties(said: Six, more: Iterable[Any]) -> list[dict[str, Any]]:
    """Who pays, who gains, the people it is for, unpaid carers: always there; then those of the pattern."""
    found: list[dict[str, Any]] = [{"id": PAYER, "name": said.payer, "kind": said.payer_kind}]
    if said.gainer_kind not in (CARERS, PEOPLE) and not _same(said.gainer, said.payer):
        found.append({"id": GAINER, "name": said.gainer, "kind": said.gainer_kind})
    found.append({"id": PEOPLE, "name": said.who or said.gainer, "kind": "people"})
    found.append({"id": CARERS, "name": "Unpaid carers", "kind": "carers"})
    return [*found, *(dict(one) for one in more)]


def _gainer_id(said: Six, who: list[dict[str, Any]]) -> str:
    if said.gainer_kind in (CARERS, PEOPLE):
        return said.gainer_kind
    return GAINER if any(one["id"] == GAINER for one in who) else PAYER


def _same(one: str, other: str) -> bool:
    return not one.strip() or one.strip().casefold() == other.strip().casefold()


def _running(said: Six, payer: str) -> dict[str, Any]:
    return {
        "id": "running",
        "name": "What it costs to run",
        "kind": "cost",
        "bears": payer,
        "counts_as": "cash",
        "value": ranged(said.cost, COST_SURE, source="us"),
    }


def _change(said: Six, gainer: str) -> dict[str, Any]:
    spread, grade = SURE[said.sure]
    share = None if said.of_100 is None else said.of_100 / 100
    return {
        "id": "change",
        "name": said.change or "What changes",
        "kind": "benefit",
        "gains": gainer,
        "counts_as": said.sort,
        "value": ranged(said.worth, spread, source="us", grade=grade),
        "population": NOT_KNOWN if said.people is None else said.people,
        "effect": ranged(share, spread, most=1.0),
    }


def _carer_hours(said: Six) -> dict[str, Any]:
    """The hours of unpaid carers: a line of its own in every case, not known where nobody said."""
    gives = said.ways != "fewer"
    hours: Any = {"best": NOT_KNOWN, "unit": HOURS}
    if said.ways == "none":
        hours = {"best": 0, "unit": HOURS}
    elif said.ways and said.hours is not None:
        spread, grade = SURE[said.sure]
        hours = ranged(abs(said.hours) * 52, spread, unit=HOURS, source="us", grade=grade)
    return {
        "id": "carers-hours",
        "name": "Hours of unpaid carers" if gives else "Hours that unpaid carers get back",
        "kind": "cost" if gives else "benefit",
        "bears" if gives else "gains": CARERS,
        "counts_as": "wellbeing",
        "value": {**CARER_HOUR, "source": CARER_SOURCE["id"], "price_year": 2025},
        "quantity": hours,
        "population": NOT_KNOWN if said.people is None else said.people,
    }


def _from_pattern(one: Mapping[str, Any], places: Mapping[str, str], taken: list[str]) -> dict[str, Any]:
    """A line of a pattern: whose it is is put in, its number is not known."""
    found = {key: value for key, value in one.items() if key not in ("replaces", "hours")}
    found["id"] = key_of(one["id"], taken)
    for side in ("bears", "gains"):
        if side in one:
            found[side] = places.get(one[side], one[side])
    if one.get("replaces") or one.get("hours") == "replaces":
        found["staff"] = {"replaces": True}
    if "hours" in one:
        hour, hours = {"best": NOT_KNOWN, "unit": HOUR}, {"best": NOT_KNOWN, "unit": HOURS}
        return found | {"value": hour, "quantity": hours}
    return found | {"value": NOT_KNOWN}


def stream(model: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    """One line of a case by its id, a copy."""
    return next((deepcopy(one) for one in model.get("streams", []) if one.get("id") == key), None)


def with_row(model: Mapping[str, Any], part: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The model with one of its `streams`, `parties` or `sources` put in, or put in the place of its like."""
    found = deepcopy(dict(model))
    rows = list(found.get(part) or [])
    at = next((at for at, one in enumerate(rows) if one.get("id") == row["id"]), None)
    if at is None:
        rows.append(dict(row))
    else:
        rows[at] = dict(row)
    found[part] = rows
    return found


def without_row(model: Mapping[str, Any], part: str, key: str) -> dict[str, Any]:
    """The model without one of its rows, and without what only spoke of it."""
    found = deepcopy(dict(model))
    found[part] = [one for one in found.get(part) or [] if one.get("id") != key]
    if part == "streams":
        found["correlations"] = [
            one
            for one in found.get("correlations") or []
            if not any(str(name).split(".")[0] == key for name in one.get("between", ()))
        ]
        for one in found.get("scenarios") or []:
            one["set"] = {
                name: value for name, value in one.get("set", {}).items() if name.split(".")[0] != key
            }
        found = {name: value for name, value in found.items() if name != "correlations" or value}
    return found


def uses_of(model: Mapping[str, Any], part: str, key: str) -> list[str]:
    """The names of the lines that speak of a party or a source."""
    sides = ("bears", "gains")
    found = []
    for one in model.get("streams") or []:
        named = [one.get(side) for side in sides] if part == "parties" else sources_in(one)
        if key in named:
            found.append(str(one.get("name") or one.get("id")))
    return found


def numbers_in(row: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers of a line by field, those that are not known too; the value always."""
    return {"value": row.get("value"), **{name: row[name] for name in AMOUNTS[1:] if name in row}}


def sources_in(row: Mapping[str, Any]) -> list[str]:
    """The ids of the sources that the numbers of a line name."""
    return [one["source"] for one in numbers_in(row).values() if isinstance(one, dict) and one.get("source")]


def best_of(number: Any) -> float | None:
    """The best guess of a number that may be plain, a range or not known."""
    found = number.get("best") if isinstance(number, Mapping) else number
    return float(found) if isinstance(found, (int, float)) and not isinstance(found, bool) else None


def read_amount(
    best: str, low: str, high: str, *, unknown: bool = False, scale: float = 1.0, old: Any = None
) -> tuple[Any, dict[str, str]]:
    """A number of a document from what was typed; and what is wrong, a key by `best`, `low`, `high`.

    Nothing typed: None, the field says nothing. `scale`: typed for 1, 100 for shares. `old`: what stood
    there, of which unit, source, grade and note are kept.
    """
    kept = (
        {key: value for key, value in old.items() if key not in ("best", "low", "high")}
        if _is_map(old)
        else {}
    )
    if unknown:
        return ({"best": NOT_KNOWN, **kept} if kept else NOT_KNOWN), {}
    said = {"best": best, "low": low, "high": high}
    read = {name: read_number(text) for name, text in said.items() if text}
    wrong = {name: "number" for name, found in read.items() if found is None}
    if not read or wrong:
        return None, wrong
    if "best" not in read:
        return None, {"best": "no-best"}
    if len(read) == 2:
        return None, {"low" if "low" not in read else "high": "both-ends"}
    numbers = {name: _short(found / scale) for name, found in read.items() if found is not None}
    if "low" in numbers and not numbers["low"] <= numbers["best"] <= numbers["high"]:
        return None, {"best": "order"}
    if "low" not in numbers:
        kept.pop("shape", None)
    return (numbers | kept if len(numbers) > 1 or kept else numbers["best"]), {}


def _is_map(value: Any) -> bool:
    return isinstance(value, Mapping)


def typed_amount(number: Any, scale: float = 1.0) -> dict[str, Any]:
    """A number of a document as the fields of a form: best, low, high as texts, whether it is not known."""
    said = number if _is_map(number) else {"best": number}
    texts: dict[str, Any] = {"unknown": said.get("best") == NOT_KNOWN}
    for name in ("best", "low", "high"):
        value = said.get(name)
        known = isinstance(value, (int, float)) and not isinstance(value, bool)
        texts[name] = f"{round(value * scale, 6):f}".rstrip("0").rstrip(".") if known else ""
    return texts


def share_of_first_year(start: float) -> tuple[int, float]:
    """The year of the case in which a line begins (0 the first), and the part of it that counts."""
    year = int(start)
    return year, round(1 - (start - year), 4)
