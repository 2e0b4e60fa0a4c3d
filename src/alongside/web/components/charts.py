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


def _tooltip(name: str, unit: str) -> list[dict[str, Any]]:
    """What is told of the mark that is pointed at."""
    return [{"field": name, "title": " "}, {"field": "value", "title": unit or " ", "type": "quantitative"}]
