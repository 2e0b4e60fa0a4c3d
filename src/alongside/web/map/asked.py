"""What an address asks of the map: which world, what is shaded, at which level, within which area."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.places import boundaries
from alongside.exchange.places.boundaries import Box
from alongside.exchange.places.queries import place_for
from alongside.web.presenting import PRACTICE, address, world_of

USUAL = {"real": "system", PRACTICE: "town"}
FINER = {"nation": "region", "region": "system", "system": "district", "district": "small_area"}
FIND = ("q", "kind", "stage", "world")  # what a question keeps when its place is chosen on the map
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question behind one view of the map."""

    world: str
    level: str
    levels: Mapping[str, int]
    show: str = ""  # a layer, or `figure:` and the code of an indicator; empty for the usual one
    points: str = ""  # a set of points; empty for the usual one
    inside: Any = None  # the place whose areas are shown, or None for all
    at: Any = None  # the place to look at
    box: Box | None = None
    finding: Mapping[str, str] | None = None  # the question that a place is chosen for
    problems: tuple[str, ...] = field(default=())

    def query(self, **changed: object) -> str:
        """The address of the map with some parts changed."""
        parts: dict[str, object] = {
            "world": PRACTICE if self.world == PRACTICE else "",
            "level": self.level,
            "show": self.show,
            "points": self.points,
            "in": self.inside.ref if self.inside else "",
        }
        if self.finding is not None:
            parts |= {"for": "find", **self.finding}
        return address("", **(parts | changed))


def asked(request: HttpRequest) -> Asked:
    """Read the address. What cannot be followed is left out, and said in `problems`."""
    problems: list[str] = []
    at = _place(request, "at", problems)
    inside = _place(request, "in", problems)
    world = (inside or at).world if inside or at else world_of(request)
    levels = boundaries.levels(world)
    if inside is not None and at is not None and inside.world != at.world:
        at = None
    level, inside = _level(request.GET.get("level", ""), levels, world, inside, at, problems)
    finding = None
    if request.GET.get("for") == "find":
        finding = {name: request.GET[name] for name in FIND if request.GET.get(name)}
    return Asked(
        world=world,
        level=level,
        levels=levels,
        show=request.GET.get("show", "").strip()[:100],
        points=request.GET.get("points", "").strip()[:20],
        inside=inside,
        at=at,
        box=box_from(request.GET.get("bbox", "")),
        finding=finding,
        problems=tuple(problems),
    )


def _place(request: HttpRequest, name: str, problems: list[str]) -> Any:
    key = request.GET.get(name, "").strip()
    found = place_for(key) if key else None
    if key and found is None:
        problems.append(_("We do not know the place that this address names, so the whole map is shown."))
    return found


def _level(
    wanted: str, levels: Mapping[str, int], world: str, inside: Any, at: Any, problems: list[str]
) -> tuple[str, Any]:
    """The level to show and the place to show it in: never more areas than a page can hold."""
    order = list(levels)
    level = wanted if wanted in levels else ""
    if not level and inside is not None:
        level = FINER.get(inside.kind, "")
    elif not level and at is not None:
        level = at.kind
    if level not in levels:
        level = USUAL[world] if USUAL[world] in levels else (order[0] if order else "")
    if inside is not None and inside.kind in order and order.index(inside.kind) >= order.index(level):
        inside = None
    if levels.get(level, 0) > boundaries.MOST_AREAS and inside is None:
        around = at and boundaries.area_of(at.pk, world=world, level="district")
        if around:
            return level, boundaries.place_by_id(around)
        problems.append(
            _("Neighbourhoods are shown within one council area: choose the area first, then those in it.")
        )
        level = "district"
    return level, inside


def box_from(text: str) -> Box | None:
    """A box from `west,south,east,north` in degrees; nothing where that is not what it says."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    sound = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    return (west, south, east, north) if sound else None
