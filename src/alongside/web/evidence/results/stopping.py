"""What stops and when, what it means for staff, and the hours of unpaid carers."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.web.components import charts_amounts as charts
from alongside.web.components.formats import MONTHS, money

from . import words
from .presenters import NUMERIC, number


def timeline(answer: Any) -> dict[str, Any] | None:
    """Old and new beside each other through the years; None where nothing stops and nothing runs twice."""
    case = answer.case
    lines = {one.stream: one for one in answer.result.lines}
    rows = [one for one in case.streams if one.kind == "closing" or one.double_running]
    if not rows:
        return None
    new = [one for one in case.streams if one.recurrent and one not in rows and one.kind == "cost"]
    points, table = [], []
    for one in [*new, *rows]:
        part = _part(one)
        start, end = case.first_year + one.start, case.first_year + _end(case, one)
        points.append({"name": one.name, "part": part, "start": round(start, 2), "end": round(end, 2)})
        worth = money(lines[one.id].worth) if lines[one.id].known else _("Not known")
        table.append(
            [
                one.name,
                part,
                when(start),
                when(end) if end < case.first_year + case.years else _("goes on"),
                number(worth),
            ]
        )
    return {
        "spec": charts.spans(points, _("Year")),
        "head": [
            _("What"),
            _("What sort"),
            _("From"),
            _("Until"),
            {"text": _("In today's money"), "format": NUMERIC},
        ],
        "rows": table,
        "says": _stop_says(case, rows, answer.result),
    }


def _part(stream: Any) -> str:
    if stream.kind == "closing":
        return words.KIND["closing"]
    return _("Old and new run side by side") if stream.double_running else _("The new way")


def _end(case: Any, stream: Any) -> float:
    if not stream.recurrent:
        return float(min(int(stream.start) + 1, case.years))
    return float(case.years if stream.until is None else min(stream.until, case.years))


def when(year: float) -> str:
    """A year with its month: 2026.5 is July 2026."""
    month = min(int((year % 1) * 12 + 0.01), 11)
    return f"{_(MONTHS[month])} {int(year)}"


def _stop_says(case: Any, rows: list[Any], result: Any) -> str:
    double = [one for one in rows if one.double_running]
    said = []
    if double:
        last = max(case.first_year + _end(case, one) for one in double)
        said.append(
            _("Old and new run side by side until %(when)s, which costs %(money)s.")
            % {"when": when(last), "money": money(result.double_running)}
        )
    if any(one.kind == "closing" for one in rows):
        said.append(_("Stopping the old way costs %(money)s.") % {"money": money(result.closing)})
    return " ".join(said)


def staff(answer: Any, mode: str) -> dict[str, Any]:
    """Whose work changes, by how much, and who was asked."""
    rows = []
    for key, one in answer.result.staff:
        replaces = {True: _("Replaces what they do"), False: _("Adds to what they do")}
        rows.append(
            [
                answer.case.stream(key).name,
                number(fte(one.fte)),
                one.whose or _("Not known"),
                one.asked or _("Nobody says who was asked"),
                replaces.get(one.replaces, _("Not known")),
            ]
        )
    head = [
        _("What"),
        {"text": _("Full-time posts"), "format": NUMERIC},
        _("Whose work"),
        _("Who was asked"),
        _("Adds or replaces"),
    ]
    return {"head": head, "rows": rows, "mode": mode}


def fte(value: float | None) -> str:
    """Posts with their sign."""
    return _("Not known") if value is None else f"{value:+.1f}".replace(".0", "")


def carers(answer: Any) -> list[str]:
    """What unpaid carers give and get, in sentences; what nobody knows is said to be so."""
    kinds = {one.id for one in answer.case.parties if one.kind == "carers"}
    lines = {one.stream: one for one in answer.result.lines}
    return [
        _hours(stream, lines[stream.id], stream.bears in kinds)
        for stream in answer.case.streams
        if stream.bears in kinds or stream.gains in kinds
    ]


def _hours(stream: Any, line: Any, gives: bool) -> str:
    if not line.known:
        return _("%(what)s: not known. That is not nought: nobody has said yet.") % {"what": stream.name}
    if not line.full:
        return _("%(what)s: none, says whoever wrote this case.") % {"what": stream.name}
    shown = {
        "what": stream.name,
        "money": money(line.worth),
        "n": f"{line.full / stream.value.best:,.0f}" if stream.value.best else "?",
    }
    if gives:
        return (
            _("%(what)s: they give %(n)s a year, worth %(money)s in today's money over all the years.")
            % shown
        )
    return (
        _("%(what)s: they get back %(n)s a year, worth %(money)s in today's money over all the years.")
        % shown
    )
