"""What official bodies said: a matter, and its next step; what was said before stays."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from alongside.exchange.innovations.queries import support as queries
from alongside.exchange.innovations.services import supporting
from alongside.exchange.innovations.services.supporting import Appraised
from alongside.web import typed
from alongside.web.doors import forms, held_or_new
from alongside.web.innovations import doors
from alongside.web.innovations.journey import writing

from . import wording
from .views import back


@forms
def body(request: HttpRequest, ref: str, body: str) -> HttpResponse:
    """A new matter, or a further word in one that is there."""
    row = doors.kept_or_404(request, ref)
    held = held_or_new(body, partial(queries.matter_for, request.viewer, row))  # type: ignore[attr-defined]
    if request.method != "POST":
        return _page(request, row, held)
    url, wrong = writing.url_of(request)
    said = Appraised(
        kind=held.kind if held else typed.line(request, "kind"),
        body=held.body if held else typed.line(request, "body")[:200],
        name=held.name if held else typed.line(request, "name")[:200],
        status=typed.line(request, "status"),
        on=typed.day(request, "on"),
        words=typed.words(request, "words")[: writing.TEXT],
        url=url,
        next_step=typed.line(request, "next_step")[: writing.LINE],
        next_on=typed.day(request, "next_on"),
    )
    wrong = wrong or writing.day_problem(request, "next_on")
    wrong = wrong or writing.tried(request, row, lambda by: supporting.appraise(ref=ref, said=said, by=by))
    if wrong:
        return _page(request, row, held, wrong)
    return redirect(f"{doors.url_of(row.offer)}support/?done=body")


def _page(
    request: HttpRequest, row: Any, held: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now: dict[str, Any] = {"url": held.url if held else "", **typed.days("on", timezone.localdate())}
    kind = held.kind if held else ""
    known = supporting.rules.statuses_of(kind) if held else tuple(wording.STATUS)
    context = {
        "held": held,
        "kind": wording.MATTER[kind] if held else "",
        "kinds": list(wording.MATTER.items()),
        "statuses": [(one, wording.status_of(kind, one)) for one in known],
        "typed": request.POST if wrong else now,
        **back(row),
    }
    return doors.page(request, "support/body", row.offer, context, wrong)
