"""The map as a picture that the server draws, for browsers without JavaScript and for paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from .presenters import COLOURS

WIDTH = 720.0
EDGE = 8.0


def drawn(collection: dict[str, Any]) -> str:
    """The areas of a GeoJSON collection as SVG, each in the colour of its class, with its name as a title."""
    corners = [point for one in collection["features"] for point in _corners(one["geometry"])]
    if not corners:
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} 10"/>'
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    flat = math.cos(math.radians((south + north) / 2))
    wide = max((east - west) * flat, (north - south) / 3, 0.01)
    scale = (WIDTH - 2 * EDGE) / wide
    height = (north - south) * scale + 2 * EDGE

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (EDGE + (lon - west) * flat * scale, EDGE + (north - lat) * scale)

    shapes = "".join(_shape(one, at) for one in collection["features"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {max(height, 20):.0f}" role="img" '
        f'stroke="#747d7a" stroke-width="0.4"><title>{escape(collection["name"])}</title>{shapes}</svg>'
    )


def _shape(feature: dict[str, Any], at: Any) -> str:
    geometry, about = feature["geometry"], feature["properties"]
    if geometry is None:
        return ""
    burden, voices = (int(sign) for sign in about["class"])
    colour = COLOURS[voices][burden]
    title = f"<title>{escape(about['name'])}: {escape(about['text'])}</title>"
    if geometry["type"] == "Point":
        x, y = at(*geometry["coordinates"])
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}">{title}</circle>'
    path = "".join(
        "M" + "L".join("{:.1f},{:.1f}".format(*at(lon, lat)) for lon, lat, *_rest in ring) + "Z"
        for ring in _rings(geometry)
    )
    return f'<path d="{path}" fill="{colour}">{title}</path>'


def _rings(geometry: dict[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for shape in shapes:
        yield from shape


def _corners(geometry: dict[str, Any] | None) -> Iterator[tuple[float, float]]:
    if geometry is None:
        return
    if geometry["type"] == "Point":
        yield tuple(geometry["coordinates"][:2])
        return
    for ring in _rings(geometry):
        for lon, lat, *_rest in ring:
            yield lon, lat
