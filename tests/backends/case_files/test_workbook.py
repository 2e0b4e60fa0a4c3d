"""A workbook's live formulas give the engine's answer; texts in it never run as formulas."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from alongside.backends.case_files import read_text
from alongside.backends.case_files.workbook import AT, FIRST, YEAR, workbook
from alongside.engines import economics as e
from tests.engines.economics.cases import case, stream

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/examples/case.yaml"
A = e.Amount
HARD = e.with_carers(
    case(
        stream("build", "cost", 9000.0, recurrent=False, capital=True, start=0.75),
        stream("run", "cost", 120.0, ramp=3.0, drop_off=0.2, start=0.5, until=30.25),
        stream("back", "cost", -40.0, quantity=A(3.0, grade="E"), start=2.0),
        stream("stop", "closing", 700.0, recurrent=False, start=1.0),
        stream("both", "cost", 50.0, double_running=True, until=0.25),
        stream("beds", value=300.0, gains="trust", drop_off=1.0, start=3.0),
        stream("average", value=250.0, marginal=False, deadweight=0.3, displacement=0.1, attribution=0.5),
        stream("joy", counts_as="wellbeing", gains="carers", population=12.0, effect=-0.25),
        stream("health", health=True, value=80.0, until=32.5),
        stream("grant", "transfer", 110.0, ramp=0.5),
        replace(
            stream("priced"),
            value=A(500.0, 400.0, 700.0, unit="£ a day", source="s", grade="B", price_year=2029),
        ),
        replace(stream("older", marginal=True), value=A(900.0, grade="D", price_year=2021)),
        stream("who-knows", take_up=A(None)),
        years=34,
        inflation=((2022, 0.08), (2024, 0.03), (2028, 0.01)),
        parties=(
            e.Party("trust", "=A trust", "nhs", block_contract=True),
            e.Party("council", "A council", "council", weight=0.5),
            e.Party("carers", "Carers", "carers", weight=2.0),
        ),
        sources=(e.Source("s", "=cmd|'/c calc'!A1", 2024, "OGL-3.0"),),
    )
)
FREE = replace(HARD, streams=HARD.streams[4:], discount=e.Discount((0.1, 0.0), (0.0,)), optimism=(), years=4)


def recalculated(tmp_path, books):
    """The workbooks as LibreOffice works them out, in one start."""
    for name, body in books.items():
        (tmp_path / f"{name}.xlsx").write_bytes(body)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            tmp_path / "out",
            *(tmp_path / f"{name}.xlsx" for name in books),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: openpyxl.load_workbook(tmp_path / f"out/{name}.xlsx", data_only=True) for name in books}


def named(book, name):
    """The value of a named cell."""
    sheet, cell = next(iter(book.defined_names[name].destinations))
    return book[sheet][cell.replace("$", "")].value


@pytest.mark.libreoffice
def test_recalculated_by_libreoffice_every_figure_is_the_engines(tmp_path):
    given = {"example": read_text(EXAMPLE.read_bytes()), "hard": HARD, "free": FREE}
    books = recalculated(tmp_path, {name: workbook(one) for name, one in given.items()})
    for name, one in given.items():
        holds(books[name], one, e.results(one))


def holds(book, made, found):
    """Every figure of the workbook is that of the results."""
    near = {"rel": 1e-9, "abs": 1e-6}
    for sheet in book:
        wrong = [
            cell.coordinate for row in sheet for cell in row if str(cell.value).startswith(("#", "Err:"))
        ]
        assert not wrong, (sheet.title, wrong)
    told = {
        "worth": found.npv, "worth_cash": found.npv_by[0], "worth_capacity": found.npv_by[1],
        "worth_wellbeing": found.npv_by[2], "back_for_each_pound": found.bcr,
        "cash_back_for_each_pound": found.cash_bcr, "cashable_share": found.cashable_share,
        "weighted_worth": found.weighted, "closing_costs": found.closing,
        "double_running_costs": found.double_running, "not_known": len(found.not_known),
        "paid_back": found.payback, "paid_back_today": found.payback_discounted,
        "cash_paid_back": found.cash_payback, "cash_paid_back_today": found.cash_payback_discounted,
    }  # fmt: skip
    for name, value in told.items():
        wanted = "not within these years" if value is None else pytest.approx(value, **near)
        assert named(book, name) == wanted, name
    assert named(book, "check") == "yes"
    for row, (line, one) in enumerate(zip(found.lines, made.streams, strict=True), FIRST):
        inputs, years, today = (book[sheet] for sheet in ("Inputs", "Years", "Today's money"))
        assert inputs.cell(row, AT["counts"]).value == line.counts_as, one.id
        assert (inputs.cell(row, AT["known"]).value == "yes") == line.known
        assert inputs.cell(row, AT["full"]).value == pytest.approx(line.full, **near)
        cells = [years.cell(row, YEAR + at).value for at in range(made.years)]
        assert cells == pytest.approx(line.years.tolist(), **near), one.id
        assert today.cell(row, 7).value == pytest.approx(line.worth, **near)
    rows = book["Parties"].iter_rows(min_row=6, max_row=5 + len(made.parties), values_only=True)
    for row, one in zip(rows, found.positions, strict=True):
        assert row[5:14] == pytest.approx([*one.bears, *one.gains, *one.net], **near)
    budget = {
        row[0]: row[5 : 5 + made.years]
        for row in book["Parties"].iter_rows(min_row=9 + len(made.parties), values_only=True)
    }
    assert budget["council"] == pytest.approx(
        found.positions[[p.id for p in made.parties].index("council")].capital, **near
    )


@pytest.fixture(scope="module")
def small():
    return openpyxl.load_workbook(io.BytesIO(workbook(FREE)))


def test_a_text_that_begins_like_a_formula_stays_a_text(small):
    book = small
    assert book["Parties"]["B6"].value == "=A trust" and book["Parties"]["B6"].data_type == "s"
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert len(formulas) > 200 and not [one for one in formulas if "cmd|" in one or "A trust" in one]


def test_what_is_not_known_is_said_where_the_number_would_stand(small):
    row = FIRST + [one.id for one in FREE.streams].index("who-knows")
    assert small["Inputs"].cell(row, AT["take_up"]).value == "not known"


def test_every_number_put_in_stands_with_its_source(small):
    rows = list(small["Ranges and sources"].iter_rows(min_row=5, values_only=True))
    priced = next(row for row in rows if row[0] == "priced" and row[2] == "value")
    assert priced[3:11] == (500, 400, 700, "£ a day", "B", "=cmd|'/c calc'!A1", 2024, "OGL-3.0")
