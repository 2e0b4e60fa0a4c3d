"""The landscape map: a page with a list, and what its map loads."""

import json
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.places import boundaries
from alongside.web import downloads
from alongside.web.components.formats import count
from alongside.web.presenting import PRACTICE

from . import pins, presenters
from .asked import Asked, asked, box_from

ZOOMS = range(3, 16)
GEOJSON = "application/geo+json"


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The list of areas and points, and where a browser that can draws them as a map."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    question, view = _asked(request, viewer)
    rows = presenters.rows(view)
    if kind := downloads.asked_for(request):
        wants_points = request.GET.get("list") == "points"
        return _points_file(kind, viewer, question) if wants_points else _file(kind, view, rows)
    page = {
        "view": view,
        "title": view.title,
        "rows": rows,
        "legend": presenters.legend(view),
        "notes": presenters.notes(view),
        "source": presenters.source_line(view),
        "choices": presenters.choices(view),
        "problems": question.problems,
        "hidden": _hidden(question),
        "inside": question.inside,
        "out_url": "/map/" + question.query(**{"in": ""}),
        "finding": question.finding is not None,
        "pins": _pins(request, viewer, question),
        "downloads": downloads.links(request),
        "geojson_url": _data("/map/areas.geojson", replace(question, finding=None), download="1"),
        "areas_url": _data("/map/areas.geojson", question),
        "points_url": _data("/map/points.geojson", question) if pins.PINS[question.points].of else "",
        "at": _at(question, question.at),
        "practice": question.world == PRACTICE,
        "practice_exit_url": "/map/",
    }
    return render(request, "map/show.html.jinja", page)


@require_GET
def areas(request: HttpRequest) -> HttpResponse:
    """The areas of a view as GeoJSON; with `level=finest` the outlines alone that meet a box."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    box = box_from(request.GET.get("bbox", ""))
    if request.GET.get("level") == "finest":
        return _behind(box) if box else _refused(_("Say which part of the map: bbox=west,south,east,north."))
    _question, view = _asked(request, viewer)
    found = presenters.collection(view, boundaries.outlines(area.id for area in view.areas))
    response = _json(found, GEOJSON)
    if request.GET.get("download"):
        response["Content-Disposition"] = 'attachment; filename="map.geojson"'
    return response


@require_GET
def points(request: HttpRequest) -> HttpResponse:
    """The points in a box, gathered where there are many, and the first of them by name."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    question = asked(request)
    key = question.points if question.points in pins.PINS else pins.usual(past=False)
    zoom = request.GET.get("zoom", "")
    at_zoom = min(max(int(zoom), ZOOMS[0]), ZOOMS[-1]) if zoom.isdecimal() and len(zoom) < 4 else ZOOMS[0]
    found = pins.features(viewer, key=key, world=question.world, box=question.box, zoom=at_zoom)
    total = sum(feature["properties"]["number"] for feature in found)
    items = pins.named(viewer, total, key=key, world=question.world, box=question.box)
    return _json({"type": "FeatureCollection", "features": found, "total": total, "items": items}, GEOJSON)


def _asked(request: HttpRequest, viewer: Viewer) -> tuple[Asked, presenters.View]:
    """The question with its usual choices filled in, and its answer."""
    view = presenters.view_of(viewer, asked(request))
    shaded = view.shade
    chosen = view.asked.points if view.asked.points in pins.PINS else pins.usual(past=shaded.past)
    full = replace(view.asked, show=shaded.key, points=chosen)
    return full, replace(view, asked=full)


def _behind(box: boundaries.Box) -> HttpResponse:
    """Outlines alone: of the finest level that has any in the box."""
    level = boundaries.finest_level("real", box)
    found = boundaries.areas(world="real", level=level, box=box) if level else []
    return _json(presenters.bare(found, boundaries.outlines(area.id for area in found)), GEOJSON)


def _refused(why: str) -> HttpResponse:
    body = {"type": "about:blank", "title": _("Cannot be read"), "status": 400, "detail": why}
    return HttpResponse(json.dumps(body), status=400, content_type="application/problem+json")


def _json(found: dict[str, Any], kind: str) -> HttpResponse:
    """The answer as a program reads it; a browser that has it asks whether it still holds."""
    response = HttpResponse(json.dumps(found, separators=(",", ":")), content_type=kind)
    response["Cache-Control"] = "private, no-cache"
    return response


def _file(kind: str, view: presenters.View, rows: list[dict[str, Any]]) -> HttpResponse:
    head = [_("Area"), _("Within"), view.shade.label, _("Class"), _("In words"), _("Reference")]
    body = ([r["name"], r["parent"], r["value"], r["class_words"], r["text"], r["ref"]] for r in rows)
    return downloads.as_file(
        kind, view.title, head, body, [view.title, presenters.source_line(view), *presenters.notes(view)]
    )


def _points_file(kind: str, viewer: Viewer, question: Asked) -> HttpResponse:
    label = str(pins.PINS[question.points].label)
    head = [_("Name"), _("What and where"), _("Standing"), _("Latitude"), _("Longitude"), _("Reference")]
    most = downloads.MOST_ROWS
    body = pins.table(viewer, key=question.points, world=question.world, box=_box(question), most=most)
    return downloads.as_file(kind, label, head, body, [label])


def _pins(request: HttpRequest, viewer: Viewer, question: Asked) -> dict[str, Any]:
    """The points of this view as a list."""
    total, items = pins.in_view(viewer, key=question.points, world=question.world, box=_box(question))
    return {
        "label": str(pins.PINS[question.points].label),
        "items": items,
        "said": _said(total, named=bool(items)),
        "downloads": downloads.links(request, list="points") if total else [],
    }


def _said(total: int, *, named: bool) -> str:
    """How many points there are, above their names where they are named."""
    if not total:
        return _("None here.")
    if named:
        return _("%(total)s in all. By name, the first are:") % {"total": count(total)}
    return _("%(total)s in all. Come closer, or choose an area, to see their names.") % {
        "total": count(total)
    }


def _data(path: str, question: Asked, **more: object) -> str:
    """The address of what the map loads for the same question."""
    return path + question.query(**more)


def _hidden(question: Asked) -> list[dict[str, str]]:
    """What the form sends along."""
    pairs: dict[str, str] = {}
    if question.world == PRACTICE:
        pairs["world"] = PRACTICE
    if question.inside is not None:
        pairs["in"] = question.inside.ref
    if question.finding is not None:
        pairs |= {"for": "find", **question.finding}
    return [{"name": name, "value": value} for name, value in pairs.items()]


def _box(question: Asked) -> boundaries.Box | None:
    """The part of the map whose points are listed: the one asked for, or that of the area looked into."""
    if question.box is not None or question.inside is None:
        return question.box
    outline = boundaries.outlines([question.inside.pk])
    return boundaries.box_of(outline.values())


def _at(question: Asked, at: Any) -> dict[str, Any] | None:
    """The place to look at: the area of this level that it is or lies in, and its point."""
    if at is None:
        return None
    around = boundaries.area_of(at.pk, world=question.world, level=question.level)
    area = boundaries.place_by_id(around) if around else None
    return {"ref": area.ref if area else "", "lat": at.lat, "lon": at.lon, "name": at.name}
