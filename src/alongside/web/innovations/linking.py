"""What an innovation goes with: what it needs beside it, the set it is part of, what it replaces."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.queries import innovations as queries
from alongside.exchange.innovations.services import innovations as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from . import doors, words

MOST = 40


@forms
def links(request: HttpRequest, ref: str) -> HttpResponse:
    """The form: find the other by its words, choose how they go together; take away what no longer holds."""
    row = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = []
    if request.method == "POST":
        try:
            _write(request, ref, row)
        except InnovationRefused as refused:
            found = problems_of(refused)
        else:
            return redirect(f"{doors.url_of(row.offer)}links/")
    q = typed.line(request, "q") or request.GET.get("q", "").strip()
    rows = queries.innovations_for(viewer, world=row.world, q=q).exclude(pk=row.offer_id)
    context = {
        "kinds": list(words.LINK.items()),
        "q": q,
        "others": [(one.ref, one.title) for one in (rows[:MOST] if q else [])],
        "links": shown(request, row.offer),
    }
    return doors.page(request, "links", row.offer, context, found)


def _write(request: HttpRequest, ref: str, row: Any) -> None:
    doer = by(request, row.owner_id)
    if taken := typed.number(request, "take"):
        services.unlink(ref=ref, link_id=taken, by=doer)
        return
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    other = queries.innovation_for(viewer, typed.line(request, "other"))
    kind = typed.line(request, "kind")
    if kind not in words.LINK:
        raise InnovationRefused("no-other", "kind")
    services.link(ref=ref, kind=kind, other=other, why=typed.line(request, "why"), by=doer)


def shown(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """What it goes with, both ways, as the page lists it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    mine, theirs = queries.links_of(viewer, offer)
    own = [_item(words.LINK[one.kind], one.offer, one.why) | {"id": one.pk} for one in mine]
    return own + [_item(words.LINKED[one.kind], one.innovation.offer, one.why) for one in theirs]


def _item(how: str, other: Any, why: str) -> dict[str, Any]:
    return {"how": how, "title": other.title, "url": doors.url_of(other), "why": why, "id": None}
