"""Why these: the line-up that people who work together came of, as it was when they were asked."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.convening import kept_for
from alongside.exchange.partnerships.queries import inside
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE

from . import presenters


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The kept line-up, for those inside; for anybody else there is none."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = inside(viewer, ref)
    kept = kept_for(viewer, found) if found is not None else None
    if found is None or kept is None:
        raise Http404
    seen = presenters.Show(viewer, kept, kept.gathered.wish, [])
    context = {
        "name": found.name,
        "back_url": f"/partnerships/{found.ref}/",
        "need": kept.need,
        "day": long_date(found.started_on),
        "line_up": presenters.as_kept(seen.line_up(kept.line_ups[0])),
        "practice": found.world == PRACTICE,
    }
    return render(request, "convening/why.html.jinja", context)
