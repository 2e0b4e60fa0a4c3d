"""The list of those who work together, and the page of one: a card for many, a workspace for its members."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.digests.queries import world_of
from alongside.exchange.partnerships import queries
from alongside.web import presenting
from alongside.web.presenting import PRACTICE

from . import doors, presenters
from .sections import sections_of


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Those of which one may see the card; one's own come first on Today."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = presenting.world_of(request)
    world = PRACTICE if PRACTICE in (asked, world_of(viewer)) else asked
    rows = queries.partnerships_for(viewer, world=world)
    context = {
        "page": presenting.page_of(request, rows, presenters.item),
        "practice": world == PRACTICE,
    }
    return render(request, "partnerships/index.html.jinja", context)


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The workspace for those inside, the card for all others who may see it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = queries.inside(viewer, ref)
    if found is not None:
        context = presenters.workspace(viewer, found) | {"sections": sections_of(request, found)}
        return doors.page(request, "show", found, context)
    found = queries.card_for(viewer, ref)
    if found is None:
        raise Http404
    return doors.page(request, "card", found, presenters.card(viewer, found))
