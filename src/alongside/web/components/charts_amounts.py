"""Charts of amounts: to both sides of nought, ranges, spans in time, clouds, curves; they know no domain.

As in `charts.py`: the table beside each says the same, and marks differ in shape as well as in colour.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from .charts import LINE, OTHER, OWN, SCHEMA

Points = Sequence[dict[str, Any]]
FEW = 2_000  # dots that a phone still draws
LEGEND = {"orient": "top", "columns": 1, "labelLimit": 320, "labelFontSize": 14, "symbolSize": 140}
WIDE = 26  # signs of a line of a name; it has two


def both_sides(points: Points, unit: str) -> dict[str, Any]:
    """Bars to both sides of nought, stacked by part. `points`: {name, part, value}, names in their order."""
    parts = list(dict.fromkeys(point["part"] for point in points))
    colours = [LINE, OWN, OTHER, "#7a5195", "#5b7fb0"][: len(parts)]
    bar = {
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 0.5},
        "encoding": {
            "x": _amounts("value", unit) | {"stack": "zero"},
            "y": _names(points),
            "color": {
                "field": "part",
                "type": "nominal",
                "sort": parts,
                "title": None,
                "legend": LEGEND,
                "scale": {"domain": parts, "range": colours},
            },
            "tooltip": [_told("name"), _told("part"), {"field": "value", "title": unit, "format": ",.0f"}],
        },
    }
    return _drawn(_lined(points), [bar, _nought()], {"step": 42})


def ranges(points: Points, unit: str, middle: float) -> dict[str, Any]:
    """A bar from low to high for each thing around a line. `points`: {name, low, high}, widest first."""
    bar = {
        "mark": {"type": "bar", "color": LINE},
        "encoding": {
            "x": _amounts("low", unit) | {"scale": {"zero": False}},
            "x2": {"field": "high"},
            "y": _names(points),
            "tooltip": [
                _told("name"),
                {"field": "low", "title": " ", "format": ",.0f"},
                {"field": "high", "title": " ", "format": ",.0f"},
            ],
        },
    }
    line = {
        "data": {"values": [{"middle": middle}]},
        "mark": {"type": "rule", "color": OWN, "strokeWidth": 3, "strokeDash": [6, 3]},
        "encoding": {"x": {"field": "middle", "type": "quantitative"}},
    }
    return _drawn(_lined(points), [bar, line], {"step": 42})


def spans(points: Points, unit: str) -> dict[str, Any]:
    """A bar through time for each thing. `points`: {name, part, start, end}; parts differ in colour."""
    parts = list(dict.fromkeys(point["part"] for point in points))
    bar = {
        "mark": {"type": "bar", "height": 16},
        "encoding": {
            "x": {
                "field": "start",
                "type": "quantitative",
                "title": unit,
                "scale": {"zero": False, "nice": False},
                "axis": {"format": "d", "tickMinStep": 1},
            },
            "x2": {"field": "end"},
            "y": _names(points),
            "color": {
                "field": "part",
                "type": "nominal",
                "title": None,
                "legend": LEGEND,
                "scale": {"domain": parts, "range": [LINE, OWN, OTHER][: len(parts)]},
            },
        },
    }
    return _drawn(_lined(points), [bar], {"step": 42})


def cloud(points: Points, x_title: str, y_title: str, slope: float | None = None) -> dict[str, Any]:
    """Dots with the axes through nought, and a line through it. `points`: {x, y}; `slope`: y for each x."""
    x = _amounts("x", x_title)
    y = {"field": "y", "type": "quantitative", "title": y_title, "axis": {"format": "~s"}}
    dots = {
        "mark": {"type": "point", "filled": True, "size": 14, "opacity": 0.35, "color": LINE},
        "encoding": {"x": x, "y": y},
    }
    layers: list[dict[str, Any]] = [dots, _nought(), _nought("y")]
    if slope is not None and points:
        ends = (min(0.0, *(one["x"] for one in points)), max(0.0, *(one["x"] for one in points)))
        layers.append(
            {
                "data": {"values": [{"x": end, "y": slope * end} for end in ends]},
                "mark": {"type": "line", "color": OWN, "strokeWidth": 2, "strokeDash": [6, 3]},
                "encoding": {"x": x, "y": y},
            }
        )
    return _drawn(list(points)[:FEW], layers, 320)


def curves(points: Points, x_title: str, y_title: str, top: float | None = None) -> dict[str, Any]:
    """Lines through numbers, each with its own dashes. `points`: {x, value, name}; `top`: of the y axis."""
    names = list(dict.fromkeys(point["name"] for point in points))
    own = {"field": "name", "type": "nominal", "sort": names, "title": None, "legend": LEGEND}
    scale = {"domain": [0, top]} if top is not None else {"zero": True}
    line = {
        "mark": {"type": "line", "strokeWidth": 3},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "title": x_title, "axis": {"format": "~s"}},
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": y_title,
                "scale": scale,
                "axis": {"format": "~s"},
            },
            "color": own | {"scale": {"domain": names, "range": [LINE, OWN, OTHER][: len(names)]}},
            "strokeDash": own | {"scale": {"domain": names, "range": [[1, 0], [8, 4], [2, 3]][: len(names)]}},
        },
    }
    return _drawn(points, [line], 260)


def _drawn(points: Points, layers: list[dict[str, Any]], height: Any) -> dict[str, Any]:
    return {"$schema": SCHEMA, "height": height, "data": {"values": list(points)}, "layer": layers}


def _nought(axis: str = "x") -> dict[str, Any]:
    """A line at nought."""
    return {
        "data": {"values": [{"nought": 0}]},
        "mark": {"type": "rule", "color": OTHER, "strokeWidth": 2},
        "encoding": {axis: {"field": "nought", "type": "quantitative"}},
    }


def _told(field: str) -> dict[str, str]:
    return {"field": field, "title": " "}


def _amounts(field: str, title: str) -> dict[str, Any]:
    """Amounts along the foot, short and within the picture."""
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "axis": {"format": "~s", "labelFlush": True},
    }


def _lined(points: Points) -> list[dict[str, Any]]:
    """The points with long names on two lines."""
    return [point | {"name": _two_lines(point["name"])} for point in points]


def _two_lines(name: str) -> str:
    lines = textwrap.wrap(name, WIDE)
    return "\n".join(lines if len(lines) < 3 else [lines[0], f"{lines[1][: WIDE - 1]}…"])


def _names(points: Points) -> dict[str, Any]:
    """Names down the side, as they come."""
    order = list(dict.fromkeys(_two_lines(point["name"]) for point in points))
    axis = {"labelLimit": 220, "labelExpr": "split(datum.value, '\\n')"}
    return {"field": "name", "type": "nominal", "sort": order, "title": None, "axis": axis}
