"""The record of a draw: how it went, how even the chances were, the same draw once more, and the file."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from alongside.exchange.analyses import lotteries
from alongside.exchange.voices.queries import panels as queries
from alongside.web import downloads
from alongside.web.voices import doors as ask_doors
from alongside.web.voices.panels import doors

from . import presenting


def show(request: HttpRequest, ref: str) -> HttpResponse:
    """How residents were picked: in words, in figures, and drawn again for whoever asks."""
    panel = doors.panel_or_404(request, ref)
    draw = queries.draw_for(request.viewer, ref, request.GET.get("draw", ""))  # type: ignore[attr-defined]
    others = presenting.others(queries.draws_of(panel), draw, f"/panels/{ref}/draw/")
    if draw is None or draw.drawn_at is None:
        if draw is None and request.GET.get("draw"):
            raise Http404
        context = {"promise_of_draw": presenting.promise(draw) if draw is not None else {}, "others": others}
        return ask_doors.page(request, "draws/waiting", panel.ask, context)
    head, rows = presenting.bands(draw)
    if kind := downloads.asked_for(request):
        return downloads.as_file(kind, f"chances {panel.ask.title}", head, rows)
    again = lotteries.replay_kept(presenting.record(draw)) if request.GET.get("again") else None
    context = presenting.told(draw) | {
        "bands": {"head": head, "rows": rows},
        "downloads": downloads.links(request),
        "own": presenting.own(draw, request.GET.get("number", "")),
        "again": presenting.again(again),
        "record_url": f"/panels/{ref}/draw/record.json?draw={draw.ref}",
        "others": others,
    }
    return ask_doors.page(request, "draws/show", panel.ask, context)


def record(request: HttpRequest, ref: str) -> HttpResponse:
    """All that draws it again, as a file: panels by the numbers of people, and nothing about them."""
    draw: Any = queries.draw_for(request.viewer, ref, request.GET.get("draw", ""))  # type: ignore[attr-defined]
    if draw is None or draw.drawn_at is None:
        raise Http404
    body = json.dumps(presenting.record(draw), ensure_ascii=False)
    response = HttpResponse(body, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="draw-{draw.ref}.json"'
    return response
