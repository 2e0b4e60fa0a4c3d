"""A chart of a figure through time with what is usual around it, as a short description that Vega-Lite draws.

Marks that stand out differ in shape as well as in colour. The table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .charts import LINE, OTHER, OWN, SCHEMA

GOOD = "#2f6fb7"
SHAPES = {"ordinary": "circle", "better": "triangle-up", "worse": "triangle-down", "other": "diamond"}
COLOURS = {"ordinary": OTHER, "better": GOOD, "worse": OWN, "other": LINE}


def control_chart(
    points: Sequence[dict[str, Any]],
    unit: str,
    *,
    target: float | None = None,
    target_text: str = "",
    height: int = 280,
) -> dict[str, Any]:
    """A line through figures, the usual and its limits as steps, a dashed line for what is aimed for.

    `points`: {day (ISO), value or None, mean, low, high (or None), part (0, 1…), mark}, a key of `SHAPES`.
    """
    x = {"field": "day", "type": "temporal", "title": None}
    y = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": False}}
    by_part = {"field": "part", "type": "nominal"}
    layers: list[dict[str, Any]] = []
    for name, dash in (("low", [4, 4]), ("high", [4, 4]), ("mean", [1, 0])):
        mark = {"type": "line", "color": OTHER, "strokeDash": dash, "strokeWidth": 2, "interpolate": "step"}
        layers.append({"mark": mark, "encoding": {"x": x, "y": y | {"field": name}, "detail": by_part}})
    if target is not None:
        aim = {"values": [{"value": target, "text": target_text}]}
        rule = {"type": "rule", "color": OWN, "strokeDash": [10, 4], "strokeWidth": 2}
        layers.append({"data": aim, "mark": rule, "encoding": {"y": y}})
    line = {"type": "line", "color": LINE, "strokeWidth": 2.5}
    layers.append({"mark": line, "encoding": {"x": x, "y": y}})
    names = list(SHAPES)
    shown = {
        "x": x,
        "y": y,
        "shape": {
            "field": "mark",
            "type": "nominal",
            "scale": {"domain": names, "range": list(SHAPES.values())},
            "legend": None,
        },
        "color": {
            "field": "mark",
            "type": "nominal",
            "scale": {"domain": names, "range": list(COLOURS.values())},
            "legend": None,
        },
        "tooltip": [
            {"field": "day", "type": "temporal", "title": " "},
            {"field": "value", "type": "quantitative", "title": unit or " "},
        ],
    }
    dots = {"type": "point", "filled": True, "size": 90, "opacity": 1}
    layers.append({"mark": dots, "encoding": shown})
    return {"$schema": SCHEMA, "height": height, "data": {"values": list(points)}, "layer": layers}


def funnel_chart(
    points: Sequence[dict[str, Any]], size_title: str, unit: str, together: float
) -> dict[str, Any]:
    """Dots by how much each rests on, with limits by chance.

    `points`: {name, size, value, low, high, own (bool), mark}, a key of `SHAPES`.
    """
    x = {"field": "size", "type": "quantitative", "title": size_title, "scale": {"zero": True}}
    y = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": False}}
    layers: list[dict[str, Any]] = []
    for name in ("low", "high"):
        mark = {"type": "line", "color": OTHER, "strokeDash": [4, 4], "interpolate": "monotone"}
        layers.append({"mark": mark, "encoding": {"x": x, "y": y | {"field": name}}})
    rule = {"data": {"values": [{"value": together}]}, "mark": {"type": "rule", "color": OTHER}}
    layers.append(rule | {"encoding": {"y": y}})
    names = list(SHAPES)
    marks = {"domain": names, "range": list(SHAPES.values())}
    colours = {"domain": names, "range": list(COLOURS.values())}
    shown = {
        "x": x,
        "y": y,
        "shape": {"field": "mark", "type": "nominal", "scale": marks, "legend": None},
        "color": {"field": "mark", "type": "nominal", "scale": colours, "legend": None},
        "tooltip": [{"field": "name", "title": " "}, {"field": "value", "title": unit or " "}],
    }
    dots = {"type": "point", "filled": True, "size": 120, "opacity": 1}
    layers.append({"mark": dots, "encoding": shown})
    own = {"type": "text", "dy": -14, "fontWeight": 600, "limit": 220}
    named = {"x": x, "y": y, "text": {"field": "name"}}
    layers.append({"mark": own, "encoding": named, "transform": [{"filter": "datum.own"}]})
    return {"$schema": SCHEMA, "height": 300, "data": {"values": list(points)}, "layer": layers}


def two_lines(points: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    """Two figures of the same times, the first full, the other dashed. `points`: {day (ISO), name, value}."""
    names = list(dict.fromkeys(point["name"] for point in points))
    x = {"field": "day", "type": "temporal", "title": None}
    y = {"field": "value", "type": "quantitative", "title": unit, "scale": {"zero": False}}
    told = {"field": "name", "type": "nominal", "sort": names, "title": None}
    shown = {
        "x": x,
        "y": y,
        "color": told | {"scale": {"domain": names, "range": [OWN, LINE][: len(names)]}},
        "strokeDash": told | {"scale": {"domain": names, "range": [[1, 0], [8, 4]][: len(names)]}},
        "tooltip": [{"field": "name", "title": " "}, {"field": "value", "title": unit or " "}],
    }
    mark = {"type": "line", "strokeWidth": 3, "point": True}
    return {
        "$schema": SCHEMA,
        "height": 260,
        "data": {"values": list(points)},
        "mark": mark,
        "encoding": shown,
    }
