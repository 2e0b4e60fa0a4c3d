"""How somebody who takes part wants to be told what came of it; met where they answered."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.voices.notices import AskRefused
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.voices import doors, parts, telling


@never_cache
@forms
def tell(request: HttpRequest, ref: str) -> HttpResponse:
    """The choice, for whoever takes part, by account or with what this device remembers."""
    ask = doors.ask_or_404(request, ref)
    part = parts.part_of(request, ask)
    if part is None or part.started_at is None:
        raise Http404
    if request.method != "POST":
        return _page(request, ask, part)
    try:
        wrong = telling.keep(request, part)
    except AskRefused as refused:
        wrong = problems_of(refused)
    return _page(request, ask, part, wrong) if wrong else redirect(f"/asks/{ref}/tell/?done=kept")


def _page(
    request: HttpRequest, ask: Any, part: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    context = {
        "tells": telling.choices(),
        "tell": part.tell,
        "asks_address": telling.asks_address(part),
        "done": _("Kept.") if request.GET.get("done") else "",
    }
    return doors.page(request, "asks/tell", ask, context, wrong)
