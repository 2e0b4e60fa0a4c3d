"""The picture of the groups, as shapes with places; a list beside it says the same."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

SIZE, EDGE = 10, 20  # pixels of a place on the grid, and around all
WIDE, HIGH = 48, 32
COLOURS = ("#0072b2", "#b54708", "#00734f", "#8f3a84", "#6b4e16")
AROUND = ((0, 0), (4, 0), (-4, 0), (0, 4), (0, -4), (4, 4), (-4, -4), (4, -4), (-4, 4))
Point = tuple[int, int]


def picture(outcome: dict[str, Any], you: Any) -> dict[str, Any]:
    """Shapes of the drawing: `groups` (hull, dots, place of the number, colour), `you`, width and height."""
    groups = []
    for number in range(len(outcome["groups"])):
        places = [(x, y) for x, y, group in outcome["dots"] if group == number]
        corners = hull(places)
        groups.append(
            {
                "number": number + 1,
                "colour": COLOURS[number % len(COLOURS)],
                "hull": " ".join(f"{x},{y}" for x, y in map(_at, corners)) if len(corners) > 2 else "",
                "dots": [{"d": shape(number, *at)} for at in _apart(places)],
                "name": _middle(places),
            }
        )
    return {
        "groups": groups,
        "you": _at((you.x, you.y)) if you else None,
        "width": WIDE * SIZE + 2 * EDGE,
        "height": HIGH * SIZE + 2 * EDGE,
    }


def _at(place: Point) -> Point:
    """A place on the grid in pixels, up being up."""
    return EDGE + SIZE * place[0], EDGE + SIZE * (HIGH - place[1])


def _apart(places: Iterable[Point]) -> list[Point]:
    """Pixels of each, those at one place a little apart."""
    seen: dict[Point, int] = {}
    found = []
    for place in places:
        count = seen.get(place, 0)
        seen[place] = count + 1
        across, down = AROUND[count % len(AROUND)]
        x, y = _at(place)
        found.append((x + across, y + down))
    return found


def _middle(places: list[Point]) -> Point:
    across = sum(x for x, _ in places) / max(len(places), 1)
    up = sum(y for _, y in places) / max(len(places), 1)
    return round(EDGE + SIZE * across), round(EDGE + SIZE * (HIGH - up))


def shape(number: int, x: int, y: int) -> str:
    """The path of a dot: a circle, square, triangle, diamond or cross, so that colour is not needed."""
    kind = number % len(COLOURS)
    if kind == 0:
        return f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
    if kind == 1:
        return f"M{x - 4} {y - 4}h8v8h-8z"
    if kind == 2:
        return f"M{x} {y - 5}l5 9h-10z"
    if kind == 3:
        return f"M{x} {y - 6}l5 6l-5 6l-5-6z"
    return f"M{x - 2} {y - 5}h4v3h3v4h-3v3h-4v-3h-3v-4h3z"


def hull(places: Iterable[Point]) -> list[Point]:
    """The corners of what lies around all places, one after the other.

    Source: Andrew (1979), Inf. Process. Lett. 9, 216–219.
    """
    ordered = sorted(set(places))
    if len(ordered) < 3:
        return ordered
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(ordered: list[Point]) -> list[Point]:
    found: list[Point] = []
    for place in ordered:
        while len(found) > 1 and _turn(found[-2], found[-1], place) <= 0:
            found.pop()
        found.append(place)
    return found


def _turn(one: Point, two: Point, three: Point) -> int:
    (ax, ay), (bx, by) = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise((one, two, three))]
    return ax * by - ay * bx
