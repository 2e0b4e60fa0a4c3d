"""A case on two pages: who pays, who gains, is it cash, how sure. Values first, then HTML, then PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment

from alongside.engines.economics import COUNTS, Case, Position, Result, results, with_values
from alongside.engines.economics.draws import Draws, spread

from .wording import LOSES, caution, count_word, pounds, ratio, years_word

MOST_PARTIES, MOST_SENTENCES, MOST_LINES = 7, 5, 12
MOST_YEARS, MOST_CAUTIONS, MOST_SOURCES, MOST_STAFF = 6, 6, 6, 4
PAGES, SMALLER = 2, (7.6, 7.0, 6.4)  # points
LONG, LONGER = 44, 110  # signs of a name, of a sentence
NO_PDF = (
    "A PDF needs what is not installed here: the extra 'pdf' (pip install 'alongside[pdf]') "
    "and Pango on the machine (apt install libpango-1.0-0 libpangoft2-1.0-0)."
)


class NoPdf(RuntimeError):
    """This machine cannot make a PDF; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(NO_PDF)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as people read it: better off by so much cash, capacity, wellbeing; likely between."""

    name: str
    amounts: tuple[str, ...]
    between: str
    budget: tuple[str, ...]
    loses: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """A stream as people read it."""

    name: str
    kind: str
    who: str
    counts_as: str
    full: str
    worth: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands on the two pages, in words. `more_…`: how many have no room there."""

    title: str
    caption: str
    compared_with: str
    note: str
    figures: tuple[tuple[str, str, str], ...]
    parties: tuple[PartyRow, ...]
    more_parties: int
    together: tuple[str, ...]
    cash: tuple[str, ...]
    sure: tuple[str, ...]
    years: tuple[str, ...]
    more_years: int
    lines: tuple[LineRow, ...]
    more_lines: int
    staff: tuple[str, ...]
    cautions: tuple[str, ...]
    more_cautions: int
    sources: tuple[str, ...]
    more_sources: int
    about: tuple[str, ...]


def summary(
    case: Case, result: Result | None = None, draws: Draws | None = None, about: Sequence[str] = ()
) -> Summary:
    """Put a case into words. `about`: lines at the end: which version this is, who has agreed to it."""
    found = results(case) if result is None else result
    shown = found.years[:MOST_YEARS]
    order = sorted(found.lines, key=lambda one: (one.known, -abs(one.worth)))
    cautions = [caution(case, one) for one in found.cautions]
    sources = _sources(case)
    return Summary(
        title=_clipped(case.title, LONGER),
        caption=f"{found.years[0]} to {found.years[-1]}, in prices of {case.price_year}",
        compared_with=_clipped(case.compared_with, LONGER),
        note=_clipped(case.note, LONGER),
        figures=_figures(found, draws),
        parties=tuple(_party(case, one, draws) for one in found.positions[:MOST_PARTIES]),
        more_parties=max(0, len(found.positions) - MOST_PARTIES),
        together=_amounts(found.npv_by, [all(one.known[at] for one in found.positions) for at in range(3)]),
        cash=_sentences(_cash(case, found)),
        sure=_sentences(_sure(case, found, draws)),
        years=tuple(map(str, shown)),
        more_years=len(found.years) - len(shown),
        lines=tuple(_line(case, one) for one in order[:MOST_LINES]),
        more_lines=max(0, len(order) - MOST_LINES),
        staff=_sentences(_staff(case, found)[:MOST_STAFF]),
        cautions=_sentences(cautions[:MOST_CAUTIONS], MOST_CAUTIONS),
        more_cautions=max(0, len(cautions) - MOST_CAUTIONS),
        sources=_sentences(sources[:MOST_SOURCES], MOST_SOURCES),
        more_sources=max(0, len(sources) - MOST_SOURCES),
        about=_sentences(about),
    )


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _sentences(given: Sequence[str], most: int = MOST_SENTENCES) -> tuple[str, ...]:
    """As many as there is room for; the last says how many have none."""
    told = [_clipped(one, LONGER) for one in given]
    return tuple(
        told if len(told) <= most else [*told[: most - 1], f"{len(told) - most + 1} more in the workbook."]
    )


def _figures(found: Result, draws: Draws | None) -> tuple[tuple[str, str, str], ...]:
    """Label, figure, and what is to be known of it."""
    drawn = {} if draws is None else {"npv": spread(draws.npv), "cash": spread(draws.cash_npv)}

    def between(name: str) -> str:
        return f"Likely between {pounds(drawn[name].low)} and {pounds(drawn[name].high)}. " if drawn else ""

    share = found.cashable_share
    return (
        ("Worth in today's money", pounds(found.npv), f"{between('npv')}Adds cash, capacity and wellbeing."),
        ("In cash alone", pounds(found.cash_npv), f"{between('cash')}Cash gained less cash spent."),
        ("Back for each £1", ratio(found.bcr), f"As cash: {ratio(found.cash_bcr)}."),
        (
            "Money that can be spent elsewhere",
            "–" if share is None else f"{share:.0%}",
            "Of all that is gained.",
        ),
        ("Paid back", years_word(found.payback), f"In cash alone: {years_word(found.cash_payback)}."),
    )


def _amounts(values: Any, known: Any) -> tuple[str, ...]:
    """In words; what is not known is never nought."""
    told = []
    for value, sure in zip(values, known, strict=True):
        more = "" if not round(float(value)) else f"{pounds(value)} and more "
        told.append(pounds(value) if sure else f"{more}not known")
    return tuple(told)


def _party(case: Case, one: Position, draws: Draws | None) -> PartyRow:
    between = ""
    if draws is not None and one.known.all():
        drawn = spread(draws.of(one.party))
        if round(drawn.low) != round(drawn.high):
            between = f"{pounds(drawn.low)} to {pounds(drawn.high)}"
    budget = (one.revenue + one.capital)[:MOST_YEARS]
    return PartyRow(
        _clipped(case.party(one.party).name, LONG),
        _amounts(one.net, one.known),
        between,
        tuple(pounds(value) for value in budget),
        bool(one.net[0] < -0.5),
    )


def _cash(case: Case, found: Result) -> tuple[str, ...]:
    """Sentences: what is cash, and what is said to be and is not."""
    total = float(found.benefits.sum())
    told = [
        f"{count_word(name)}: {pounds(value)} of benefits, {value / total:.0%}."
        for name, value in zip(COUNTS, found.benefits, strict=True)
        if total > 0
    ]
    told += [
        f"{case.stream(one.stream).name}: said to be cash, but no cash leaves. It counts as capacity."
        for one in found.lines
        if one.why
    ]
    if found.closing:
        told.append(f"Stopping the old way costs {pounds(found.closing)}.")
    if found.double_running:
        told.append(f"Running both for a while costs {pounds(found.double_running)}.")
    return tuple(told)


def _sure(case: Case, found: Result, draws: Draws | None) -> tuple[str, ...]:
    """Sentences: the chance that it is not worth it, what would change it, what is not known."""
    told = []
    if draws is not None:
        drawn = spread(draws.npv)
        told.append(LOSES.format(share=f"{drawn.loss:.0%}", draws=f"{len(draws.npv):,}"))
    for one in case.scenarios:
        npv = results(with_values(case, dict(one.set))).npv
        told.append(f"{one.name}: worth {pounds(npv)}.")
    told += [f"{case.stream(one).name}: not known, so in no sum here." for one in found.not_known]
    return tuple(told)


def _line(case: Case, one: Any) -> LineRow:
    stream = case.stream(one.stream)
    sides = [case.party(key).name for key in (stream.bears, stream.gains) if key]
    sources = {source.id: source for source in case.sources}
    source = sources.get(stream.value.source)
    grades = [amount.grade for _, amount in stream.amounts if amount.grade]
    rests = (
        f"{source.title}, {source.year}"
        if source and source.year
        else source.title
        if source
        else "no source"
    )
    return LineRow(
        _clipped(stream.name, LONG),
        "stopping" if stream.kind == "closing" else stream.kind,
        " to ".join(_clipped(one, LONG) for one in sides),
        count_word(one.counts_as).lower(),
        (pounds(one.full) + ("" if stream.recurrent else " once")) if one.known else "not known",
        pounds(one.worth) if one.known else "not known",
        f"{_clipped(rests, LONG)}; grade {max(grades)}" if grades else _clipped(rests, LONG),
    )


def _staff(case: Case, found: Result) -> tuple[str, ...]:
    told = []
    for stream, staff in found.staff:
        many = "not known how many" if staff.fte is None else f"{staff.fte:+g} full-time"
        parts = [many, staff.whose]
        if staff.replaces is not None:
            parts.append("replaces what staff do" if staff.replaces else "adds to what staff do")
        parts.append(f"asked: {staff.asked}" if staff.asked else "not said who was asked")
        told.append(f"{case.stream(stream).name}: {'; '.join(filter(None, parts))}.")
    return tuple(told)


def _sources(case: Case) -> list[str]:
    return [
        ", ".join(filter(None, (one.title, str(one.year or ""), one.licence or "no licence known")))
        for one in case.sources
    ]


@cache
def _template() -> Any:
    text = resources.files(__package__).joinpath("summary.html").read_text("utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)


def as_html(given: Summary) -> str:
    """The two pages as HTML that needs nothing else."""
    return str(_template().render(given=given, counts=[count_word(one) for one in COUNTS]))


def as_pdf(html: str) -> bytes:
    """HTML as a tagged PDF, which a screen reader reads in its order.

    Raises: NoPdf where this machine cannot make one.
    """
    return bytes(fitted(html).write_pdf(pdf_variant="pdf/ua-1"))


def fitted(html: str) -> Any:
    """The laid-out document: two pages also where names are long and letters are wide, by smaller letters.

    Raises: NoPdf where this machine cannot make one.
    """
    try:
        from weasyprint import CSS, HTML
    except (ImportError, OSError) as problem:
        raise NoPdf from problem
    page = HTML(string=html, url_fetcher=_nothing_from_outside)
    made = page.render(pdf_variant="pdf/ua-1")
    for size in SMALLER:
        if len(made.pages) <= PAGES:
            break
        smaller = CSS(string=f"body {{ font-size: {size}pt !important; line-height: 1.2 !important }}")
        made = page.render(stylesheets=[smaller], pdf_variant="pdf/ua-1")
    return made


def _nothing_from_outside(url: str, *_args: Any, **_more: Any) -> Any:
    raise ValueError(f"A summary takes nothing from outside: {url}")
