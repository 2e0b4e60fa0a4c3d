"""The sheets on which a workbook says what it comes to: all together, by party, and when it is paid back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alongside.engines.economics import COUNTS

from .reading import NOT_KNOWN
from .sheets import MONEY, SHARE, Sheet, column

if TYPE_CHECKING:
    from .workbook import Book

FIRST, YEAR, TOTAL = 6, 8, 7  # as on the sheets of years
WORDS = ("Cash", "Capacity", "Wellbeing")
NEVER = "not within these years"


def parties(made: Book) -> None:
    """Who bears, who gains, who is better off by how much, and the budget of each year."""
    case, sheet = made.case, made.parties
    sheet.title("Parties", ["£ in today's money; budgets in £ of each year, cash alone, not discounted."])
    heads = [f"{what} {word.lower()}" for what in ("Bears", "Gains", "Better off by") for word in WORDS]
    sheet.head(
        5,
        [
            "Id",
            "Party",
            "Kind",
            "Block contract",
            "Weight",
            *heads,
            "All three added",
            "Weighted",
            "Streams not known",
        ],
    )
    sheet.raw.freeze_panes = "C6"
    for row, one in enumerate(case.parties, 6):
        sheet.text(row, 1, one.id)
        sheet.text(row, 2, one.name)
        sheet.text(row, 3, one.kind)
        sheet.written(row, 4, "yes" if one.block_contract else "no")
        sheet.written(row, 5, one.weight)
        for at, word in enumerate(COUNTS):
            for first, side in ((6, "bears"), (9, "gains")):
                where = f'{made.streams(side)},$A{row},{made.streams("counts")},"{word}"'
                total = made.today.rows(FIRST, made.last, TOTAL)
                sheet.formula(row, first + at, f"SUMIFS({total},{where})", MONEY)
            sheet.formula(row, 12 + at, f"{column(9 + at)}{row}-{column(6 + at)}{row}", MONEY)
        sheet.formula(row, 15, f"SUM(L{row}:N{row})", MONEY, bold=True)
        sheet.formula(row, 16, f"O{row}*E{row}", MONEY)
        both = (made.streams(side) for side in ("bears", "gains"))
        unknown = (f'COUNTIFS({side},$A{row},{made.streams("known")},"{NOT_KNOWN}")' for side in both)
        sheet.formula(row, 17, "+".join(unknown), "0")
    _totals(sheet, 6, 5 + len(case.parties), range(6, 17))
    _budgets(made, 5 + len(case.parties) + 4)


def _totals(sheet: Sheet, first: int, last: int, columns: Sequence[int]) -> None:
    sheet.text(last + 1, 2, "All together", bold=True)
    for at in columns:
        sheet.formula(last + 1, at, f"SUM({column(at)}{first}:{column(at)}{last})", MONEY, bold=True)


def _budgets(made: Book, row: int) -> None:
    """Cash in less cash out of each year, revenue and capital apart."""
    case, sheet = made.case, made.parties
    for title, capital in (("Budget: revenue", "no"), ("Budget: capital", "yes")):
        sheet.text(row, 1, title, bold=True)
        sheet.head(row + 1, range(case.first_year, case.first_year + case.years), 6)
        for line, one in enumerate(case.parties, row + 2):
            sheet.text(line, 1, one.id)
            sheet.text(line, 2, one.name)
            for year in range(case.years):
                amounts = made.years.rows(FIRST, made.last, YEAR + year)
                where = f'{made.streams("counts")},"cash",{made.streams("capital")},"{capital}"'
                gains, bears = (
                    f"SUMIFS({amounts},{made.streams(side)},$A{line},{where})" for side in ("gains", "bears")
                )
                sheet.formula(line, 6 + year, f"{gains}-{bears}", MONEY)
        row += len(case.parties) + 4


def payback(made: Book) -> None:
    """When all is paid back for good: costs of a year first, benefits evenly after them."""
    case, sheet = made.case, made.payback
    sheet.title("Payback", ["Years until all is paid back for good: of a year, costs come first."])
    blocks = (
        ("paid_back", "All three added, not discounted", made.years, COUNTS),
        ("paid_back_today", "All three added, in today's money", made.today, COUNTS),
        ("cash_paid_back", "Cash alone, not discounted", made.years, COUNTS[:1]),
        ("cash_paid_back_today", "Cash alone, in today's money", made.today, COUNTS[:1]),
    )
    for at, (name, title, given, counts) in enumerate(blocks):
        top = 4 + 9 * at
        sheet.head(top, [title, *[""] * (YEAR - 2), *range(case.first_year, case.first_year + case.years)])
        _block(made, top, given, counts)
        sheet.name(name, top + 6, YEAR)


def _block(made: Book, top: int, given: Sheet, counts: Sequence[str]) -> None:
    """Benefits, costs, what is left so far; the last year that still owes; the years it takes."""
    sheet, years = made.payback, made.case.years
    labels = ("Benefits", "Costs", "Sum so far", "Owes at its end", "Has costs", "Paid back after (years)")
    for row, label in enumerate(labels, top + 1):
        sheet.text(row, 1, label)
    for year in range(years):
        at, letter = YEAR + year, column(YEAR + year)
        amounts = given.rows(FIRST, made.last, at)

        def summed(kind: str, amounts: str = amounts) -> str:
            parts = [
                f'SUMIFS({amounts},{made.streams("kind")},"{kind}",{made.streams("counts")},"{word}")'
                for word in counts
            ]
            return "+".join(parts)

        sheet.formula(top + 1, at, summed("benefit"), MONEY)
        sheet.formula(top + 2, at, f"{summed('cost')}+{summed('closing')}", MONEY)
        before = f"{column(at - 1)}{top + 3}+" if year else ""
        sheet.formula(top + 3, at, f"{before}{letter}{top + 1}-{letter}{top + 2}", MONEY)
        sheet.formula(top + 4, at, f"IF({letter}{top + 3}<0,{year + 1},0)")
        sheet.formula(top + 5, at, f"IF({letter}{top + 2}>0,{year},{years})")
    of = {
        name: f"${column(YEAR)}${top + at}:${column(YEAR + years - 1)}${top + at}"
        for at, name in enumerate(("benefits", "costs", "sums", "owes", "has"), 1)
    }
    when = f"IF(MAX({of['owes']})>0,MAX({of['owes']}),MIN({of['has']}))"
    need = f"(INDEX({of['costs']},{when}+1)-IF({when}=0,0,INDEX({of['sums']},MAX({when},1))))"
    good = f"INDEX({of['benefits']},{when}+1)"
    part = f"IF(AND({need}>0,{good}>0),{need}/{good},0)"
    ended = f'IF({column(YEAR + years - 1)}{top + 3}<0,"{NEVER}",{when}+{part})'
    sheet.formula(top + 6, YEAR, f"IF(MIN({of['has']})={years},0,{ended})", SHARE, bold=True)


def results(made: Book) -> None:
    """What it comes to, with cash, capacity and wellbeing apart."""
    case, sheet = made.case, made.results
    sheet.title(
        case.title, ["£ in today's money. Change a yellow cell on Inputs, Rates or Parties: this follows."]
    )
    sheet.head(4, ["", *WORDS, "All three added"])
    total = made.today.rows(FIRST, made.last, TOTAL)
    for row, (label, kinds) in enumerate((("Benefits", ("benefit",)), ("Costs", ("cost", "closing"))), 5):
        sheet.text(row, 1, label)
        for at, word in enumerate(COUNTS, 2):
            where = f'{made.streams("counts")},"{word}"'
            parts = [f'SUMIFS({total},{made.streams("kind")},"{kind}",{where})' for kind in kinds]
            sheet.formula(row, at, "+".join(parts), MONEY)
        sheet.formula(row, 5, f"SUM(B{row}:D{row})", MONEY)
    sheet.text(7, 1, "Worth in today's money (benefits less costs)", bold=True)
    for at in range(2, 6):
        sheet.formula(7, at, f"{column(at)}5-{column(at)}6", MONEY, bold=True)
    for at, word in enumerate(COUNTS, 2):
        sheet.name(f"worth_{word}", 7, at)
    sheet.name("worth", 7, 5)
    sheet.text(8, 1, "Back for each £1 (benefits ÷ costs)")
    for at in range(2, 6):
        sheet.formula(8, at, f'IF({column(at)}6>0,{column(at)}5/{column(at)}6,"no costs")', '"£"0.00')
    sheet.name("back_for_each_pound", 8, 5)
    sheet.name("cash_back_for_each_pound", 8, 2)
    _more(made)


def _more(made: Book) -> None:
    """The lines under the table, each with its name."""
    sheet, last = made.results, 6 + len(made.case.parties)
    total = made.today.rows(FIRST, made.last, TOTAL)
    party = made.parties.quoted
    closing = f'SUMIFS({total},{made.streams("kind")},"closing")'
    double = f'SUMIFS({total},{made.streams("double")},"yes")'
    unknown = f'COUNTIF({made.streams("known")},"{NOT_KNOWN}")'
    same = f'IF(ABS({party}!O{last}-E7)<0.01,"yes","no")'
    lines = (
        ("cashable_share", "Of all benefits, the part that is cash", "IF(E5>0,B5/E5,0)", "0%"),
        ("weighted_worth", "Worth with each party's weight", f"{party}!P{last}", MONEY),
        ("closing_costs", "Of the costs: stopping the old way", closing, MONEY),
        ("double_running_costs", "Of the costs: running both for a while", double, MONEY),
        ("", "Paid back after (years), all three added", "paid_back", SHARE),
        ("", "Paid back after (years), in today's money", "paid_back_today", SHARE),
        ("", "Paid back after (years), cash alone", "cash_paid_back", SHARE),
        ("not_known", "Streams with a number not known, in no sum", unknown, "0"),
        ("check", "Check: all parties together come to the same", same, "@"),
    )
    for row, (name, label, formula, form) in enumerate(lines, 10):
        sheet.text(row, 1, label)
        sheet.formula(row, 2, formula, form)
        if name:
            sheet.name(name, row, 2)
