"""Two pages in words: who pays, who gains, is it cash, how sure."""

import builtins
from dataclasses import replace
from pathlib import Path

import pytest

from alongside.backends.case_files import read_text
from alongside.backends.case_files.summary import NoPdf, as_html, as_pdf, fitted, summary
from alongside.engines import economics as e
from alongside.engines.economics.draws import simulate
from tests.engines.economics.cases import case, stream

EXAMPLE = read_text((Path(__file__).resolve().parents[3] / "docs/examples/case.yaml").read_bytes())


def test_who_pays_and_gains_stands_there_with_cash_apart_and_ranges():
    found = summary(EXAMPLE, draws=simulate(EXAMPLE, 200, seed=1), about=["Version 3."])
    rows = {one.name: one for one in found.parties}
    board, hospital, carers = (
        rows[name] for name in ("Alderquay Health Board", "Harbour Hospital", "Unpaid carers")
    )
    assert board.amounts == ("−£210,289", "£0", "£0") and board.loses and board.between == ""
    assert hospital.amounts[1] == "£254,019" and " to £" in hospital.between
    assert carers.amounts == ("£0", "£0", "not known") and carers.between == ""
    assert found.together[2].endswith("and more not known")
    assert board.budget == ("−£45,000",) * 5 and found.about == ("Version 3.",)
    assert (
        "Nights in hospital not needed: said to be cash, but no cash leaves. It counts as capacity."
        in found.cash
    )
    assert found.sure[0].startswith("Of 200 draws") and any(
        "Half as many say yes" in one for one in found.sure
    )
    assert "Hours of unpaid carers: not known, so in no sum here." in found.sure
    worth = found.figures[0]
    assert worth[1] == "£373,792" and worth[2].startswith("Likely between £")


def test_without_draws_no_range_is_claimed():
    found = summary(EXAMPLE)
    assert not any("ikely between" in more for *_, more in found.figures)
    assert all(one.between == "" for one in found.parties)


def test_texts_are_shown_as_texts():
    made = replace(EXAMPLE, title="<script>alert(1)</script>", note="a & b")
    html = as_html(summary(made))
    assert "<script>" not in html and "&lt;script&gt;" in html and "a &amp; b" in html


def large():
    """More of everything than two pages have room for."""
    long = "A name that is rather long, as names of boards and trusts in real life often are, " * 3
    parties = tuple(e.Party(f"p{at}", f"{at} {long}", "nhs") for at in range(14))
    sources = tuple(e.Source(f"s{at}", long, 2024) for at in range(20))
    streams = tuple(
        replace(
            stream(f"x{at}", "cost"), name=f"{at} {long}", bears=f"p{at % 14}", double_running=True,
            staff=e.Staff(1.0, long, long, True), value=e.Amount(1e5 + at, source=f"s{at % 20}"),
        )
        for at in range(40)
    )  # fmt: skip
    scenarios = tuple(e.Scenario(f"y{at}", long, ((f"x{at}.value", 1.0),)) for at in range(10))
    return e.with_carers(
        case(
            *streams,
            parties=parties,
            sources=sources,
            scenarios=scenarios,
            years=30,
            title=long,
            note=long * 4,
        )
    )


@pytest.mark.pango
def test_a_case_of_any_size_is_a_pdf_of_two_pages():
    html = as_html(summary(large(), about=["x" * 500] * 3))
    assert len(fitted(html).pages) == 2
    body = as_pdf(as_html(summary(case(stream("a")))))
    assert body.startswith(b"%PDF-")


def test_where_no_pdf_can_be_made_it_is_said_what_to_install(monkeypatch):
    found = builtins.__import__

    def without(name, *more, **other):
        if name == "weasyprint":
            raise ImportError(name)
        return found(name, *more, **other)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoPdf, match="alongside\\[pdf\\]"):
        as_pdf("<p>x</p>")
