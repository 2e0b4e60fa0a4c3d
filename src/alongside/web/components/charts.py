"""Charts, as short descriptions that Vega-Lite draws; they know no domain.

The table beside each says the same. Sizes, text and background come from the page (`static/js/chart.js`).
Marks differ in shape and size as well as in colour, and the colours stand out on light and on dark alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
OWN = "#d9772b"
OTHER = "#84908d"
LINE = "#1b8a80"


def over_time(points: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    """A line through dated values. `points`: {period, value} and, where known, {low, high}, oldest first."""
    periods = [point["period"] for point in points]
    x = {"field": "period", "type": "ordinal", "sort": periods, "title": None, "axis": {"labelAngle": 0}}
    y = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": False}}
    layers: list[dict[str, Any]] = []
    if any(point.get("low") is not None for point in points):
        band = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}, "x": x}
        layers.append({"mark": {"type": "errorband", "color": LINE, "opacity": 0.2}, "encoding": band})
    layers.append({"mark": {"type": "line", "color": LINE, "strokeWidth": 3}, "encoding": {"x": x, "y": y}})
    dots = {"type": "point", "filled": True, "size": 80, "color": LINE, "opacity": 1}
    layers.append({"mark": dots, "encoding": {"x": x, "y": y, "tooltip": _tooltip("period", unit)}})
    return {"$schema": SCHEMA, "height": 240, "data": {"values": list(points)}, "layer": layers}


def beside(points: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    """A strip of dots, one a place, this one marked. `points`: {name, value, own (bool)}."""
    x = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": False, "nice": True}}
    tooltip = _tooltip("name", unit)
    others = {"type": "tick", "color": OTHER, "opacity": 0.7, "thickness": 2, "height": 34}
    own = {"type": "point", "filled": True, "shape": "diamond", "size": 320, "color": OWN, "opacity": 1}
    label = {"type": "text", "dy": -32, "fontWeight": 600, "fontSize": 15, "limit": 220}
    marked = [{"filter": "datum.own"}]
    return {
        "$schema": SCHEMA,
        "height": 110,
        "data": {"values": list(points)},
        "layer": [
            {
                "mark": others,
                "encoding": {"x": x, "tooltip": tooltip},
                "transform": [{"filter": "!datum.own"}],
            },
            {"mark": own, "encoding": {"x": x, "tooltip": tooltip}, "transform": marked},
            {"mark": label, "encoding": {"x": x, "text": {"field": "name"}}, "transform": marked},
        ],
    }


def between(points: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    """A dot for each thing from 0 to 100, and where it likely lies. `points`: {name, value, low, high}."""
    x = {"field": "value", "type": "quantitative", "title": unit, "scale": {"domain": [0, 100]}}
    line = {"mark": {"type": "rule", "color": OTHER, "strokeWidth": 4}}
    ends = {"x": x | {"field": "low"}, "x2": {"field": "high"}, "y": _names(points)}
    dots = {"type": "point", "filled": True, "size": 110, "color": LINE, "opacity": 1}
    marked = {"x": x, "y": _names(points), "tooltip": _tooltip("name", unit)}
    return {
        "$schema": SCHEMA,
        "height": {"step": 34},
        "data": {"values": list(points)},
        "layer": [line | {"encoding": ends}, {"mark": dots, "encoding": marked}],
    }


def bars(points: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    """A bar for each thing, in the order given. `points`: {name, value}, 0 or more."""
    x = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": True}}
    return {
        "$schema": SCHEMA,
        "height": {"step": 34},
        "data": {"values": list(points)},
        "mark": {"type": "bar", "color": LINE},
        "encoding": {"x": x, "y": _names(points), "tooltip": _tooltip("name", unit)},
    }


def _names(points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Names down the side, as they come."""
    order = [point["name"] for point in points]
    return {"field": "name", "type": "nominal", "sort": order, "title": None, "axis": {"labelLimit": 220}}


def against_even(
    points: Sequence[dict[str, Any]], x: str, y: str, x_title: str, y_title: str
) -> dict[str, Any]:
    """A line through running shares, 0 to 100, beside the straight one of an even share. `points`: {x, y}."""
    scale = {"domain": [0, 100]}
    along = {"field": x, "type": "quantitative", "title": x_title, "scale": scale}
    up = {"field": y, "type": "quantitative", "title": y_title, "scale": scale}
    even = {"type": "line", "color": OTHER, "strokeDash": [6, 4], "strokeWidth": 2}
    line = {"type": "line", "color": LINE, "strokeWidth": 3}
    straight = {"values": [{x: 0, y: 0}, {x: 100, y: 100}]}
    return {
        "$schema": SCHEMA,
        "height": 280,
        "data": {"values": list(points)},
        "layer": [
            {"data": straight, "mark": even, "encoding": {"x": along, "y": up}},
            {"mark": line, "encoding": {"x": along, "y": up}},
        ],
    }


def _tooltip(name: str, unit: str) -> list[dict[str, Any]]:
    """What is told of the mark that is pointed at."""
    return [{"field": name, "title": " "}, {"field": "value", "title": unit or " ", "type": "quantitative"}]


def steps(points: Sequence[dict[str, Any]], unit: str, fan: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Lines of counts through days, each with its own dashes, and a band of what may come.

    `points`: {day (ISO), name, value}; names in the order in which they first come. `fan`: {day, low, high}.
    """
    names = list(dict.fromkeys(point["name"] for point in points))
    x = {"field": "day", "type": "temporal", "title": None}
    y = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": True}}
    colour = {"field": "name", "type": "nominal", "sort": names, "title": None}
    shown = {
        "x": x,
        "y": y,
        "color": colour | {"scale": {"domain": names, "range": [LINE, OWN, OTHER][: len(names)]}},
        "strokeDash": colour | {"scale": {"domain": names, "range": [[1, 0], [8, 4], [2, 3]][: len(names)]}},
        "tooltip": _tooltip("name", unit),
    }
    layers: list[dict[str, Any]] = []
    if fan:
        edges = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}
        mark = {"type": "area", "color": LINE, "opacity": 0.2}
        layers.append({"data": {"values": list(fan)}, "mark": mark, "encoding": edges})
    line = {"type": "line", "strokeWidth": 3, "interpolate": "step-after"}
    layers.append({"mark": line, "encoding": shown})
    return {"$schema": SCHEMA, "height": 260, "data": {"values": list(points)}, "layer": layers}


def followed(points: Sequence[dict[str, Any]], unit: str, start: str = "") -> dict[str, Any]:
    """A line of dated figures between limits, marked where one is unusual, and what would have been.

    `points`: {day (ISO), value, mean, low, high, expected, mark}; None where one is not known. `start`: the
    day at which a line stands across.
    """
    x = {"field": "day", "type": "temporal", "title": None}
    y = {"type": "quantitative", "title": unit, "scale": {"zero": False}}
    layers: list[dict[str, Any]] = []
    for name, dash in (("mean", [1, 0]), ("low", [3, 3]), ("high", [3, 3])):
        if any(point.get(name) is not None for point in points):
            mark = {"type": "line", "color": OTHER, "strokeWidth": 1.5, "strokeDash": dash}
            layers.append({"mark": mark, "encoding": {"x": x, "y": y | {"field": name}}})
    if any(point.get("expected") is not None for point in points):
        mark = {"type": "line", "color": OWN, "strokeWidth": 3, "strokeDash": [8, 4]}
        layers.append({"mark": mark, "encoding": {"x": x, "y": y | {"field": "expected"}}})
    value = {"x": x, "y": y | {"field": "value"}}
    layers.append({"mark": {"type": "line", "color": LINE, "strokeWidth": 3}, "encoding": value})
    dots = {"type": "point", "filled": True, "size": 60, "color": LINE, "opacity": 1}
    odd = dots | {"shape": "diamond", "size": 220, "color": OWN}
    told = value | {
        "tooltip": [{"field": "day", "type": "temporal", "title": " "}, *_tooltip("day", unit)[1:]]
    }
    layers.append({"mark": dots, "encoding": told, "transform": [{"filter": "!datum.mark"}]})
    layers.append({"mark": odd, "encoding": told, "transform": [{"filter": "datum.mark"}]})
    if start:
        rule = {"type": "rule", "color": OTHER, "strokeWidth": 2}
        layers.append({"data": {"values": [{"day": start}]}, "mark": rule, "encoding": {"x": x}})
    return {"$schema": SCHEMA, "height": 280, "data": {"values": list(points)}, "layer": layers}
