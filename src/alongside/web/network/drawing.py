"""The network drawn: where each dot and line is, as SVG made here and as what a browser's drawing loads.

Both say the same, and no more than the list. What a dot is, its shape says as well as its colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from alongside.exchange.analyses.network import Network
from alongside.web.words import SECTOR

from . import wording
from .asked import Asked

MOST_DRAWN = 300
WIDE, HIGH, EDGE, LINE = 960, 680, 60, 22
SMALL, LARGE = 6.0, 16.0
INK, GROUND, GREY = "#1f2a2b", "#ffffff", "#747d7a"
# Shapes and colours in pairs, by the order of what they stand for; each colour is at least 4.5 to 1 on white.
LOOKS = (
    ("circle", "#0f5257"),
    ("square", "#8a3512"),
    ("triangle", "#5a3b73"),
    ("diamond", "#17694f"),
    ("star", "#535f5d"),
    ("cross", "#9c3d63"),
)
SIGNS = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "star": "★", "cross": "✚"}


@dataclass(frozen=True, slots=True)
class Dot:
    """One that is drawn. `x`, `y` in the picture; `at`: its position in the network."""

    at: int
    x: float
    y: float
    size: float
    look: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Dots, lines between them (positions among the dots, and whether it was read out of a source), words."""

    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, int, bool], ...]
    legend: tuple[tuple[int, str], ...]
    title: str
    source: str
    left_out: int


def draw(asked: Asked, network: Network, title: str) -> Drawing:
    """Lay out what is drawn; of many, those with the most connections."""
    by_role = asked["colour"] == "role"
    kinds = list(wording.ROLE) if by_role else list(SECTOR)
    ranked = sorted(range(len(network.nodes)), key=lambda at: (-_rank(network, at), at))
    shown = sorted(ranked[:MOST_DRAWN])
    number = {at: place for place, at in enumerate(shown)}
    sizes = _sizes(asked["size"] or "ties", network, shown)
    dots = []
    for at in shown:
        node = network.nodes[at]
        look = kinds.index(wording.role_of(node) if by_role else node.member.sector)
        url = asked.url(focus=node.member.ref, steps="")
        dots.append(Dot(at, *_spot(node.x, node.y), sizes[number[at]], look, node.member.name, url))
    sure = {
        tuple(sorted((network.at[b.actor], network.at[b.other]))) for b in network.bonds if not b.is_inferred
    }
    lines = tuple(
        (number[one], number[other], (one, other) not in sure)
        for one, other in network.pairs
        if one in number and other in number
    )
    words = wording.ROLE if by_role else SECTOR
    used = sorted({dot.look for dot in dots})
    legend = tuple((look, words[kinds[look]]) for look in used)
    source = " ".join([*wording.sum_of(network)[:1], wording.time_of(network)]).strip()
    return Drawing(tuple(dots), lines, legend, title, source, len(network.nodes) - len(shown))


def _rank(network: Network, at: int) -> int:
    """How many connections one has; of people nothing is made of it."""
    node = network.nodes[at]
    return 0 if node.member.is_person else len(node.near)


def _sizes(by: str, network: Network, shown: Sequence[int]) -> list[float]:
    """The radius of each dot: its area goes with the figure; where the figure is not shown, the smallest."""
    values = []
    for at in shown:
        figures = network.nodes[at].figures
        known = figures is not None and by in ("ties", "between") and not network.nodes[at].member.is_person
        values.append(float(getattr(figures, by)) if known else 0.0)
    most = max(values, default=0.0)
    plain = SMALL + 3 if by == "same" else SMALL
    return [round(plain + (LARGE - SMALL) * (value / most) ** 0.5, 1) if most else plain for value in values]


def _spot(x: float, y: float) -> tuple[float, float]:
    across, down = (WIDE - 2 * EDGE) / 2, (HIGH - 2 * EDGE) / 2
    return round(WIDE / 2 + x * across, 1), round(HIGH / 2 - y * down, 1)


def as_json(drawing: Drawing) -> dict[str, Any]:
    """What a browser draws: dots with the sign of their shape, and lines."""
    return {
        "title": drawing.title,
        "dots": [
            {
                "key": str(place),
                "x": dot.x,
                "y": HIGH - dot.y,
                "size": dot.size,
                "label": dot.name,
                "sign": SIGNS[LOOKS[dot.look][0]],
                "color": LOOKS[dot.look][1],
                "url": dot.url,
            }
            for place, dot in enumerate(drawing.dots)
        ],
        "lines": [[str(one), str(other), inferred] for one, other, inferred in drawing.lines],
    }


def key_of(drawing: Drawing) -> list[dict[str, str]]:
    """What shapes and colours mean, for the page."""
    return [
        {"sign": SIGNS[LOOKS[look][0]], "colour": LOOKS[look][1], "text": text}
        for look, text in drawing.legend
    ]


def as_svg(drawing: Drawing) -> bytes:
    """The drawing as a file: shapes, lines, names where there is room, what the shapes mean, the source."""
    rows = len(drawing.legend)
    high = HIGH + 50 + LINE * (rows + 1)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDE} {high}",
            "width": str(WIDE),
            "height": str(high),
            "role": "img",
            "font-family": "Arial, sans-serif",
            "font-size": "13",
            "fill": INK,
        },
    )
    _part(root, "title", {}, drawing.title)
    _part(root, "desc", {}, drawing.source)
    _part(root, "rect", {"width": WIDE, "height": high, "fill": GROUND})
    for one, other, inferred in drawing.lines:
        a, b = drawing.dots[one], drawing.dots[other]
        line = {"x1": a.x, "y1": a.y, "x2": b.x, "y2": b.y, "stroke": GREY, "stroke-width": 1.2}
        _part(root, "line", line | ({"stroke-dasharray": "4 4"} if inferred else {}))
    for dot in drawing.dots:
        _part(_shape(root, dot.look, dot.x, dot.y, dot.size), "title", {}, dot.name)
    for dot, x, y, anchor in _names(drawing):
        halo = {"stroke": GROUND, "stroke-width": 3, "paint-order": "stroke"}
        _part(root, "text", {"x": x, "y": y, "text-anchor": anchor} | halo, dot.name)
    _below(root, drawing)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def _below(root: Element, drawing: Drawing) -> None:
    """Title, what the shapes mean, and where it comes from, under the picture."""
    _part(
        root, "text", {"x": EDGE / 2, "y": HIGH + 10, "font-size": 16, "font-weight": "bold"}, drawing.title
    )
    for row, (look, text) in enumerate(drawing.legend):
        y = HIGH + 34 + LINE * row
        _shape(root, look, EDGE / 2 + 8, y - 4, 7)
        _part(root, "text", {"x": EDGE / 2 + 24, "y": y}, text)
    _part(root, "text", {"x": EDGE / 2, "y": HIGH + 38 + LINE * len(drawing.legend)}, drawing.source)


def _names(drawing: Drawing) -> list[tuple[Dot, float, float, str]]:
    """The names that fit without lying on another, the largest dots first: right of the dot, else left."""
    taken = [(dot.x - dot.size, dot.y - dot.size, dot.x + dot.size, dot.y + dot.size) for dot in drawing.dots]
    found = []
    for dot in sorted(drawing.dots, key=lambda one: (-one.size, one.at)):
        long = 6.8 * len(dot.name)
        for anchor, x in (("start", dot.x + dot.size + 3), ("end", dot.x - dot.size - 3)):
            left = x if anchor == "start" else x - long
            box = (left, dot.y - 8, left + long, dot.y + 8)
            inside = box[0] >= 2 and box[2] <= WIDE - 2
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append((dot, x, dot.y + 4.5, anchor))
                break
    return found


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shape(root: Element, look: int, x: float, y: float, r: float) -> Element:
    """One of the shapes around a point."""
    shape, colour = LOOKS[look]
    paint = {"fill": colour, "stroke": GROUND, "stroke-width": 1}
    if shape == "circle":
        return _part(root, "circle", {"cx": x, "cy": y, "r": r} | paint)
    points = {
        "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        "triangle": [(0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
        "diamond": [(0, -1.2), (1.05, 0), (0, 1.2), (-1.05, 0)],
        "star": [(0, -1.25), (0.35, -0.4), (1.2, -0.35), (0.55, 0.2), (0.75, 1.05), (0, 0.6)],
        "cross": [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1)],
    }[shape]
    if shape == "star":
        points += [(-a, b) for a, b in reversed(points[1:-1])]
    if shape == "cross":
        points += [(-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)]
    said = " ".join(f"{x + a * r:.1f},{y + b * r:.1f}" for a, b in points)
    return _part(root, "polygon", {"points": said} | paint)


def _part(root: Element, tag: str, given: dict[str, Any], text: str = "") -> Element:
    made = SubElement(root, tag, {name: f"{value}" for name, value in given.items()})
    made.text = text or None
    return made


def alternative(drawing: Drawing) -> str:
    """What the picture says, for whoever does not see it."""
    return _("A drawing of the same: %(sum)s The list below says it all.") % {"sum": drawing.source}
