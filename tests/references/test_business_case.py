"""Printed discount tables, and a council's real spreadsheet worked out again from its inputs.

The spreadsheet (Open Referral UK, business case calculator) has 379 cells, 129 of them formulas. Its lines of
cost and saving go through the engine as a case; counts of requests and products are mere sums of the sheet,
so a small reader of formulas works those out, and all 129 beside.
"""

import csv
import json
import re
from functools import cache
from math import prod

import numpy as np
import pytest

from alongside.backends.case_files import read_case
from alongside.engines import economics as e
from tests._support.needs import shared

REQUESTS, STAFF, SOFTWARE, OUTPUTS = (
    "1) Referrals to universal servi",
    "2) Staff efficiencies",
    "3) Software costs",
    "Outputs",
)
GROUPS = {"general": 13, "front-door": 26, "community": 39}  # the row of each group's number of staff
KINDS = "CDEFG"


@pytest.mark.reference
@pytest.mark.parametrize(("table", "health"), [("A1_3.5pct", False), ("A2_health_1.5pct", True)])
def test_discount_factors_are_those_printed(table, health):
    """HM Treasury, Green Book supplementary guidance on discounting, annex A, tables A.1 and A.2."""
    printed = json.loads((shared() / "references/10_costbenefit/greenbook_discount_tables.json").read_text())
    found = e.factors(e.GREEN_BOOK, 31, health=health)
    assert np.round(found, 4).tolist() == printed[table]
    name = "1.5%" if health else "3.5%"
    for years in (20, 26):
        told = printed["cumulative_pv_of_1_a_year"][f"{name}_years0-{years}"]
        assert round(float(found[: years + 1].sum()), 3) == told


@cache
def cells():
    """Value and formula of each cell, by sheet and address."""
    path = shared() / "england/cost_benefit/oruk_business_case_cells.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["sheet"], row["cell"]): (row["value"], row["formula"]) for row in csv.DictReader(file)}


def formulas():
    return {where: value for where, (value, formula) in cells().items() if formula}


def given(sheet, cell):
    """A number that was put in, 0 where the cell is empty; never one that a formula printed."""
    value, formula = cells().get((sheet, cell), ("", ""))
    assert not formula, f"{sheet} {cell} is no input"
    return float(value or 0)


def worked(sheet, cell):
    """A cell from inputs alone: sums, products, shares and references are all the sheet uses."""
    _value, formula = cells().get((sheet, cell), ("", ""))
    if not formula:
        return given(sheet, cell)
    text = formula.removeprefix("=").replace("$", "")
    if away := re.fullmatch(r"'(.+)'!([A-Z]+\d+)", text):
        return worked(away[1], away[2])
    if span := re.fullmatch(r"sum\(([A-Z])(\d+):([A-Z])(\d+)\)", text, re.IGNORECASE):
        letters = [chr(one) for one in range(ord(span[1]), ord(span[3]) + 1)]
        rows = range(int(span[2]), int(span[4]) + 1)
        return sum(worked(sheet, f"{letter}{row}") for letter in letters for row in rows)
    if "/" in text:
        above, below = text.split("/")
        return worked(sheet, above) / float(below)
    if "+" in text:
        return sum(worked(sheet, one) for one in text.split("+"))
    return prod(worked(sheet, one) if one[0].isalpha() else float(one) for one in text.split("*"))


@pytest.mark.pack
def test_every_formula_gives_what_the_sheet_printed():
    printed = formulas()
    assert (len(cells()), len(printed)) == (379, 129)
    wrong = {
        where: value
        for where, value in printed.items()
        if worked(*where) != pytest.approx(float(value or 0), rel=1e-12)
    }
    assert not wrong


def document(*streams):
    """A one-year case of the council, and of its staff's time where that is what is saved."""
    return {
        "case": 1, "title": "Open Referral UK in a council", "first_year": 2024, "years": 1,
        "parties": [{"id": "council", "kind": "council"}],
        "streams": list(streams),
    }  # fmt: skip


def time_saved(unit):
    """What each group of staff spends on looking for services, and the part of it that is saved.

    `unit`: the cell below the number of staff that says what one is worth: £ a year (1), or days (3).
    """
    streams = []
    for group, row in GROUPS.items():
        common = {
            "value": given(STAFF, f"D{row + unit}"),
            "quantity": given(STAFF, f"D{row}"),
            "take_up": given(STAFF, f"D{row + 2}"),
            "counts_as": "capacity",
        }
        streams.append({"id": f"{group}-now", "kind": "cost", "bears": "council", **common})
        saved = {"best": given(STAFF, f"D{row + 7}"), "low": 0, "high": given(STAFF, f"E{row + 7}")}
        streams.append({"id": group, "kind": "benefit", "gains": "council", "effect": saved, **common})
    return read_case(document(*streams))


def software(first):
    """What each kind of directory costs a year, and the part of it saved; `first`: the row of how many."""
    streams = []
    for letter in KINDS:
        common = {
            "value": given(SOFTWARE, f"{letter}{first + 1}"),
            "quantity": given(SOFTWARE, f"{letter}{first}"),
        }
        streams.append({"id": f"{letter}-now", "kind": "cost", "bears": "council", **common})
        saved = {
            "best": given(SOFTWARE, f"{letter}{first + 3}"),
            "low": 0,
            "high": given(SOFTWARE, f"{letter}{first + 5}"),
        }
        streams.append({"id": letter, "kind": "benefit", "gains": "council", "effect": saved, **common})
    return read_case(document(*streams))


def at_high(case):
    """The case with each saving at its high end."""
    streams = [one for one in case.streams if one.kind == "benefit"]
    return e.with_values(case, {f"{one.id}.effect": one.effect.high for one in streams})


def of_staff():
    """Sheet 2, and what the sheet of outputs says of it."""
    found = {}
    for unit, days in ((1, False), (3, True)):
        low, high = e.results(time_saved(unit)), e.results(at_high(time_saved(unit)))
        lines = {one.stream: one.full for one in low.lines}
        more = {one.stream: one.full for one in high.lines}
        for at, (group, row) in enumerate(GROUPS.items()):
            if not days:
                found[STAFF, f"D{row + 4}"] = lines[f"{group}-now"]
            line = row + (8 if days else 9)
            found[STAFF, f"D{line}"] = found[OUTPUTS, f"C{24 + 4 * at + (not days)}"] = lines[group]
            found[STAFF, f"E{line}"] = found[OUTPUTS, f"D{24 + 4 * at + (not days)}"] = more[group]
        found[OUTPUTS, f"C{37 - days}"] = low.benefits[1]
        found[OUTPUTS, f"D{37 - days}"] = high.benefits[1]
    return found


def of_software(first):
    """One table of sheet 3: its lines, and their sums as the engine adds them up."""
    low, high = e.results(software(first)), e.results(at_high(software(first)))
    found = {}
    for letter in KINDS:
        lines = {one.stream: one.full for one in low.lines}
        found[SOFTWARE, f"{letter}{first + 2}"] = lines[f"{letter}-now"]
        found[SOFTWARE, f"{letter}{first + 4}"] = lines[letter]
        found[SOFTWARE, f"{letter}{first + 6}"] = next(one.full for one in high.lines if one.stream == letter)
    found[SOFTWARE, f"H{first + 2}"] = low.costs[0]
    found[SOFTWARE, f"H{first + 4}"] = low.benefits[0]
    found[SOFTWARE, f"H{first + 6}"] = high.benefits[0]
    return found


@pytest.mark.pack
def test_costs_and_savings_of_the_sheet_are_those_of_a_case():
    found = of_staff() | of_software(13) | of_software(24)
    for cell, of in (("C43", "H26"), ("D44", "H28"), ("E44", "H30")):
        found[OUTPUTS, cell] = found[SOFTWARE, of]
    printed = formulas()
    assert found.keys() <= printed.keys() and len(found) == 70
    wrong = {
        where: (value, printed[where])
        for where, value in found.items()
        if value != pytest.approx(float(printed[where]), rel=1e-12)
    }
    assert not wrong
    left = {sheet for sheet, _ in printed.keys() - found.keys()}
    counts = {(SOFTWARE, "H13"), (SOFTWARE, "H24"), (OUTPUTS, "C42")}
    requests = {where for where in printed if where[0] == REQUESTS}
    repeated = {(OUTPUTS, f"{letter}{row}") for letter in "CDEF" for row in range(14, 19)}
    assert printed.keys() - found.keys() == counts | requests | repeated, left
