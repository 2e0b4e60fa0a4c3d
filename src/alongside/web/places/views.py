"""The list of places, and the page of one as a commissioner reads it: what is needed first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.directory import counts as who
from alongside.exchange.directory.queries import connector_for, with_actors
from alongside.exchange.needs import counts as needed
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers import counts as help_
from alongside.exchange.places import queries
from alongside.exchange.places import series as known
from alongside.web import downloads, listing, presenting, words
from alongside.web.components.formats import count, long_date
from alongside.web.evidence import sections as valuing
from alongside.web.innovations.portfolios.ways import from_place
from alongside.web.network.ways import room as network_room
from alongside.web.presenting import PRACTICE, address, fact
from alongside.web.shapes import NEEDS
from alongside.web.voices.asks.asking import open_question

from . import presenters

MOST = 6
MOST_NEEDS = 15
PLACE_HEAD = (
    "Name",
    "Kind of place",
    "Lies in",
    "Official code",
    "Until",
    "Needed, not answered",
    "Where this comes from",
)
HELP = (  # standing, heading, what it means
    ("open", "now"),
    ("unclaimed", "may"),
    ("history", "tried"),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Places, without neighbourhoods unless asked for; of each, how much is needed and not answered."""
    world = presenting.world_of(request)
    viewer = request.viewer  # type: ignore[attr-defined]
    rows = queries.places(
        world=world,
        kind=presenting.chosen(request, "kind", words.PLACE_KIND),
        q=" ".join(request.GET.get("q", "").split()),
    )
    if kind := downloads.asked_for(request):
        waiting = needed.unanswered_in(viewer, world=world)
        lines = (_place_row(row, waiting) for row in rows.select_related("dataset")[: downloads.MOST_ROWS])
        return downloads.as_file(kind, "places", PLACE_HEAD, lines)
    shown: list[Any] = []
    page = presenting.page_of(request, rows, lambda row: shown.append(row) or presenting.place_item(row))
    waiting = needed.unanswered_in(viewer, world=world, place_ids=[row.pk for row in shown])
    for row, item in zip(shown, page["items"], strict=True):
        if number := waiting[row.pk]:
            item["badge"] = _waiting(number)
    context = {
        "page": page,
        "filters": [
            presenting.typed(request, "q", _("Name")),
            presenting.choice(request, "kind", _("Kind of place"), words.PLACE_KIND),
        ],
        "downloads": downloads.links(request),
        "practice": world == PRACTICE,
        "practice_exit_url": "/places/",
    }
    return render(request, "places/index.html.jinja", context)


def _waiting(number: int) -> str:
    said = ngettext("%(num)s thing needed, not answered", "%(num)s things needed, not answered", number)
    return said % {"num": count(number)}


def _place_row(place: Any, waiting: Mapping[int, int]) -> list[Any]:
    said = [place.name, words.PLACE_KIND[place.kind], place.parent.name if place.parent else "", place.code]
    return [*said, place.valid_to, waiting.get(place.pk, 0), place.dataset.title]


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One place: what is needed and not answered, what can help, who is there, figures, connector."""
    viewer = request.viewer  # type: ignore[attr-defined]
    place = queries.place_for(key)
    if place is None:
        raise Http404
    if key != place.ref:
        return redirect(f"/places/{place.ref}/")
    waiting = needed.unanswered(viewer, place=place)
    part = listing.Part("needed", _("Needed and not answered"), waiting, NEEDS)
    if file := listing.part_file(request, place.name, [part]):
        return file
    within = queries.within(place.pk)
    page = {
        "place": _place(place),
        "connector": presenters.connector(connector_for(within, world=place.world)),
        "needed": _needed(request, viewer, place, waiting),
        "missing": _missing(viewer, place, waiting),
        "help": _help(viewer, place, within),
        "who": _who(viewer, place),
        "figures": _figures(place),
        "valued": valuing.shown(request, place),
        "valued_ways": valuing.ways(request, place),
        "question": open_question(request, world=place.world, within=within),
        "around": _around(place),
        "links": _links(place) | {"projects": from_place(viewer, place)},
        "practice": place.world == PRACTICE,
        "practice_exit_url": "/places/",
    }
    return render(request, "places/show.html.jinja", page)


def _place(place: Any) -> dict[str, Any]:
    """The place itself: its name, kind and code, what became of it, where it comes from."""
    after = [(row.new.name, f"/places/{row.new.ref}/") for row in place.successors.select_related("new")]
    code = f"{place.code} ({place.vintage})" if place.code and place.vintage else place.code
    return {
        "name": place.name,
        "kind": words.PLACE_KIND[place.kind],
        "facts": [
            fact(_("Official code"), code),
            fact(_("Until"), long_date(place.valid_to)),
            presenting.links(_("Now part of"), after),
            fact(_("How its point was found"), words.POINT.get(place.point_basis, "")),
        ],
        "source": {
            "text": place.dataset.title,
            "licence": place.dataset.licence,
            "url": "/about/data",
            "note": place.note,
        },
    }


def _needed(request: HttpRequest, viewer: Any, place: Any, waiting: Any) -> dict[str, Any]:
    """What is needed here and not answered, who says so, and what was answered or reported before."""
    rows = list(with_actors(viewer, waiting)[: MOST_NEEDS + 1])
    said = needed.raised_by(viewer, waiting)
    every = needs_for(viewer, world=place.world).filter(queries.is_in(place))
    past = every.filter(standing="history").order_by("title")
    return {
        "items": [presenters.need_item(row) for row in rows[:MOST_NEEDS]],
        "total": len(rows) if len(rows) <= MOST_NEEDS else waiting.count(),
        "who": presenters.who_says(said.counts) if said.total and len(said.counts) > 1 else "",
        "is_more": len(rows) > MOST_NEEDS,
        "past": [presenting.need_item(row) for row in past[:MOST]],
        "answered": [
            presenting.need_item(row)
            for row in every.filter(status__in=["answered", "met"]).exclude(standing="history")[:MOST]
        ],
        "all_url": address("/needs/", place=place.ref),
        "downloads": downloads.links(request, list="needed") if rows else [],
    }


def _missing(viewer: Any, place: Any, waiting: Any) -> list[dict[str, Any]]:
    """Topics that people need something about here, and no help listed here is about."""
    topics = needed.by_topic(viewer, waiting)
    if not topics:
        return []
    known = help_.by_topic(viewer, place=place, subjects=frozenset(topics))
    covered = {subject for (subject, standing), number in known.items() if standing in help_.HELP and number}
    return [
        {
            "text": label,
            "number": topics[pk],
            "url": address(
                "/needs/", place=place.ref, **{"setting" if kind == "setting" else "subject": code}
            ),
        }
        for pk, code, label, kind in who.topics()
        if pk in topics and pk not in covered
    ]


def _help(viewer: Any, place: Any, within: frozenset[int]) -> dict[str, Any]:
    """What can help now, what may, what was tried; each apart, with how much there is."""
    tally = help_.tally(viewer, place=place)
    found: dict[str, Any] = {"more": tally.more}
    for standing, name in HELP:
        number = tally.by_standing[standing]
        rows = help_.some(viewer, place=place, standing=standing, most=MOST) if number else []
        found[name] = {
            "items": [_plain(presenting.offer_item(row), standing) for row in rows],
            "number": number,
            "url": address("/offers/", place=place.ref, standing=standing),
        }
    here = {item["url"] for item in found["now"]["items"]}
    around = help_.from_around(viewer, world=place.world, outer=within - {place.pk}, most=MOST)
    items = [presenting.offer_item(row) for row in around]
    found["around"] = [item for item in items if item["url"] not in here]
    return found


def _plain(item: dict[str, Any], standing: str) -> dict[str, Any]:
    """The item without the line that says what its heading says."""
    return item | {"badge": ""} if standing == "unclaimed" else item


def _who(viewer: Any, place: Any) -> dict[str, Any]:
    """Who is involved, by sector; those of the past apart."""
    counted = who.by_sector(viewer, place=place)
    sectors = [
        {
            "text": words.SECTOR[sector],
            "now": counted[sector, False],
            "past": counted[sector, True],
            "url": address("/actors/", place=place.ref, sector=sector),
        }
        for sector in words.SECTOR
        if counted[sector, False] or counted[sector, True]
    ]
    now = sum(number for (_sector, past), number in counted.items() if not past)
    rows = who.some(viewer, place=place, past=now == 0, most=MOST) if counted else []
    return {
        "sectors": sectors,
        "items": [_plain(presenting.actor_item(row), row.standing) for row in rows],
        "number": sum(counted.values()),
        "has_past": any(sector["past"] for sector in sectors),
        "url": address("/actors/", place=place.ref),
    }


def _figures(place: Any) -> dict[str, Any]:
    """The figures that stand out beside other places, else the first few; the rest have their own page."""
    series = known.series_of(place.pk)
    beside = known.beside(place, series)
    chosen = presenters.stand_out(series, beside)
    lines = [presenters.figure_line(place, one, beside.get(one.indicator.pk)) for one in chosen or series[:6]]
    return {
        "lines": lines,
        "stand_out": bool(chosen),
        "number": len(series),
        "url": f"/places/{place.ref}/figures/",
    }


def _around(place: Any) -> dict[str, Any]:
    """What it lies in, what lies in it, and places like it to set it beside."""
    inside = queries.inside(place.pk, most=60)
    like = queries.near_like(place, most=6)
    return {
        "outside": [_link(row) for row in queries.surroundings(place.pk)],
        "inside": [_link(row) for row in inside],
        "inside_url": address("/places/", kind=inside[0].kind) if len(inside) == 60 else "",
        "like": [_link(row) for row in like],
        "compare_url": address("/places/compare/", place=place.ref),
    }


def _link(place: Any) -> dict[str, str]:
    return {"text": place.name, "url": f"/places/{place.ref}/", "kind": words.PLACE_KIND[place.kind]}


def _unheard(place: Any) -> str:
    """Who is not heard here: in the practice town the whole of it, of a neighbourhood its council area."""
    try:
        page = reverse("unheard")
    except NoReverseMatch:
        return ""
    if place.world == PRACTICE:
        return address(page, world=PRACTICE)
    around = place.parent if place.kind == "small_area" else place
    return address(page, **{"in": around.ref if around else ""})


def _links(place: Any) -> dict[str, str]:
    """Where else this place can be looked at."""
    try:
        on_map = address(reverse("map"), at=place.ref)
    except NoReverseMatch:
        on_map = ""
    return {
        "map": on_map,
        "topics": f"/places/{place.ref}/topics/",
        "compare": address("/places/compare/", place=place.ref),
        "network": network_room(place=place.ref),
        "unheard": _unheard(place),
        "find": address("/find/", place=place.name if place.kind != "small_area" else place.code),
        "ring": address("/ring-me-back/", place=place.ref),
    }
