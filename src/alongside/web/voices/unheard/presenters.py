"""The answer as rows, a legend, GeoJSON and a chart: page, files and map are made from the same."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from alongside.exchange.analyses.unheard import STEPS, Found
from alongside.exchange.places import boundaries
from alongside.web.components import charts
from alongside.web.components.formats import count
from alongside.web.map.presenters import dot

from . import wording
from .asked import Asked

MOST_LISTED = 25  # on the page; files have all
# Both at once: by voices (few to many), then by burden (low to high). Orange is much burden and few voices.
# Every two of the nine are told apart with each kind of colour blindness: a test works it out.
COLOURS = (
    ("#f7f5ef", "#f6c47a", "#e07b00"),
    ("#a8d0ea", "#b0a08c", "#a35a10"),
    ("#2f86c1", "#3a5f7d", "#2b211b"),
)
UNKNOWN = "unknown"


def both(found: Found, at: int) -> str:
    """The class of an area on the map: burden and voices, 0 to 2 each."""
    return f"{int(found.burden_class[at])}{int(found.voice_class[at])}"


def class_words(name: str) -> str:
    """A class in words."""
    return f"{wording.COMMON[int(name[0])]}, {wording.HEARD[int(name[1])]}"


def title(found: Found, ask: Asked) -> str:
    """What is shown, as a caption."""
    what = found.indicator.name if found.indicator else ""
    return _("%(what)s, %(period)s, against voices: %(where)s") % {
        "what": what,
        "period": found.ground.period,
        "where": ask.where,
    }


def legend(found: Found) -> list[dict[str, Any]]:
    """The nine classes as the rows of a table: from many voices to few, each from less to more common."""
    held = [both(found, at) for at in range(len(found.ground.areas))]
    return [
        {
            "words": str(wording.HEARD[voices]).capitalize(),
            "cells": [
                {
                    "class": f"{burden}{voices}",
                    "colour": COLOURS[voices][burden],
                    "areas": count(held.count(f"{burden}{voices}")),
                }
                for burden in range(STEPS)
            ],
        }
        for voices in reversed(range(STEPS))
    ]


def row(found: Found, at: int) -> dict[str, Any]:
    """One area, as the list shows it."""
    area = found.ground.areas[at]
    return {
        "ref": area.ref,
        "name": area.name,
        "parent": area.parent,
        "url": f"/places/{area.ref}/",
        "why": wording.why(found, at),
        "missing": wording.about(float(found.missing[at])),
        "sure": wording.sure(found, at),
        "interval": wording.interval(found, at),
        "class": both(found, at),
        "class_words": class_words(both(found, at)),
    }


def least_heard(found: Found) -> list[dict[str, Any]]:
    """The least heard areas, most missing first."""
    return [row(found, at) for at in found.order[:MOST_LISTED]]


def collection(found: Found, ask: Asked) -> dict[str, Any]:
    """Every area as GeoJSON, with what may be told of it."""
    geometries = boundaries.outlines(area.id for area in found.ground.areas)
    rank = {at: number for number, at in enumerate(found.order, start=1)}
    return {
        "type": "FeatureCollection",
        "name": title(found, ask),
        "source": source_line(found),
        "notes": wording.notes(found),
        "features": [
            {
                "type": "Feature",
                "id": area.key,
                "geometry": geometries.get(area.id) or dot(area),
                "properties": {
                    "ref": area.ref,
                    "name": area.name,
                    "url": f"/places/{area.ref}/",
                    "class": both(found, at),
                    "text": f"{class_words(both(found, at))}. {wording.why(found, at)}",
                    "rank": rank.get(at),
                    **numbers(found, at),
                },
            }
            for at, area in enumerate(found.ground.areas)
        ],
    }


def numbers(found: Found, at: int) -> dict[str, Any]:
    """What may be told of an area, as numbers for files; voices of 1 to 4 are empty."""
    against, quotients = found.against, found.quotients
    heard = bool(found.total)
    return {
        "residents": int(found.ground.people[at]),
        "figure": float(found.ground.value[at]),
        "voices": found.ground.voices[at],
        "share_would_be": round(float(against.expected[at]), 2),
        "heard_of_share": round(float(against.ratio[at]), 3) if heard else None,
        "likely_from": round(float(against.low[at]), 3) if heard else None,
        "likely_to": round(float(against.high[at]), 3) if heard else None,
        "quotient": round(float(quotients.quotient[at]), 3) if quotients and found.affected[at] > 0 else None,
        "quotient_from": round(float(quotients.low[at]), 3) if quotients and found.affected[at] > 0 else None,
        "quotient_to": round(float(quotients.high[at]), 3) if quotients and found.affected[at] > 0 else None,
        "not_heard": round(float(found.missing[at]), 1),
        "how_sure": wording.sure(found, at),
    }


def file_rows(found: Found) -> tuple[list[str], list[list[Any]]]:
    """The head and the rows of the file: the least heard first, then all others by name."""
    head = [
        _("Area"),
        _("Code"),
        _("Within"),
        _("Place in the list"),
        _("Residents"),
        found.indicator.name if found.indicator else _("Figure"),
        _("Voices"),
        _("Voices its share would be"),
        _("Heard of its share"),
        _("Likely from"),
        _("Likely to"),
        _("Quotient, as counted"),
        _("Quotient from"),
        _("Quotient to"),
        _("Not heard"),
        _("How sure"),
        _("Class"),
        _("In words"),
    ]
    listed = set(found.order)
    order = [*found.order, *(at for at in range(len(found.ground.areas)) if at not in listed)]
    rows = []
    for place, at in enumerate(order, start=1):
        area, told = found.ground.areas[at], list(numbers(found, at).values())
        if found.ground.voices[at] is None:
            told[2] = _("Fewer than 5")
        first = [area.name, area.key, area.parent, place if at in listed else None]
        rows.append([*first, *told, class_words(both(found, at)), wording.why(found, at)])
    return head, rows


def parts(found: Found) -> dict[str, Any]:
    """Parts of the areas from least to most common, with their people, voices and how the two compare."""
    many = len(found.parts)
    names = {0: _("Least common"), many - 1: _("Most common")}
    rows = [
        [
            names.get(at, _("Part %(n)d") % {"n": at + 1}),
            {"text": count(part.areas), "format": "numeric"},
            {"text": wording.percent(part.people), "format": "numeric"},
            {"text": wording.percent(part.voices), "format": "numeric"},
            {"text": f"{part.quotient:.2f} ({part.low:.2f}–{part.high:.2f})", "format": "numeric"},
        ]
        for at, part in enumerate(found.parts)
    ]
    return {
        "head": [
            _("Areas, by how common it is"),
            {"text": _("Areas"), "format": "numeric"},
            {"text": _("Of the people"), "format": "numeric"},
            {"text": _("Of the voices"), "format": "numeric"},
            {"text": _("Voices for each 1 of people (likely between)"), "format": "numeric"},
        ],
        "rows": rows,
        "says": wording.along(found),
        "more": wording.index(found),
        "spec": _spec(found),
    }


def _spec(found: Found) -> dict[str, Any] | None:
    """The concentration curve, with the line of an even share."""
    if found.along is None:
        return None
    step = max(1, len(found.along.people) // 120)
    pairs = list(zip(found.along.people.tolist(), found.along.voices.tolist(), strict=True))
    kept = [*pairs[:-1:step], pairs[-1]]
    points = [{"people": round(100 * x, 2), "voices": round(100 * y, 2)} for x, y in kept]
    return charts.against_even(points, "people", "voices", _("Of the people, %"), _("Of the voices, %"))


def source_line(found: Found) -> str:
    """Where the figure comes from."""
    indicator = found.indicator
    if indicator is None:
        return ""
    licence = _("licence: %(name)s") % {"name": indicator.licence} if indicator.licence else ""
    outlines = " ".join(boundaries.credits(found.question.world, found.ground.level))
    return f"{', '.join(filter(None, [indicator.source, licence]))}. {outlines}".strip()
