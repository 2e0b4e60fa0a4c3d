"""Add a figure or correct one; bring many as a file or pasted, with a look at each row before any is kept."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.evidence import figure_rules, measure_rules
from alongside.exchange.evidence.notices_measures import WHY_NOT, FigureRefused
from alongside.exchange.evidence.queries import measures as queries
from alongside.exchange.evidence.services import figures as services
from alongside.exchange.feeds.lists.sheets import CannotRead
from alongside.exchange.feeds.lists.sheets import read as read_sheets
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.feeds.forms import brought, field_of

from . import doors, presenters, words

SHOWN = 60  # rows that are good, on the page; of the bad ones all are shown


def decimal(request: HttpRequest, name: str, wrong: list[typed.Problem]) -> float | None:
    """A number that may be left empty; what cannot be read is told in `wrong`."""
    said = typed.line(request, name)
    found = figure_rules.number_of(said)
    if said and found is None:
        wrong.append(typed.problem(_("Write a number, such as 12 or 3.5."), name))
    return found


@forms
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """One figure; with a tick it takes the place of the one that is there, which stays on record."""
    found = doors.kept_or_404(request, ref)
    if request.method != "POST":
        return _add(request, found, {"period": _next(found)})
    wrong: list[typed.Problem] = []
    day = figure_rules.day_of(typed.line(request, "period"))
    if day is None:
        wrong.append(typed.problem(str(WHY_NOT["no-period"]), "period"))
    parts = ("numerator", "denominator") if found.definition.is_ratio else ("value",)
    values = {name: decimal(request, name, wrong) for name in parts}
    if day is None or wrong:
        return _add(request, found, request.POST, wrong)
    figure = measure_rules.Figure(
        day, **values, quality=typed.line(request, "quality", "ok"), note=typed.line(request, "note")
    )
    correct = typed.line(request, "correct") == "yes"
    try:
        services.add(
            ref=ref,
            figure=figure,
            correct=correct,
            why=typed.line(request, "why"),
            by=by(request, found.owner_id),
        )
    except FigureRefused as refused:
        return _add(request, found, request.POST, problems_of(refused))
    return redirect(doors.url_of(found))


def _next(found: Any) -> str:
    """The time after the newest figure in words that are read again; else the one that is over last."""
    points = queries.points_of(found)
    today = timezone.localdate()
    last = measure_rules.before(measure_rules.period_of(today, found.often)[0], found.often)
    start = measure_rules.after(points[-1].starts_on, found.often) if points else last
    if found.often == "month":
        return presenters.when(start, "month")
    return start.strftime("%Y") if found.often == "year" else start.isoformat()


def _add(
    request: HttpRequest, found: Any, said: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    definition = found.definition
    context = {
        "said": said,
        "counts": definition.counts,
        "numerator": definition.numerator,
        "denominator": definition.denominator,
        "qualities": list(words.QUALITY.items()),
        "there": any(one["field"] == "correct" for one in problems or []) or said.get("correct") == "yes",
        "hints": _hint(found.often),
    }
    return doors.page(request, "add", found, context, problems)


def _hint(often: str) -> str:
    return {
        "day": _("Such as 14 March 2026"),
        "week": _("Any day of the week, such as 14 March 2026"),
        "month": _("Such as March 2026"),
        "quarter": _("Such as 2026 Q1, or any day in it"),
        "year": _("Such as 2026"),
    }[often]


@forms
def upload(request: HttpRequest, ref: str) -> HttpResponse:
    """A file or pasted rows; then what would become of each; then they are kept."""
    found = doors.kept_or_404(request, ref)
    if request.method != "POST":
        return _upload(request, found)
    try:
        rows = _rows(request)
    except CannotRead as problem:
        return _upload(request, found, [typed.problem(str(problem), field_of(request))])
    if len(rows) > measure_rules.MOST_ROWS:
        return _upload(request, found, [typed.problem(str(WHY_NOT["many"]), "file")])
    head, body = _headed(rows)
    columns = _columns(request, head)
    correct = typed.line(request, "correct") == "yes"
    read = figure_rules.read_rows(body, columns, is_ratio=found.definition.is_ratio)
    good = [one.figure for one in read if one.figure is not None]
    doer = by(request, found.owner_id)
    if typed.line(request, "do") != "keep":
        return _check(request, found, head, body, columns, read, services.look(found, good, by=doer))
    try:
        kept = services.add_many(
            ref=ref, figures=good, came="file", correct=correct, why=typed.line(request, "why"), by=doer
        )
    except FigureRefused as refused:
        looked = services.look(found, good, by=doer, correct=correct)
        return _check(request, found, head, body, columns, read, looked, problems_of(refused))
    return _kept(request, found, read, kept)


def _rows(request: HttpRequest) -> list[tuple[int, list[str]]]:
    """The rows that were brought. Raises: CannotRead."""
    return read_sheets(brought(request).content)[0].rows


def _headed(
    rows: list[tuple[int, list[str]]],
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, made up where the first row holds figures; and the rows below."""
    width = max(len(cells) for _number, cells in rows)
    if figure_rules.is_header(rows[0][1]):
        names = [*rows[0][1], *[""] * (width - len(rows[0][1]))]
        return names, rows[1:]
    return [""] * width, rows


def _columns(request: HttpRequest, head: Sequence[str]) -> dict[str, int]:
    """Which column plays which role: as was said, else guessed."""
    if typed.line(request, "column-0") or typed.line(request, "do"):
        said = {typed.line(request, f"column-{at}"): at for at in range(len(head) - 1, -1, -1)}
        return {role: at for role, at in said.items() if role in figure_rules.ROLES}
    return figure_rules.guess(head)


def _upload(request: HttpRequest, found: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    definition = found.definition
    names = ["month", "value", "quality", "note"]
    if definition.is_ratio:
        names[1:2] = ["numerator", "denominator"]
    context = {"names": ", ".join(names), "pasted": request.POST.get("pasted", "")[:200_000]}
    return doors.page(request, "upload", found, context, problems)


def _check(
    request: HttpRequest,
    found: Any,
    head: Sequence[str],
    body: Sequence[tuple[int, Sequence[str]]],
    columns: dict[str, int],
    read: Sequence[figure_rules.Read],
    looked: Sequence[services.Outcome],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    by_column = {at: role for role, at in columns.items()}
    counts = {state: sum(one.state == state for one in looked) for state in ("new", "same", "corrected")}
    there = sum(one.why == "there" for one in looked)
    context = {
        "columns": [
            {
                "id": f"column-{at}",
                "name": name or _("Column %(number)d") % {"number": at + 1},
                "like": next((cells[at] for _row, cells in body if at < len(cells) and cells[at]), ""),
                "options": [(role, str(text)) for role, text in words.ROLE.items()],
                "role": by_column.get(at, ""),
            }
            for at, name in enumerate(head)
        ],
        "rows": _shown_rows(found, read, looked),
        "many": counts["new"] + counts["corrected"],
        "there": there or counts["corrected"],
        "correct": typed.line(request, "correct"),
        "why": typed.line(request, "why"),
        "summary": _summary(counts["new"], counts["same"], len(read) - sum(counts.values())),
        "pasted": _as_text(head, body),
    }
    return doors.page(request, "check", found, context, problems)


def _summary(new: int, same: int, out: int) -> str:
    return _("%(new)s new, %(same)s here already, %(out)s left out") % {"new": new, "same": same, "out": out}


def _as_text(head: Sequence[str], body: Sequence[tuple[int, Sequence[str]]]) -> str:
    """The rows as text that is read again when they are kept."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t")
    if any(head):
        writer.writerow(head)
    writer.writerows(cells for _number, cells in body)
    return out.getvalue()


def _shown_rows(
    found: Any, read: Sequence[figure_rules.Read], looked: Sequence[services.Outcome]
) -> list[list[Any]]:
    """What becomes of each row: those left out first, with why."""
    rows: list[list[Any]] = []
    for bad in read:
        if bad.figure is None:
            why = f"{WHY_NOT[bad.why]} ({bad.cell})" if bad.cell else str(WHY_NOT[bad.why])
            rows.append([str(bad.row), bad.cell or "–", "–", words.STATE["refused"], why])
    rows += [_row(found, one) for one in looked if one.state == "refused"]
    return [*rows, *[_row(found, one) for one in looked if one.state != "refused"][:SHOWN]]


def _row(found: Any, one: services.Outcome) -> list[Any]:
    figure, definition = one.figure, found.definition
    start = measure_rules.period_of(figure.starts_on, found.often)[0]
    halves = (figure.numerator or 0, figure.denominator or 0)
    text = " / ".join(presenters.number(half) for half in halves)
    shown = text if definition.is_ratio else presenters.number(figure.value, definition.unit)
    why = str(WHY_NOT[one.why]) if one.why else ""
    when = presenters.upper(presenters.when(start, found.often))
    return [str(figure.row), when, shown or "–", words.STATE[one.state], why or "–"]


def _kept(
    request: HttpRequest, found: Any, read: Sequence[figure_rules.Read], kept: Sequence[services.Outcome]
) -> HttpResponse:
    many = sum(one.state in ("new", "corrected") for one in kept)
    text = ngettext("%(num)d figure was kept.", "%(num)d figures were kept.", many) % {"num": many}
    left = [row for row in _shown_rows(found, read, kept) if row[3] == words.STATE["refused"]]
    return doors.page(request, "kept", found, {"done": text, "rows": left})
