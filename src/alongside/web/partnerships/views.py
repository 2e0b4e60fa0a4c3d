"""The list of those who work together, and the page of one: a card for many, a workspace for its members."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.digests.queries import world_of
from alongside.exchange.partnerships import queries
from alongside.web import downloads, presenting
from alongside.web.components.formats import long_date
from alongside.web.evidence import sections as valuing
from alongside.web.presenting import PRACTICE

from . import doors, health, presenters, tracing, words
from .sections import sections_of
from .starting import may_start

DONE = {
    "begun": lazy("They are asked. You hear as soon as they answer."),
    "joined": lazy("You take part. Here is what the others bring, need and won't do."),
    "terms": lazy("What you said about yourself is changed."),
    "edited": lazy("What it is for is changed."),
    "stage": lazy("It has moved. The others are told."),
    "closed": lazy("It is closed. The others are told, and all of you can go on reading it."),
}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Those of which one may see the card."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = presenting.world_of(request)
    world = PRACTICE if PRACTICE in (asked, world_of(viewer)) else asked
    state = presenting.chosen(request, "state", words.STATE)
    rows = queries.partnerships_for(viewer, world=world, state=state)
    is_mine = bool(request.GET.get("mine"))
    if is_mine:
        rows = rows.filter(pk__in=queries.own_partnerships(viewer).values("pk"))
    if kind := downloads.asked_for(request):
        head = [
            _("Name"),
            _("What it is for"),
            _("Where"),
            _("Where it's got to"),
            _("Since"),
            _("Closed on"),
        ]
        lines = (_line(one) for one in rows[: downloads.MOST_ROWS])
        return downloads.as_file(kind, _("Working together"), head, lines)
    page = presenting.page_of(request, rows, presenters.item)
    context = {
        "page": page,
        "filter": presenting.choice(request, "state", _("Where it's got to"), _texts(words.STATE)),
        "is_mine": is_mine,
        "may_start": may_start(request),
        "downloads": downloads.links(request) if page["items"] else [],
        "practice": world == PRACTICE,
    }
    return render(request, "partnerships/index.html.jinja", context)


def _texts(table: Any) -> dict[str, str]:
    return {key: str(text) for key, text in table.items()}


def _line(one: Any) -> list[Any]:
    place = one.place.name if one.place else ""
    got_to = words.STATE["closed"] if one.state == "closed" else words.STAGE[one.stage]
    return [one.name, one.purpose, place, str(got_to), long_date(one.started_on), long_date(one.closed_at)]


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The workspace for those inside, the card for all others who may see it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = queries.inside(viewer, ref)
    if found is not None:
        return _workspace(request, found)
    found = queries.card_for(viewer, ref)
    if found is None:
        raise Http404
    return doors.page(request, "card", found, presenters.card(viewer, found))


def _workspace(request: HttpRequest, found: Any) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    members = queries.members_of(found)
    parts = sections_of(request, found)
    is_open = found.state != "closed"
    takes_part = any(one.party_id in viewer.parties for one in members)
    context = {
        "purpose": found.purpose,
        "stages": _stages(found),
        "lessons": presenters.lessons(found),
        "sides": presenters.sides(viewer, members),
        "health": health.sentences(viewer, found, members, parts) if is_open else None,
        "sections": parts,
        "valued": valuing.shown(request, found),
        "valued_ways": valuing.ways(request, found) if takes_part and is_open else [],
        "facts": [*presenters.facts(viewer, found), *presenters.more_facts(found)],
        "trace": tracing.trace(viewer, found),
        "takes_part": takes_part and is_open,
        "steers": queries.steers(viewer, found) and is_open,
        "alone": len(members) == 1,
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return doors.page(request, "show", found, context)


def _stages(found: Any) -> list[dict[str, Any]]:
    """The four stages, the present one marked; none once it is closed."""
    if found.state == "closed":
        return []
    return [{"text": text, "is_now": key == found.stage} for key, text in words.STAGE.items()]
