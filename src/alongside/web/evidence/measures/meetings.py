"""What was said and decided when people looked at a board together, and the figures as they stood."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import boards as queries
from alongside.exchange.evidence.queries import measures
from alongside.exchange.evidence.services import boards as services
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of

from . import boards, doors, presenters


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what was said at a meeting; the figures stand beside it."""
    found = boards.kept_or_404(request, ref)
    if request.method != "POST":
        return _form(request, found, typed.days("held", timezone.localdate()))
    wrong: list[typed.Problem] = []
    held = typed.day(request, "held")
    if held is None:
        wrong.append(typed.problem(_("Write the day, such as 3 11 2026."), "held-day"))
    following = doors.day(request, "next", wrong)
    texts = [text for name in ("said", "decided") if (text := typed.words(request, name))]
    wrong += [typed.problem(hint, "said") for hint in typed.hints(request, *texts)]
    if held is None or wrong:
        return _form(request, found, request.POST, wrong)
    said = services.Meeting(
        held_on=held,
        said=typed.words(request, "said"),
        decided=typed.words(request, "decided"),
        who=typed.line(request, "who"),
        next_on=following,
    )
    try:
        made = services.keep_meeting(ref=ref, said=said, by=by(request, found.owner_id))
    except FigureRefused as refused:
        return _form(request, found, request.POST, problems_of(refused))
    return redirect(f"{boards.url_of(found)}meetings/{made.ref}/")


def _form(
    request: HttpRequest, found: Any, said: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = [one.series for one in queries.shown_on(viewer, found)]
    asked = typed.hints(request, typed.words(request, "said"), typed.words(request, "decided"))
    context = {"said": said, "figures": presenters.items(rows), "as_it_is": bool(asked)}
    return boards.page(request, "meeting_form", found, context, problems)


@require_GET
def show(request: HttpRequest, ref: str, meeting_ref: str) -> HttpResponse:
    """One meeting: what was said and decided, and the figures as they stood that day."""
    found = boards.board_or_404(request, ref)
    one = queries.meeting_of(found, meeting_ref)
    if one is None:
        raise Http404
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = [shown.series for shown in queries.shown_on(viewer, found)]
    known = measures.points_by(rows, on=one.held_on)
    context = {
        "heading": _("Meeting of %(day)s") % {"day": long_date(one.held_on)},
        "who": one.who,
        "said": one.said,
        "decided": one.decided,
        "next_on": long_date(one.next_on),
        "rows": [_row(series, known[series.pk]) for series in rows],
        "head": [_("Figure"), _("The newest then"), _("The one before"), _("A year before")],
    }
    return boards.page(request, "meeting", found, context)


def _row(series: Any, points: Any) -> list[str]:
    unit, often = series.definition.unit, series.often
    per_year = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}[often]
    picked = [points[-at] if len(points) >= at else None for at in (1, 2, per_year + 1)]
    cells = [
        f"{presenters.told(one, unit)} ({presenters.when(one.starts_on, often)})" if one else "–"
        for one in picked
    ]
    return [measures.title_of(series), *cells]
