"""One view of the map as rows of a list and as GeoJSON: both are made from the same areas and numbers."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.places import boundaries, figures
from alongside.exchange.places.boundaries import MOST_AREAS, Area
from alongside.web import words
from alongside.web.components.formats import count
from alongside.web.presenting import PRACTICE, address

from .asked import FINER, Asked
from .layers import FIGURE, LAYERS, Shade, shade
from .pins import PINS


@dataclass(frozen=True, slots=True)
class View:
    """Areas of one level, shaded by one thing. `cut`: there are more areas than are shown."""

    asked: Asked
    areas: tuple[Area, ...]
    shade: Shade
    cut: bool

    @property
    def title(self) -> str:
        """What the view shows, as a caption."""
        said = {
            "what": self.shade.label,
            "unit": f" ({self.shade.unit})" if self.shade.unit else "",
            "period": f", {self.shade.period}" if self.shade.period else "",
            "level": level_name(self.asked.level).lower(),
        }
        if self.asked.inside is None:
            return _("%(what)s%(unit)s%(period)s: %(level)s") % said
        said["place"] = self.asked.inside.name
        return _("%(what)s%(unit)s%(period)s: %(level)s in %(place)s") % said


def level_name(level: str) -> str:
    """A level as people call its areas, more than one."""
    return words.AREAS.get(level, level)


def view_of(viewer: Viewer, asked: Asked) -> View:
    """The areas the address asks for, with the numbers that this viewer may see."""
    inside = asked.inside.pk if asked.inside else None
    found = boundaries.areas(world=asked.world, level=asked.level, inside=inside, box=asked.box)
    kept = found[:MOST_AREAS]
    among = {area.id for area in kept}
    shaded = shade(viewer, key=asked.show, world=asked.world, level=asked.level, among=among)
    return View(asked, tuple(kept), shaded, cut=len(found) > MOST_AREAS)


def rows(view: View) -> list[dict[str, Any]]:
    """Every area as a row of the list: the highest first, those without a figure last."""
    legend = dict(view.shade.legend())
    finer = FINER.get(view.asked.level, "")
    found = []
    for area in view.areas:
        name = view.shade.classes.of(view.shade.value(area.id))
        found.append(
            {
                "ref": area.ref,
                "name": area.name,
                "parent": area.parent,
                "url": f"/places/{area.ref}/",
                "value": _told(view.shade, area.id),
                "order": view.shade.value(area.id),
                "text": view.shade.text(area.id),
                "class": name,
                "class_words": legend.get(name, ""),
                "finer_url": _finer(view.asked, area, finer),
                "find_url": _find(view.asked, area),
            }
        )
    found.sort(key=lambda row: (row["order"] is None, -(row["order"] or 0), row["name"]))
    return found


def collection(view: View, geometries: dict[int, Any]) -> dict[str, Any]:
    """The same areas as GeoJSON, each with the number, words and class that its row has."""
    by_ref = {row["ref"]: row for row in rows(view)}
    told = ("ref", "name", "value", "text", "class", "class_words", "url", "find_url")
    return {
        "type": "FeatureCollection",
        "name": view.title,
        "source": source_line(view),
        "notes": list(notes(view)),
        "features": [
            {
                "type": "Feature",
                "id": area.key,
                "geometry": geometries.get(area.id) or dot(area),
                "properties": {name: by_ref[area.ref][name] for name in told},
            }
            for area in view.areas
        ],
    }


def bare(areas: list[Area], geometries: dict[int, Any]) -> dict[str, Any]:
    """Outlines without numbers, to lie behind other things."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": geometries[area.id],
                "properties": {"ref": area.ref, "name": area.name},
            }
            for area in areas
            if area.id in geometries
        ],
    }


def dot(area: Area) -> dict[str, Any] | None:
    """An area without an outline, as its point."""
    if area.lat is None or area.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(area.lon, 5), round(area.lat, 5)]}


def source_line(view: View) -> str:
    """Where numbers and outlines come from, in one line."""
    numbers = view.shade.source or _("Alongside, what is recorded here now")
    outlines = " ".join(boundaries.credits(view.asked.world, view.asked.level))
    return f"{numbers}. {outlines}".strip()


def notes(view: View) -> list[str]:
    """What a reader must know before using the numbers."""
    found = list(view.shade.notes)
    if view.shade.elsewhere:
        found.append(
            ngettext(
                "%(number)s more is not counted: it is for a wider area, or no place is given.",
                "%(number)s more are not counted: they are for a wider area, or no place is given.",
                view.shade.elsewhere,
            )
            % {"number": count(view.shade.elsewhere)}
        )
    if not boundaries.credits(view.asked.world, view.asked.level):
        found.append(_no_outlines(view.asked))
    if view.cut:
        found.append(
            _("Only the first %(most)s areas are shown. Choose a smaller area to see the others.")
            % {"most": count(MOST_AREAS)}
        )
    return found


def _no_outlines(asked: Asked) -> str:
    if asked.world == PRACTICE:
        return _("The practice town has no outlines, for it is invented: each place is a dot.")
    return _("We have no outlines of these areas here: each is a dot.")


def legend(view: View) -> list[dict[str, Any]]:
    """The classes with their words and how many areas are in each."""
    held = [view.shade.classes.of(view.shade.value(area.id)) for area in view.areas]
    return [{"class": name, "words": text, "areas": held.count(name)} for name, text in view.shade.legend()]


def choices(view: View) -> dict[str, Any]:
    """What can be chosen in the form: grouped things to shade, levels, points."""
    shown = view.shade.key
    now = [(key, str(layer.label)) for key, layer in LAYERS.items() if not layer.past]
    past = [(key, str(layer.label)) for key, layer in LAYERS.items() if layer.past]
    known = figures.indicators_at(view.asked.world, view.asked.level)
    measured = [(FIGURE + code, name) for code, name in known.items()]
    groups = [(_("Now"), now), (_("In the past"), past), (_("Figures"), measured)]
    return {
        "show": [{"label": label, "options": _options(pairs, shown)} for label, pairs in groups if pairs],
        "level": _options([(level, level_name(level)) for level in view.asked.levels], view.asked.level),
        "points": _options([(key, str(pins.label)) for key, pins in PINS.items()], view.asked.points),
    }


def _options(pairs: list[tuple[str, str]], chosen: str) -> list[dict[str, Any]]:
    return [{"value": value, "text": text, "selected": value == chosen} for value, text in pairs]


def _told(shaded: Shade, area: int) -> float | int | None:
    """The number for a file or a program; none where it is too small to be told."""
    value = shaded.value(area)
    if value is None or shaded.hidden(area):
        return None
    return int(value) if shaded.classes.step else value


def _finer(asked: Asked, area: Area, finer: str) -> str:
    if finer not in asked.levels:
        return ""
    show = "" if asked.show.startswith(FIGURE) else asked.show
    return "/map/" + asked.query(level=finer, show=show, **{"in": area.ref})


def _find(asked: Asked, area: Area) -> str:
    """Where choosing this area leads, when a place is chosen for a question."""
    if asked.finding is None:
        return ""
    return address("/find/", **(dict(asked.finding) | {"place": area.key}))
