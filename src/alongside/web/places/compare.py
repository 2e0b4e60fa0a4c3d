"""Up to four places side by side: what is needed, what can help, who is involved, and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.directory import counts as who
from alongside.exchange.needs import counts as needed
from alongside.exchange.offers import counts as help_
from alongside.exchange.places import queries, series
from alongside.web import downloads, words
from alongside.web.components.formats import count
from alongside.web.presenting import PRACTICE, address

from . import presenters

MOST = 4
MOST_FIGURES = 12
PATH = "/places/compare/"


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The places that were chosen, and how to choose more."""
    viewer = request.viewer  # type: ignore[attr-defined]
    places, problem, choices = _chosen(request)
    known = series.latest_of([place.pk for place in places])
    codes = _figures_of(request, known)
    rows = [*_counted(viewer, places), *_figure_rows(places, known, codes)] if places else []
    if kind := downloads.asked_for(request):
        return _file(kind, places, rows)
    refs = [place.ref for place in places]
    page = {
        "places": [
            {"name": place.name, "url": f"/places/{place.ref}/", "without": _without(refs, place.ref, codes)}
            for place in places
        ],
        "rows": rows,
        "figures": _figure_choices(known, codes),
        "kept": [{"name": "place", "value": ref} for ref in refs],
        "kept_figures": [{"name": "figure", "value": code} for code in codes],
        "typed": request.GET.get("add", "") if problem else "",
        "problems": [{"text": problem, "href": "#add"}] if problem else [],
        "choices": [
            {"text": name, "url": address(PATH, place=refs, add=name, figure=codes)} for name in choices
        ],
        "suggested": _suggested(places, codes),
        "is_full": len(places) >= MOST,
        "downloads": downloads.links(request) if places else [],
        "practice": bool(places) and places[0].world == PRACTICE,
    }
    return render(request, "places/compare.html.jinja", page, status=422 if problem else 200)


def _chosen(request: HttpRequest) -> tuple[list[Any], str, tuple[str, ...]]:
    """The places in the address, with the one that was typed; what is wrong with it, and near names."""
    places = queries.places_by_ref(request.GET.getlist("place"))
    places = [place for place in places if place.world == places[0].world][:MOST]
    typed = " ".join(request.GET.get("add", "").split())[:200]
    if not typed:
        return places, "", ()
    if len(places) >= MOST:
        return places, _("Four places are as many as fit side by side. Take one away first."), ()
    found = queries.find_place(typed)
    if found.where is None:
        return places, found.problem, found.choices
    more = queries.places_by_ref([found.where.ref])
    if not more:
        return places, _("We do not know which council area this postcode lies in."), ()
    if places and more[0].world != places[0].world:
        return places, _("A real place and an invented one cannot be compared."), ()
    return queries.places_by_ref([*(place.ref for place in places), more[0].ref]), "", ()


def _without(refs: Sequence[str], ref: str, codes: Sequence[str]) -> str:
    return address(PATH, place=[other for other in refs if other != ref], figure=codes)


def _suggested(places: Sequence[Any], codes: Sequence[str]) -> list[dict[str, str]]:
    """Places near the first and like it that are not chosen yet."""
    if not places or len(places) >= MOST:
        return []
    refs = [place.ref for place in places]
    return [
        {"text": place.name, "url": address(PATH, place=[*refs, place.ref], figure=codes)}
        for place in queries.near_like(places[0], most=8)
        if place.ref not in refs
    ]


def _counted(viewer: Any, places: Sequence[Any]) -> list[dict[str, Any]]:
    """What is needed, what can help and who is involved: a row each, a number a place, with its list."""
    tallies = [help_.tally(viewer, place=place) for place in places]
    sectors = [who.by_sector(viewer, place=place) for place in places]
    waiting = [needed.unanswered(viewer, place=place).count() for place in places]

    def row(name: str, group: str, numbers: Sequence[int], path: str, **query: str) -> dict[str, Any]:
        cells = [
            {
                "text": count(number),
                "url": address(path, place=place.ref, **query) if number else "",
                "value": number,
            }
            for place, number in zip(places, numbers, strict=True)
        ]
        return {"group": group, "name": name, "cells": cells, "period": "", "unit": "", "source": ""}

    asked = _("What is needed and what can help")
    rows = [row(_("Needed and not answered"), asked, waiting, "/needs/")]
    for standing in words.STANDING:
        name = {"open": _("You can ask now"), "unclaimed": _("May help")}.get(
            standing, _("Tried in the past")
        )
        numbers = [tally.by_standing[standing] for tally in tallies]
        rows.append(row(name, asked, numbers, "/offers/", standing=standing))
    involved = _("Who’s involved now")
    for sector in words.SECTOR:
        numbers = [found[sector, False] for found in sectors]
        if any(numbers):
            rows.append(row(words.SECTOR[sector], involved, numbers, "/actors/", sector=sector))
    return rows


def _figures_of(request: HttpRequest, known: Mapping[int, Mapping[int, Any]]) -> list[str]:
    """The figures that were chosen; else the first few that every place has."""
    by_code: dict[str, int] = {}
    for rows in known.values():
        for figure in rows.values():
            by_code[figure.indicator.code] = by_code.get(figure.indicator.code, 0) + 1
    chosen = [code for code in dict.fromkeys(request.GET.getlist("figure")) if code in by_code]
    if chosen:
        return chosen[:MOST_FIGURES]
    common = sorted(by_code, key=lambda code: (-by_code[code], code))
    about = {f.indicator.code: f.indicator for rows in known.values() for f in rows.values()}
    plain = [code for code in common if not about[code].unit.startswith(presenters.NO_UNIT)]
    return _of_each_source(plain or common, about)[:8]


def _of_each_source(codes: Sequence[str], about: Mapping[str, Any]) -> list[str]:
    """The same, two of each source at most, so that the first figures do not all say the same."""
    taken: dict[str, int] = {}
    kept = []
    for code in codes:
        source = about[code].source
        taken[source] = taken.get(source, 0) + 1
        if taken[source] <= 2:
            kept.append(code)
    return kept


def _figure_choices(known: Mapping[int, Mapping[int, Any]], codes: Sequence[str]) -> list[dict[str, Any]]:
    """Every figure that one of the places has, the chosen ones marked, by name."""
    names = {f.indicator.code: f.indicator.name for rows in known.values() for f in rows.values()}
    return [
        {"value": code, "text": names[code], "checked": code in codes}
        for code in sorted(names, key=lambda code: names[code].casefold())
    ]


def _figure_rows(
    places: Sequence[Any], known: Mapping[int, Mapping[int, Any]], codes: Sequence[str]
) -> list[dict[str, Any]]:
    """The chosen figures: a row each, with the unit, the year and the source."""
    found = []
    for code in codes:
        by_place = {
            place_id: figure
            for place_id, rows in known.items()
            for figure in rows.values()
            if figure.indicator.code == code
        }
        about = next(iter(by_place.values())).indicator
        periods = sorted({figure.period for figure in by_place.values()})
        cells = [_cell(place, by_place.get(place.pk), len(periods) > 1) for place in places]
        note = ", ".join(filter(None, [presenters.unit_text(about.unit), periods[-1], about.source]))
        found.append(
            {
                "group": _("Figures"),
                "name": about.name,
                "note": note,
                "cells": cells,
                "period": " / ".join(periods),
                "unit": about.unit,
                "source": ". ".join(filter(None, [about.source, about.licence, about.warning])),
            }
        )
    return found


def _cell(place: Any, figure: Any, with_period: bool) -> dict[str, Any]:
    """A value with its page; the year stands with it where the places' years differ."""
    if figure is None:
        return {"text": _("not known"), "url": "", "value": None}
    text = presenters.value_text(figure.value, figure.indicator.unit)
    return {
        "text": f"{text} ({figure.period})" if with_period else text,
        "url": f"/places/{place.ref}/figures/{figure.indicator.code}/",
        "value": figure.value,
    }


def _file(kind: str, places: Sequence[Any], rows: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """The table as a file: figures in the unit of their source."""
    head = [_("Part"), _("Row"), *(place.name for place in places), _("Period"), _("Unit"), _("Source")]
    lines = [
        [
            row["group"],
            row["name"],
            *(cell["value"] for cell in row["cells"]),
            row["period"],
            row["unit"],
            row["source"],
        ]
        for row in rows
    ]
    about = [_("Places side by side"), _("Counts are of what you may see.")]
    return downloads.as_file(kind, "places side by side", head, lines, about)
