"""The list of places, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from alongside.exchange.directory.queries import actors_for, connector_for
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places import queries
from alongside.web import presenting, words
from alongside.web.components.formats import count, long_date
from alongside.web.presenting import PRACTICE, fact

MOST = 15
TRIED = "Tried here, worth learning from"


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Places, without neighbourhoods unless asked for."""
    world = presenting.world_of(request)
    rows = queries.places(
        world=world,
        kind=presenting.chosen(request, "kind", words.PLACE_KIND),
        q=request.GET.get("q", "").strip(),
    )
    return render(
        request,
        "places/index.html.jinja",
        {
            "page": presenting.page_of(request, rows, presenting.place_item),
            "filters": [
                presenting.typed(request, "q", "Name"),
                presenting.choice(request, "kind", "Kind of place", words.PLACE_KIND),
            ],
            "practice": world == PRACTICE,
            "practice_exit_url": "/places/",
        },
    )


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One place: what is needed and offered there, its figures, its connector."""
    viewer = request.viewer  # type: ignore[attr-defined]
    place = queries.place_for(key)
    if place is None:
        raise Http404
    if key != place.ref:
        return redirect(f"/places/{place.ref}/")
    person = connector_for(queries.within(place.pk), world=place.world)
    thing = {
        "title": place.name,
        "kind_word": words.PLACE_KIND[place.kind],
        "standing": "",
        "standing_text": "",
        "paragraphs": [_connector(person)] if person else [],
        "facts": _facts(place),
        "source": {
            "text": place.dataset.title,
            "licence": place.dataset.licence,
            "url": "/about/data",
            "note": place.note,
        },
        "sections": _sections(viewer, place),
    }
    page = {"thing": thing, "practice": place.world == PRACTICE, "practice_exit_url": "/places/"}
    return render(request, "places/show.html.jinja", page)


def _connector(person: Any) -> str:
    """Whom to ring, when, and how soon an answer comes."""
    hours = f" {person.hours}." if person.hours else ""
    reply = (
        f" You hear back {person.reply_time[0].lower()}{person.reply_time[1:]}." if person.reply_time else ""
    )
    return f"Your connector here is {person.name}: {person.phone}.{hours}{reply}"


def _facts(place: Any) -> list[dict[str, Any]]:
    """What is known of the place itself."""
    parent = place.parent
    after = [(row.new.name, f"/places/{row.new.ref}/") for row in place.successors.select_related("new")]
    return [
        {
            "key": "Lies in",
            "value": parent.name if parent else "",
            "url": f"/places/{parent.ref}/" if parent else "",
        },
        fact(
            "Official code", f"{place.code} ({place.vintage})" if place.code and place.vintage else place.code
        ),
        fact("Until", long_date(place.valid_to)),
        presenting.links("Now part of", after),
        fact("How its point was found", words.POINT.get(place.point_basis, "")),
    ]


def _sections(viewer: Any, place: Any) -> list[dict[str, Any]]:
    needs = needs_for(viewer, world=place.world, place_id=place.pk)
    offers = offers_for(viewer, world=place.world, place_id=place.pk)
    actors = actors_for(viewer, world=place.world).filter(place_id__in=queries.inside_ids(place.pk))
    return [
        *presenting.now_and_then("Needed here", "Reported as needed here", needs, presenting.need_item, MOST),
        *presenting.now_and_then("What could help here", TRIED, offers, presenting.offer_item, MOST),
        *presenting.now_and_then("Who's involved", "Who was involved", actors, presenting.actor_item, MOST),
        {"heading": "Figures", "items": [_figure(row) for row in queries.latest_figures(place.pk)]},
        {
            "heading": "Places in it",
            "items": [presenting.place_item(row) for row in queries.inside(place.pk)],
        },
    ]


def _figure(row: Any) -> dict[str, Any]:
    """One figure with its unit, year, source and warning."""
    value = count(round(row.value)) if abs(row.value) >= 1000 else f"{row.value:g}"
    return {
        "title": f"{row.indicator.name}: {value} {row.indicator.unit}",
        "url": "",
        "line": " · ".join(filter(None, [row.period, row.indicator.source, row.indicator.warning])),
    }
