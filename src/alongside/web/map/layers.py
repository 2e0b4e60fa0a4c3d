"""What the map can shade and mark. Help and needs of now are never counted with those of the past."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.directory import landscape as actors
from alongside.exchange.needs import landscape as needs
from alongside.exchange.offers import landscape as offers
from alongside.exchange.places import boundaries, figures
from alongside.exchange.places.boundaries import Tally

from .classes import NONE, UNKNOWN, Classes, classes, shown

FIGURE = "figure:"
FEW = FEWEST  # larger numbers of people are rounded to a multiple of it, lest areas be subtracted


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that is counted by area."""

    label: Any
    past: bool
    people: bool
    tally: Callable[[Viewer, str], Tally]


@dataclass(frozen=True, slots=True)
class Shade:
    """One layer at one level: the value and class of every area, and what a reader must know of it."""

    key: str
    label: str
    past: bool
    people: bool
    values: Mapping[int, float]
    classes: Classes
    elsewhere: int
    unit: str
    period: str
    source: str
    notes: tuple[str, ...]

    def value(self, area: int) -> float | None:
        """The value of an area; for a count, an area without any has 0."""
        return self.values.get(area, 0 if self.classes.step else None)

    def hidden(self, area: int) -> bool:
        """Whether the number is one of people and too small to be told."""
        return self.people and 0 < (self.value(area) or 0) < FEW

    def text(self, area: int) -> str:
        """The value in words."""
        value = self.value(area)
        if value is None:
            return _("No figure")
        return _("Fewer than %(few)s") % {"few": FEW} if self.hidden(area) else shown(value)

    def legend(self) -> list[tuple[str, str]]:
        """Every class that is on the map, low to high, in words; first none, last unknown."""
        found = self.classes.words()
        if self.people:
            found = [(name, self._of_people(int(name), words)) for name, words in found]
        if self.classes.step:
            return [(NONE, _("None")), *found]
        return [*found, (UNKNOWN, _("No figure"))]

    def _of_people(self, number: int, words: str) -> str:
        """The words of a class of people's numbers: small ones are not told."""
        low, high = self.classes.held[number - 1]
        if high < FEW:
            return _("Fewer than %(few)s") % {"few": FEW}
        return _("Up to %(high)s") % {"high": shown(high)} if low < FEW else words


LAYERS: dict[str, Layer] = {
    "needs": Layer(
        gettext_lazy("What's needed now and not answered"),
        False,
        False,
        lambda viewer, world: needs.by_place(viewer, world=world, past=False),
    ),
    "help": Layer(
        gettext_lazy("Help you can ask for now"),
        False,
        False,
        lambda viewer, world: offers.by_place(viewer, world=world, standing="open"),
    ),
    "registers": Layer(
        gettext_lazy("Help in public registers, not confirmed here"),
        False,
        False,
        lambda viewer, world: offers.by_place(viewer, world=world, standing="unclaimed"),
    ),
    "who": Layer(
        gettext_lazy("Who's involved: organisations"),
        False,
        False,
        lambda viewer, world: actors.by_place(viewer, world=world, past=False, people=False),
    ),
    "people": Layer(
        gettext_lazy("Who's involved: residents"),
        False,
        True,
        lambda viewer, world: actors.by_place(viewer, world=world, past=False, people=True),
    ),
    "needs-past": Layer(
        gettext_lazy("What was needed in the past"),
        True,
        False,
        lambda viewer, world: needs.by_place(viewer, world=world, past=True),
    ),
    "help-past": Layer(
        gettext_lazy("What was tried in the past"),
        True,
        False,
        lambda viewer, world: offers.by_place(viewer, world=world, standing="history"),
    ),
    "who-past": Layer(
        gettext_lazy("Who was involved: organisations"),
        True,
        False,
        lambda viewer, world: actors.by_place(viewer, world=world, past=True, people=False),
    ),
    "people-past": Layer(
        gettext_lazy("Who was involved: residents' groups"),
        True,
        True,
        lambda viewer, world: actors.by_place(viewer, world=world, past=True, people=True),
    ),
}


def usual(viewer: Viewer, world: str, level: str) -> str:
    """The first layer that has something to show at a level."""
    for key, layer in LAYERS.items():
        found, _elsewhere = boundaries.rolled_up(layer.tally(viewer, world), world=world, level=level)
        if found and not layer.people:
            return key
    return next(iter(LAYERS))


def shade(viewer: Viewer, *, key: str, world: str, level: str, among: set[int]) -> Shade:
    """A layer at a level, in classes over the areas `among`; an unknown key is the usual layer's."""
    if key.startswith(FIGURE):
        known = figures.figures_at(world, level, key.removeprefix(FIGURE))
        if known is not None:
            return _figure(key, known, among)
    key = key if key in LAYERS else usual(viewer, world, level)
    layer = LAYERS[key]
    found, elsewhere = boundaries.rolled_up(layer.tally(viewer, world), world=world, level=level)
    if layer.people:
        found = {area: rounded(number) for area, number in found.items()}
        elsewhere = 0
    values = {area: float(number) for area, number in found.items() if area in among}
    return Shade(
        key=key,
        label=str(layer.label),
        past=layer.past,
        people=layer.people,
        values=values,
        classes=classes(values.values(), step=FEW if layer.people else 1),
        elsewhere=elsewhere,
        unit="",
        period="",
        source="",
        notes=_count_notes(layer),
    )


def rounded(number: int) -> int:
    """A number of people that singles nobody out: to the nearest five; one to four count as one."""
    if number < FEW:
        return min(number, 1)
    return FEW * ((number + FEW // 2) // FEW)


def _count_notes(layer: Layer) -> tuple[str, ...]:
    notes = [_("Only what you may see is counted.")]
    if layer.past:
        notes.append(_("Reported in the past: none of it can be asked for now."))
    if layer.people:
        notes.append(
            _("Numbers of people are rounded to the nearest five; fewer than five are not told apart.")
        )
    return tuple(notes)


def _figure(key: str, known: figures.Known, among: set[int]) -> Shade:
    """An indicator as a shade: only the areas that have a value."""
    indicator = known.indicator
    values = {area: value for area, value in known.values.items() if area in among}
    better = {"higher": _("Higher is better."), "lower": _("Lower is better.")}.get(indicator.better, "")
    licence = _("licence: %(name)s") % {"name": indicator.licence} if indicator.licence else ""
    return Shade(
        key=key,
        label=indicator.name,
        past=False,
        people=False,
        values=values,
        classes=classes(values.values(), step=0),
        elsewhere=0,
        unit=indicator.unit,
        period=known.period,
        source=", ".join(filter(None, [indicator.source, licence])),
        notes=tuple(filter(None, [indicator.definition, better, indicator.warning])),
    )
