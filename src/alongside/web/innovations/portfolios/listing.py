"""All our projects: the list of portfolios, and beginning one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.digests.queries import world_of as own_world
from alongside.exchange.directory.queries.parties import actors_of_parties, world_of_party
from alongside.exchange.innovations.notices_portfolios import PortfolioRefused
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.exchange.innovations.services import portfolios as services
from alongside.exchange.places.queries import place_for
from alongside.web import presenting, typed
from alongside.web.doors import WRONG, forms, problems_of, signed_in
from alongside.web.presenting import PRACTICE
from alongside.web.sight import short_mark

from . import doors, words


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Those the viewer may see, of a place where one is asked for; one's own first."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    world = presenting.world_of(request)
    if "world" not in request.GET and viewer.user_id is not None:
        world = own_world(viewer)
    place = place_for(request.GET["place"]) if request.GET.get("place") else None
    world = place.world if place else world
    rows = list(queries.portfolios_for(viewer, world=world, place_id=place.pk if place else None))
    counts = queries.counts_for(viewer, rows)
    owners = actors_of_parties(viewer, [row.owner_id for row in rows])
    mine = [row for row in rows if queries.keeps(viewer, row)]
    others = [row for row in rows if row not in mine]
    doer: Any = request.doer  # type: ignore[attr-defined]
    context = {
        "place": {"name": place.name, "url": f"/places/{place.ref}/"} if place else None,
        "mine": [_item(row, counts, owners) for row in mine],
        "others": [_item(row, counts, owners) for row in others],
        "may_start": doer is not None and doer.guest_id is None and doer.acting_for_id is not None,
        "new_url": presenting.address("/portfolios/new/", place=place.ref if place else ""),
        "pipeline_url": presenting.address("/portfolios/board/", place=place.ref) if place else "",
        "practice": world == PRACTICE,
        "practice_exit_url": doors.ROOM,
    }
    return render(request, "innovations/portfolios/index.html.jinja", context)


def _item(row: Any, counts: dict[int, int], owners: dict[int, Any]) -> dict[str, Any]:
    many = counts.get(row.pk, 0)
    said = ngettext("%(num)d project", "%(num)d projects", many) % {"num": many}
    owner = owners.get(row.owner_id)
    where = row.place.name if row.place else ""
    return {
        "title": row.name,
        "url": doors.url_of(row),
        "line": " · ".join(filter(None, [owner.name if owner else "", where, said, doors.when(row)])),
        "why": row.about[:200],
        "mark": short_mark(row),
    }


@forms
def new(request: HttpRequest) -> HttpResponse:
    """Begin one; `?place=` names the place, and what is kept, used and there stands ready to be ticked."""
    if other := signed_in(request):
        return other
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    owner = request.doer.acting_for_id  # type: ignore[attr-defined]
    world = world_of_party(owner)
    asked = place_for(request.GET["place"]) if request.GET.get("place") else None
    place = asked if asked is not None and asked.world == world else None
    ready = queries.to_begin_with(viewer, world=world, owner_id=owner, place_id=place.pk if place else None)
    if request.method != "POST":
        return _new(request, world, place, ready)
    said, wrong = read(request, world)
    wanted = set(request.POST.getlist("items"))
    offers = [one.offer for one in ready if one.offer.ref in wanted]
    if wrong:
        return _new(request, world, place, ready, wrong)
    try:
        made = services.start(said=said, offers=offers, by=request.doer)  # type: ignore[attr-defined]
    except PortfolioRefused as refused:
        return _new(request, world, place, ready, problems_of(refused))
    return redirect(doors.url_of(made) if offers else f"{doors.url_of(made)}items/")


def _new(
    request: HttpRequest,
    world: str,
    place: Any,
    ready: list[Any],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    wrong = problems or []
    sent = request.method == "POST"
    ticked = [one.offer.ref for one in ready if one.why != "here"]
    context = {
        "said": request.POST if sent else {"place": place.name if place else ""},
        "ready": [(one.offer.ref, f"{one.offer.title} – {words.WHY[one.why]}") for one in ready],
        "ticked": request.POST.getlist("items") if sent else ticked,
        "back_url": doors.room(world),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "practice": world == PRACTICE,
    }
    status = WRONG if wrong else 200
    return render(request, "innovations/portfolios/new.html.jinja", context, status=status)


def read(request: HttpRequest, world: str) -> tuple[services.Said, list[typed.Problem]]:
    """What was said of a portfolio as a whole, and what cannot be read of it."""
    wrong: list[typed.Problem] = []
    place, lost = typed.place_of(typed.line(request, "place"), world)
    if lost:
        wrong.append(typed.problem(lost, "place"))
    days = {}
    for name in ("starts", "ends"):
        days[name] = typed.day(request, name)
        if days[name] is None and typed.any_typed(request, name):
            wrong.append(typed.problem(_("Write a day, like 1 4 2027, or leave it empty."), f"{name}-day"))
    said = services.Said(
        name=typed.line(request, "name"),
        about=typed.words(request, "about"),
        place=place,
        starts_on=days["starts"],
        ends_on=days["ends"],
        budget=doors.whole(request, "budget", wrong),
        hours=doors.whole(request, "hours", wrong),
        large_from=doors.whole(request, "large_from", wrong),
    )
    return said, wrong
