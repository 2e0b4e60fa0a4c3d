"""What is due by when, and short tests with a fixed end: one of them to write, change and finish."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.innovations.queries import journey as queries
from alongside.exchange.innovations.services import planning
from alongside.exchange.innovations.services.planning import TrialSaid
from alongside.web import typed
from alongside.web.doors import forms, held_or_new
from alongside.web.innovations import doors

from . import presenters, wording, writing

DAYS = 100  # of a test, unless another end is chosen


def _back(row: Any) -> dict[str, str]:
    return {"back_url": f"{doors.url_of(row.offer)}journey/", "back_text": str(_("Where it's got to"))}


@forms
def milestone(request: HttpRequest, ref: str, milestone: str) -> HttpResponse:
    """Something due: put it down, change it, put it down as done."""
    row = doors.kept_or_404(request, ref)
    held = held_or_new(milestone, partial(queries.milestone_for, request.viewer, row))  # type: ignore[attr-defined]
    if request.method != "POST":
        return _milestone(request, row, held)
    finishing = request.POST.get("do") == "finish" and held is not None
    wrong = _finish(request, row, held) if finishing else _plan(request, row, held)
    if wrong:
        return _milestone(request, row, held, wrong)
    return redirect(f"{doors.url_of(row.offer)}journey/?done={'finished' if finishing else 'date'}#dates")


def _plan(request: HttpRequest, row: Any, held: Any) -> list[typed.Problem]:
    return writing.tried(
        request,
        row,
        lambda by: planning.keep_milestone(
            ref=row.offer.ref,
            what=typed.line(request, "what")[: writing.LINE],
            kind=typed.line(request, "kind"),
            due_on=typed.day(request, "due_on"),
            milestone=held.ref if held else "",
            by=by,
        ),
    )


def _finish(request: HttpRequest, row: Any, held: Any) -> list[typed.Problem]:
    url, wrong = writing.url_of(request)
    wrong = wrong or writing.number_problem(request, "people")
    return wrong or writing.tried(
        request,
        row,
        lambda by: planning.finish_milestone(
            ref=row.offer.ref,
            milestone=held.ref,
            done_on=typed.day(request, "done_on"),
            evidence=typed.words(request, "evidence")[: writing.TEXT],
            url=url,
            people=typed.number(request, "people"),
            by=by,
        ),
    )


def _milestone(
    request: HttpRequest, row: Any, held: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    today = timezone.localdate()
    now: dict[str, Any] = {"kind": "step"}
    if held is not None:
        now = {"what": held.what, "kind": held.kind, **typed.days("due_on", held.due_on)}
    now |= typed.days("done_on", today) | {"done": ""}
    shown = presenters.milestones_of("", [held], today, keeps=False)[0] if held else None
    context = {
        "held": held,
        "shown": shown,
        "kinds": list(wording.MILESTONE.items()),
        "finishing": request.POST.get("do") == "finish",
        "typed": now | (request.POST.dict() if wrong else {}),
        **_back(row),
    }
    return doors.page(request, "journey/date", row.offer, context, wrong)


@forms
def trial(request: HttpRequest, ref: str, trial: str) -> HttpResponse:
    """A test with a fixed end: begin it with its first figure, end it with its last."""
    row = doors.kept_or_404(request, ref)
    held = held_or_new(trial, partial(queries.trial_for, request.viewer, row))  # type: ignore[attr-defined]
    if request.method != "POST":
        return _trial(request, row, held)
    wrong = _end(request, row, held) if held is not None else _begin(request, row)
    if wrong:
        return _trial(request, row, held, wrong)
    return redirect(f"{doors.url_of(row.offer)}journey/?done=test#tests")


def _begin(request: HttpRequest, row: Any) -> list[typed.Problem]:
    said = TrialSaid(
        measure=typed.line(request, "measure")[: writing.LINE],
        better=typed.line(request, "better"),
        starts_on=typed.day(request, "starts_on"),
        ends_on=typed.day(request, "ends_on"),
        start_value=writing.figure(request, "start_value"),
        where=typed.line(request, "where")[:200],
    )
    return writing.tried(request, row, lambda by: planning.begin_trial(ref=row.offer.ref, said=said, by=by))


def _end(request: HttpRequest, row: Any, held: Any) -> list[typed.Problem]:
    return writing.tried(
        request,
        row,
        lambda by: planning.end_trial(
            ref=row.offer.ref,
            trial=held.ref,
            end_value=writing.figure(request, "end_value"),
            learned=typed.words(request, "learned")[: writing.TEXT],
            by=by,
        ),
    )


def _trial(
    request: HttpRequest, row: Any, held: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    today = timezone.localdate()
    now = {"better": "up", **typed.days("starts_on", today)}
    now |= typed.days("ends_on", today + timedelta(days=DAYS))
    context = {
        "held": held,
        "shown": presenters.trials_of("", [held], today, keeps=False)[0] if held else None,
        "better": list(wording.BETTER.items()),
        "typed": request.POST if wrong else now,
        **_back(row),
    }
    return doors.page(request, "journey/test", row.offer, context, wrong)
