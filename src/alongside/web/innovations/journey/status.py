"""Pause it, stop it with its lesson, close it down with a plan, or let it go on again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.innovations import journey_rules as rules
from alongside.exchange.innovations.queries import innovations as records
from alongside.exchange.innovations.services import moving
from alongside.web import typed
from alongside.web.doors import forms
from alongside.web.innovations import doors

from . import wording, writing


@forms
def change(request: HttpRequest, ref: str, to: str) -> HttpResponse:
    """The form for one status, with what it asks for."""
    row = doors.kept_or_404(request, ref)
    if to not in rules.GOES[row.status]:
        raise Http404
    if request.method != "POST":
        return _page(request, row, to)
    texts = {name: typed.words(request, name)[: writing.TEXT] for name in moving.TEXTS}
    hints = typed.hints(request, *texts.values())
    wrong = writing.day_problem(request, "until")
    wrong = wrong or [typed.problem(text, "as_it_is") for text in dict.fromkeys(hints)]
    wrong = wrong or writing.tried(
        request,
        row,
        lambda by: moving.change_status(
            ref=ref,
            status=to,
            texts=texts,
            until=typed.day(request, "until"),
            is_shared=bool(typed.line(request, "is_shared")),
            by=by,
        ),
    )
    if wrong:
        return _page(request, row, to, wrong)
    return redirect(f"{doors.url_of(row.offer)}journey/?done=status")


def _page(request: HttpRequest, row: Any, to: str, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    _own, others = records.links_of(request.viewer, row.offer)  # type: ignore[attr-defined]
    instead = [one.innovation.offer.title for one in others if one.kind == "replaces"]
    context = {
        "to": to,
        "head": wording.CHANGE[to],
        "instead": instead if to == "retired" else [],
        "hinted": any(one["field"] == "as_it_is" for one in wrong or []),
        "back_url": f"{doors.url_of(row.offer)}journey/",
        "back_text": _("Where it's got to"),
    }
    return doors.page(request, "journey/status", row.offer, context, wrong)
