"""Dissolve, simplify and write boundaries, keeping neighbours' lines the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import geography_sources as sources
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

TOLERANCE = {"systems": 200.0, "regions": 600.0, "england": 1000.0}  # metres, as coverage_simplify takes it
DECIMALS = 4  # of a degree: about ten metres


def dissolve(parts: Sequence[tuple[str, BaseGeometry]]) -> dict[str, BaseGeometry]:
    """Join the parts that carry the same code.

    Order: codes ascending. The parts must share their lines exactly (a valid coverage).
    """
    codes = sorted({code for code, _ in parts})
    return {
        code: shapely.coverage_union_all(np.array([part for owner, part in parts if owner == code]))
        for code in codes
    }


def simplify(shapes: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Simplify neighbours together, so that no gap opens between them. `tolerance`: metres."""
    simple = shapely.coverage_simplify(np.array(list(shapes.values())), tolerance)
    return dict(zip(shapes, simple, strict=True))


def in_degrees(shape: BaseGeometry) -> BaseGeometry:
    """Turn a shape from grid metres into degrees, rounded, outer rings anticlockwise."""

    def move(points: np.ndarray) -> np.ndarray:
        lon, lat = sources.to_degrees(points[:, 0], points[:, 1])
        return np.round(np.column_stack([lon, lat]), DECIMALS)

    return shapely.normalize(shapely.orient_polygons(shapely.transform(shape, move), exterior_cw=False))


def locate(shapes: Mapping[str, BaseGeometry], east: np.ndarray, north: np.ndarray) -> np.ndarray:
    """Say which shape holds each point; for a point outside all (a coast), the nearest.

    Order: points as given. A point on a shared line goes to the lower code.
    """
    codes = np.array(list(shapes))
    tree = shapely.STRtree(list(shapes.values()))
    points = shapely.points(east, north)
    held = np.full(len(points), len(codes))
    point, found = tree.query(points, predicate="intersects")
    np.minimum.at(held, point, found)
    outside = held == len(codes)
    if outside.any():
        held[outside] = tree.nearest(points[outside])
    return codes[held]


def write_geojson(
    path: Path, shapes: Mapping[str, BaseGeometry], properties: Mapping[str, Mapping[str, str]]
) -> None:
    """Write shapes (grid metres) as GeoJSON in degrees, one feature a line, always the same bytes.

    Raises: SystemExit if rounding broke a shape or opened a gap.
    """
    moved = {code: in_degrees(shape) for code, shape in shapes.items()}
    broken = [code for code, shape in moved.items() if not shape.is_valid]
    if broken or not shapely.coverage_is_valid(np.array(list(moved.values()))):
        raise SystemExit(
            f"{path.name}: rounding broke {broken or 'the fit of neighbours'}; use more decimals."
        )
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": dict(properties[code]),
                "geometry": shapely.geometry.mapping(shape),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for code, shape in moved.items()
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
