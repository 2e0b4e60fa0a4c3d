"""A case as a workbook with live formulas: change a yellow cell, and everything follows."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from openpyxl.workbook import Workbook

from alongside.engines.economics import AMOUNTS, Case, price_index, rates
from alongside.engines.economics.streams import is_health
from alongside.engines.economics.values import SHARES

from .reading import NOT_KNOWN
from .sheets import FACTOR, MONEY, RATE, SHARE, WIDTH, Sheet, column
from .workbook_results import parties, payback, results

FIRST = 6  # the row of the first stream, on every sheet
COLUMNS = {
    "id": "Id",
    "name": "Cost or benefit",
    "kind": "Kind",
    "bears": "Who bears",
    "gains": "Who gains",
    "said": "Said to be",
    "marginal": "In fact no longer spent?",
    "counts": "Counts as",
    "health": "Discounted as health",
    "recurrent": "Every year",
    "capital": "Capital",
    "double": "Double running",
    "from": "Starts after (years)",
    "ramp": "Grows over (years)",
    "until": "Ends after (years)",
    "price_year": "Prices of",
    "grade": "Weakest grade",
    "value": "Value (£)",
    "quantity": "Quantity",
    "population": "Population",
    "effect": "Effect",
    "take_up": "Take-up",
    "attribution": "Attribution",
    "deadweight": "Deadweight",
    "displacement": "Displacement",
    "drop_off": "Drop-off a year",
    "prices": "To prices of the case",
    "hope": "For too much hope",
    "known": "All known",
    "full": "A full year (£)",
}
AT = {name: number for number, name in enumerate(COLUMNS, 1)}
YEAR = 8  # the column of the first year, on every sheet with years
ABOUT = (
    "Yellow cells are the numbers and words put in: change one, and all else follows by formula.",
    "Cash, capacity (time or room set free) and wellbeing stand apart. Where they are added, it says so.",
    "A stream in which a number is 'not known' counts nothing in any sum, and is named as such.",
    "Said to be cash, but under a block contract or at an average cost: it counts as capacity.",
    "A full year = value × quantity × population × effect × take-up × attribution × (1 − deadweight) ×"
    " (1 − displacement), in prices of the case, less or more for too much hope.",
    "Each year = a full year × the part of it that falls in that year × (1 − drop-off) ^ years since start.",
    "Today's money = each year × its discount factor. The first year is not discounted.",
    "Transfers go from one party to another: they are in no sum of benefits and costs.",
)


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets as they are made, and the last row of streams."""

    case: Case
    inputs: Sheet
    rates: Sheet
    timing: Sheet
    years: Sheet
    today: Sheet
    parties: Sheet
    results: Sheet
    payback: Sheet

    @property
    def last(self) -> int:
        """The row of the last stream."""
        return FIRST + len(self.case.streams) - 1

    def streams(self, name: str) -> str:
        """A column of the inputs, over all streams."""
        return self.inputs.rows(FIRST, self.last, AT[name])


def workbook(case: Case) -> bytes:
    """The case as XLSX: results, inputs, rates, years, today's money, parties, payback, sources."""
    book = Workbook()
    book.remove(book.active)
    made = Book(
        case,
        results=Sheet(book, "Results", [44, *[16] * 5]),
        parties=Sheet(book, "Parties", [16, 30, *[WIDTH] * 20]),
        inputs=Sheet(book, "Inputs", [16, 38, *[WIDTH] * len(AT)]),
        timing=Sheet(book, "Timing", [16, 38, *[WIDTH] * 5]),
        years=Sheet(book, "Years", [16, 38, *[WIDTH] * 5]),
        today=Sheet(book, "Today's money", [16, 38, *[WIDTH] * 5]),
        rates=Sheet(book, "Rates", [26, 22, 22, 2, 2, 2, 2]),
        payback=Sheet(book, "Payback", [36, 2, 2, 2, 2, 2, 2]),
    )
    _rates(made)
    _inputs(made)
    _timing(made)
    _years(made)
    _today(made)
    parties(made)
    payback(made)
    results(made)
    _sources(case, Sheet(book, "Ranges and sources", [16, 38, 14, 12, 12, 12, 22, 8, 44, 8, 16, 44]))
    _about(case, Sheet(book, "About", [110]))
    book.calculation.fullCalcOnLoad = True
    book.properties.title = made.results.raw["A1"].value
    book.properties.creator = "Alongside"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def yes(flag: bool | None) -> str:
    """A word for a flag."""
    return NOT_KNOWN if flag is None else "yes" if flag else "no"


def _rates(made: Book) -> None:
    """Years, discount factors, what a grade takes off, and prices of one year in another."""
    case, sheet = made.case, made.rates
    sheet.title("Rates", ["Discount rates and factors by year; prices; what weak evidence takes off."])
    sheet.head(4, ["", *[""] * (YEAR - 2), *range(case.first_year, case.first_year + case.years)])
    labels = (
        "Years since the first",
        "Rate for money",
        "Factor for money",
        "Rate for health",
        "Factor for health",
    )
    for row, label in enumerate(labels, 5):
        sheet.text(row, 1, label)
    for year in range(case.years):
        at = YEAR + year
        sheet.raw.cell(5, at, year)
        for row, given, health in ((6, case.discount.money, False), (8, case.discount.health, True)):
            if year:
                sheet.written(row, at, float(rates(given, case.years, health=health)[year - 1]), RATE)
                sheet.formula(row + 1, at, f"{column(at - 1)}{row + 1}/(1+{column(at)}{row})", FACTOR)
            else:
                sheet.raw.cell(row + 1, at, 1).number_format = FACTOR
    sheet.text(11, 1, "Evidence of grade", bold=True)
    sheet.text(11, 2, "Taken off", bold=True)
    for row, (grade, taken) in enumerate(case.optimism or (("-", 0.0),), 12):
        sheet.text(row, 1, grade)
        sheet.written(row, 2, taken, RATE)
    _prices(made)


def _prices(made: Book) -> None:
    """Each year of prices, the rise from the year before, and the factor to the price year."""
    case, sheet = made.case, made.rates
    said = {one.value.price_year or case.price_year for one in case.streams} | {case.price_year}
    every = range(min(said), max(said) + 1)
    sheet.head(20, ["Prices of", "Rise since the year before", "To prices of the case"])
    for row, year in enumerate(every, 21):
        sheet.raw.cell(row, 1, year)
        sheet.written(row, 2, round(price_index(case.inflation, year - 1, year) - 1, 12), RATE)
        if year < case.price_year:
            sheet.formula(row, 3, f"C{row + 1}*(1+B{row + 1})", FACTOR)
        elif year > case.price_year:
            sheet.formula(row, 3, f"C{row - 1}/(1+B{row})", FACTOR)
        else:
            sheet.raw.cell(row, 3, 1).number_format = FACTOR


def _inputs(made: Book) -> None:
    case, sheet = made.case, made.inputs
    under = [
        f"{case.title}. Prices of {case.price_year}. Yellow cells may be changed.",
        f"Compared with: {case.compared_with}",
    ]
    sheet.title("Inputs", under[: 1 + bool(case.compared_with)])
    sheet.head(FIRST - 1, COLUMNS.values())
    sheet.raw.freeze_panes = f"C{FIRST}"
    taken = dict(case.optimism)
    for row, one in enumerate(case.streams, FIRST):
        grades = [amount.grade for _, amount in one.amounts if amount.grade in taken]
        words = {
            "id": one.id, "name": one.name, "kind": one.kind, "bears": one.bears, "gains": one.gains,
            "said": one.counts_as, "marginal": yes(one.marginal), "health": yes(is_health(one)),
            "recurrent": yes(one.recurrent), "capital": yes(one.capital), "double": yes(one.double_running),
            "grade": max(grades, key=lambda grade: (taken[grade], grade), default=""),
        }  # fmt: skip
        for name, word in words.items():
            sheet.written(row, AT[name], word) if word or name == "grade" else None
        numbers = {
            "from": one.start,
            "ramp": one.ramp,
            "until": one.until,
            "price_year": one.value.price_year,
        }
        for name, number in numbers.items():
            sheet.written(row, AT[name], number)
        for name, amount in one.amounts:
            form = RATE if name in SHARES else MONEY if name == "value" else "#,##0.###"
            best = NOT_KNOWN if amount.best is None else amount.best
            sheet.written(row, AT[name], best, '"£"#,##0.00' if form == MONEY else form)
        _worked(made, row)


def _worked(made: Book, row: int) -> None:
    """What follows from the inputs of a stream: as what it counts, and a full year's amount."""
    sheet = made.inputs
    of = {name: f"${column(at)}{row}" for name, at in AT.items()}
    last = 5 + len(made.case.parties)
    block = f"VLOOKUP({of['gains']},{made.parties.quoted}!$A$6:$D${last},4,FALSE)"
    cash = f'IF({of["marginal"]}="no","capacity",IF({block}="yes","capacity","cash"))'
    said = of["said"]
    sheet.formula(row, AT["counts"], f'IF({of["kind"]}="benefit",IF({said}="cash",{cash},{said}),{said})')
    prices = f"VLOOKUP({of['price_year']},{made.rates.quoted}!$A$21:$C$400,3,FALSE)"
    sheet.formula(row, AT["prices"], f'IF({of["price_year"]}="",1,{prices})', FACTOR)
    sign = f'IF(({of["kind"]}="benefit")=({of["value"]}>=0),-1,1)'
    taken = f"VLOOKUP({of['grade']},{made.rates.quoted}!$A$12:$B$18,2,FALSE)"
    hope = f'IF(OR({of["kind"]}="transfer",{of["grade"]}=""),0,{sign}*{taken})'
    sheet.formula(row, AT["hope"], hope, RATE)
    amounts = f"{column(AT['value'])}{row}:{column(AT['drop_off'])}{row}"
    sheet.formula(row, AT["known"], f'IF(COUNT({amounts})={len(AMOUNTS)},"yes","{NOT_KNOWN}")')
    times = "*".join(
        of[name] for name in ("value", "quantity", "population", "effect", "take_up", "attribution")
    )
    less = f"(1-{of['deadweight']})*(1-{of['displacement']})"
    full = f'IF({of["known"]}="yes",{times}*{less}*{of["prices"]}*(1+{of["hope"]}),0)'
    sheet.formula(row, AT["full"], full, MONEY)


def _begun(made: Book, sheet: Sheet, title: str, under: str, heads: tuple[str, ...]) -> None:
    """Title, headings and the names of streams of a sheet with years."""
    case = made.case
    sheet.title(title, [under])
    years = range(case.first_year, case.first_year + case.years)
    heads = (*heads, *[""] * (YEAR - 3 - len(heads)))
    sheet.head(FIRST - 1, ["Id", "Cost or benefit", *heads, *years])
    sheet.raw.freeze_panes = f"C{FIRST}"
    for row, _ in enumerate(case.streams, FIRST):
        sheet.formula(row, 1, made.inputs.cell(row, AT["id"]))
        sheet.formula(row, 2, made.inputs.cell(row, AT["name"]))


def _timing(made: Book) -> None:
    """The part of a full year's amount that falls in each year."""
    sheet, case = made.timing, made.case
    heads = ("Starts after", "Grows over", "Ends after", "Every year")
    _begun(made, sheet, "Timing", "The part of a full year's amount that falls in each year.", heads)
    for row, _ in enumerate(case.streams, FIRST):
        for at, name in ((3, "from"), (4, "ramp"), (6, "recurrent")):
            sheet.formula(row, at, made.inputs.cell(row, AT[name]))
        until = made.inputs.cell(row, AT["until"])
        sheet.formula(row, 5, f'IF({until}="",{case.years},MIN({until},{case.years}))')
        for year in range(case.years):
            now = made.rates.quoted + f"!{column(YEAR + year)}$5"
            first, last = (f"MAX(MIN({when},$E{row})-$C{row},0)" for when in (now, f"{now}+1"))
            slope = f"(MIN({last},$D{row})^2-MIN({first},$D{row})^2)/(2*$D{row})"
            flat = f"MAX({last}-$D{row},0)-MAX({first}-$D{row},0)"
            once = f"IF({now}=INT($C{row}),1,0)"
            runs = f"IF($D{row}=0,0,{slope})+{flat}"
            sheet.formula(row, YEAR + year, f'IF($F{row}="no",{once},{runs})', SHARE)


def _years(made: Book) -> None:
    """What each stream comes to in each year."""
    sheet, case = made.years, made.case
    under = f"£ of each year in prices of {case.price_year}, not discounted."
    _begun(made, sheet, "Years", under, ("A full year", "Drop-off", "Starts after", "", "All years"))
    for row, _ in enumerate(case.streams, FIRST):
        for at, name, form in ((3, "full", MONEY), (4, "drop_off", RATE), (5, "from", SHARE)):
            sheet.formula(row, at, made.inputs.cell(row, AT[name]), form)
        sheet.formula(row, 7, _total(row, case.years), MONEY)
        for year in range(case.years):
            now = made.rates.quoted + f"!{column(YEAR + year)}$5"
            share = f"{made.timing.quoted}!{column(YEAR + year)}{row}"
            left = f"IF({now}<=$E{row},1,(1-$D{row})^({now}-$E{row}))"
            sheet.formula(row, YEAR + year, f"IF($C{row}=0,0,$C{row}*{share}*{left})", MONEY)


def _today(made: Book) -> None:
    """The same in today's money."""
    sheet, case = made.today, made.case
    under = "£ of each year × its discount factor (sheet Rates)."
    _begun(made, sheet, "Today's money", under, ("Counts as", "As health", "", "", "All years"))
    for row, _ in enumerate(case.streams, FIRST):
        sheet.formula(row, 3, made.inputs.cell(row, AT["counts"]))
        sheet.formula(row, 4, made.inputs.cell(row, AT["health"]))
        sheet.formula(row, 7, _total(row, case.years), MONEY)
        for year in range(case.years):
            at = column(YEAR + year)
            factor = f'IF($D{row}="yes",{made.rates.quoted}!{at}$9,{made.rates.quoted}!{at}$7)'
            sheet.formula(row, YEAR + year, f"{made.years.quoted}!{at}{row}*{factor}", MONEY)


def _total(row: int, years: int) -> str:
    return f"SUM({column(YEAR)}{row}:{column(YEAR + years - 1)}{row})"


def _sources(case: Case, sheet: Sheet) -> None:
    """Each number that was put in, with its range and what it rests on."""
    sheet.title(
        "Ranges and sources", ["Each number that was put in; a number without a range is taken as certain."]
    )
    heads = (
        "Id",
        "Cost or benefit",
        "Amount",
        "Best",
        "Low",
        "High",
        "Unit",
        "Grade",
        "Source",
        "Year",
        "Licence",
    )
    sheet.head(4, (*heads, "Note"))
    sheet.raw.freeze_panes = "A5"
    sources = {one.id: one for one in case.sources}
    row = 4
    for one in case.streams:
        for name, amount in one.amounts:
            if name != "value" and not (
                amount.source or amount.note or amount.unit or amount.low is not None
            ):
                continue
            row += 1
            source = sources.get(amount.source)
            parts: tuple[Any, ...] = (
                one.id, one.name, name.replace("_", " "), NOT_KNOWN if amount.best is None else amount.best,
                amount.low, amount.high, amount.unit, amount.grade, source.title if source else "no source",
                source.year if source else None, source.licence if source else "",
                " ".join(filter(None, (amount.note, source.url if source else ""))),
            )  # fmt: skip
            for at, part in enumerate(parts, 1):
                if isinstance(part, str):
                    sheet.text(row, at, part, wrap=at in (9, 12))
                else:
                    sheet.raw.cell(row, at, part)
    for line, scenario in enumerate(case.scenarios, row + 2):
        changes = "; ".join(f"{path} = {value:g}" for path, value in scenario.set)
        sheet.text(line, 1, f"What if: {scenario.name}: {changes}")


def _about(case: Case, sheet: Sheet) -> None:
    sheet.title(case.title)
    for row, words in enumerate((*ABOUT, case.note), 3):
        sheet.text(row, 1, words, wrap=True)
