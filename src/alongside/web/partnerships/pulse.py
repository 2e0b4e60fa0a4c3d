"""How it is to work together, asked in confidence: answer, open and close a round, and what rounds show."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.partnerships import pulse_rules
from alongside.exchange.partnerships import queries as partnerships
from alongside.exchange.partnerships.queries import pulse as queries
from alongside.exchange.partnerships.services import asking
from alongside.web import downloads, typed
from alongside.web.components import charts
from alongside.web.doors import forms
from alongside.web.presenting import PRACTICE

from . import doors, wording, writing
from .sections import Section

WRONG = 422


def section(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace: whether one is asked now, or how trust went."""
    asked = queries.open_round(found)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    said = ""
    if asked is not None and queries.may_answer(viewer, asked, timezone.localdate()):
        said = _("You are asked, until %(day)s") % {"day": writing.on(asked.closes_on)}
    elif trend := queries.trust_trend(found).points:
        said = _("Trust, last time: %(figure)s of 5") % {"figure": figure(trend[-1][1])}
    return Section("pulse", _("How it is to work together"), f"/partnerships/{found.ref}/pulse/", said)


def figure(value: float) -> str:
    """A figure as it is shown: both ends are open."""
    if value <= pulse_rules.LOWEST:
        return _("2 or less")
    return _("4 or more") if value >= pulse_rules.HIGHEST else f"{value:g}"


@forms
def pulse(request: HttpRequest, ref: str) -> HttpResponse:
    """What rounds show; the questions, for those who have not answered; to open and close one, for hosts."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        if kind := downloads.asked_for(request):
            about = [_("Practice town: invented. Nothing here is real.")] if found.world == PRACTICE else []
            rows = [row for row in queries.closed_rounds(found) if row.results]
            return downloads.as_file(kind, _("How it is to work together"), _head(), _rows(rows), about)
        return _page(request, found)
    do = request.POST.get("do", "")
    if do == "answer" and (hints := typed.hints(request, typed.words(request, "words"))):
        return _page(request, found, hints=hints)
    wrong = writing.tried(request, found, _act(request, ref, do))
    return _page(request, found, wrong) if wrong else redirect(f"/partnerships/{ref}/pulse/?done={do}")


def _act(request: HttpRequest, ref: str, do: str) -> Any:
    if do == "open":
        day = typed.day(request, "closes")
        return lambda by: asking.open_round(ref=ref, closes_on=day, by=by)
    if do == "close":
        return lambda by: asking.close_round(ref=ref, by=by)
    said = {name: typed.number(request, name) for name in pulse_rules.QUESTIONS}
    words = typed.words(request, "words")[: pulse_rules.MOST_WORDS + 1]
    return lambda by: asking.answer_round(ref=ref, answers=said, words=words, by=by)


def _page(
    request: HttpRequest,
    found: Any,
    wrong: list[typed.Problem] | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked, closed = queries.open_round(found), queries.closed_rounds(found)
    shown = [row for row in closed if row.results]
    takes_part = writing.may_write(request, found)
    may_answer = asked is not None and takes_part and queries.may_answer(viewer, asked, timezone.localdate())
    told = {
        "open": _("Everybody is asked now."),
        "close": _("Closed."),
        "answer": _("Counted. Nobody can see what you answered."),
    }
    context = {
        "asked_until": writing.on(asked.closes_on) if asked is not None else "",
        "may_answer": may_answer,
        "has_answered": asked is not None and takes_part and not may_answer,
        "questions": list(wording.QUESTION.items()),
        "values": [(str(value), text) for value, text in wording.VALUE.items()],
        "hosts": takes_part and partnerships.steers(viewer, found),
        "is_open": asked is not None,
        "hidden": len(closed) - len(shown),
        "last": _last(shown[0]) if shown else None,
        "line": _line(request, found, shown),
        "hints": hints or [],
        "done": writing.done(request, told),
    }
    response = doors.page(request, "pulse", found, context, wrong)
    if hints:
        response.status_code = WRONG
    return response


def _last(row: Any) -> dict[str, Any]:
    """What the last round shows."""
    return {
        "on": writing.on(row.closed_on),
        "rows": [
            [text, _("%(figure)s of 5") % {"figure": figure(row.results[name])}]
            for name, text in wording.QUESTION.items()
        ],
        "words": row.words,
    }


def _line(request: HttpRequest, found: Any, shown: list[Any]) -> dict[str, Any] | None:
    """Trust over time as a line, with its table; nothing of fewer than two rounds."""
    trend = queries.trust_trend(found)
    if len(trend.points) < 2:
        return None
    says = {
        "up": _("Trust went up since the round before."),
        "down": _("Trust went down since the round before. Talk about it when you meet next."),
        "same": _("Trust is as it was the round before."),
    }
    points = [{"period": writing.on(day), "value": value} for day, value in trend.points]
    return {
        "says": says[trend.direction],
        "spec": charts.over_time(points, _("Trust, 1 to 5")),
        "head": _head(),
        "rows": [[str(cell) for cell in row] for row in _rows(shown)],
        "links": downloads.links(request),
    }


def _head() -> list[str]:
    return [_("Closed on"), *wording.QUESTION.values()]


def _rows(shown: list[Any]) -> list[list[Any]]:
    return [
        [writing.on(row.closed_on), *(figure(row.results[name]) for name in wording.QUESTION)]
        for row in shown
    ]
