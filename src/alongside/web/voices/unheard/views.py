"""Who is not heard: the page, its files, and what its map loads."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.unheard import Found
from alongside.web import downloads
from alongside.web.presenting import PRACTICE

from . import presenters, wording
from .asked import Asked, answer, asked, choices
from .picture import drawn


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The map, the least heard, the curve; as files all areas."""
    ask = asked(request)
    found = answer(request, ask)
    if found is not None and (kind := downloads.asked_for(request)):
        head, rows = presenters.file_rows(found)
        about = [
            presenters.title(found, ask),
            presenters.source_line(found),
            *wording.notes(found),
            found.digest,
        ]
        return downloads.as_file(kind, presenters.title(found, ask), head, rows, about)
    shown = {
        "ask": ask,
        "where": ask.where,
        "problems": ask.problems,
        "choices": choices(ask, found),
        "hidden": [{"name": "world", "value": PRACTICE}] if ask.question.world == PRACTICE else [],
        "counts_url": "/unheard/counts/" + ask.query(voices=""),
        "found": None,
        "practice": ask.question.world == PRACTICE,
        "practice_exit_url": "/unheard/",
    }
    if found is not None:
        shown |= {"found": _found(request, ask, found)}
    return render(request, "voices/unheard/show.html.jinja", shown)


def _found(request: HttpRequest, ask: Asked, found: Found) -> dict[str, object]:
    listed = len(found.order)
    return {
        "title": presenters.title(found, ask),
        "summary": wording.summary(found, ask.where),
        "legend": presenters.legend(found),
        "common": [str(text) for text in wording.COMMON],
        "rows": presenters.least_heard(found),
        "more": max(0, listed - presenters.MOST_LISTED),
        "people": wording.people(found),
        "parts": presenters.parts(found) if found.parts else None,
        "notes": wording.notes(found),
        "source": presenters.source_line(found),
        "digest": found.digest,
        "downloads": downloads.links(request),
        "areas_url": f"/unheard/areas.geojson{ask.query()}",
        "geojson_url": f"/unheard/areas.geojson{ask.query(download='1')}",
        "map_url": f"/unheard/map.svg{ask.query()}",
        "meet_url": f"/unheard/meet/{ask.query()}" if is_fine(found) else "",
    }


def is_fine(found: Found) -> bool:
    """Whether the areas are small enough for a place to meet to be near all of one."""
    return found.ground.level == "small_area"


@require_GET
def areas(request: HttpRequest) -> HttpResponse:
    """The areas as GeoJSON, in the classes of the map."""
    ask = asked(request)
    found = answer(request, ask)
    if found is None:
        raise Http404
    response = HttpResponse(
        json.dumps(presenters.collection(found, ask), separators=(",", ":")),
        content_type="application/geo+json",
    )
    response["Cache-Control"] = "private, no-cache"
    if request.GET.get("download"):
        response["Content-Disposition"] = 'attachment; filename="not-heard.geojson"'
    return response


@require_GET
def drawing(request: HttpRequest) -> HttpResponse:
    """The map as a picture, drawn here."""
    ask = asked(request)
    found = answer(request, ask)
    if found is None:
        raise Http404
    response = HttpResponse(drawn(presenters.collection(found, ask)), content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-cache"
    return response
