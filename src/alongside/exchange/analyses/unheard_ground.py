"""What voices are set against: areas, their people and figures; and what may be told of the voices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.audit.models import World
from alongside.exchange.places import boundaries, figures
from alongside.exchange.places.boundaries import Area, Tally
from alongside.exchange.places.models import Indicator, Place, PlaceKind, Within
from alongside.exchange.voices.queries.counts import voices_by_place

MOST = 2_500  # areas that one page sets side by side: all neighbourhoods of the largest system
POPULATION = {World.REAL.value: "population-2021", World.PRACTICE.value: "practice-residents"}
HEAD_UNIT = "people"  # an indicator in this unit is a number of people, not how common something is
FEW = 2.5  # what a number of 1 to 4, that is not told, counts for: its middle


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which world, within which place (none: everywhere), which figure, which voices."""

    world: str
    inside: int | None
    code: str  # of the indicator; empty for the usual one
    way: str  # as in voices.queries.counts


@dataclass(frozen=True, slots=True)
class Ground:
    """Areas that have both people and a figure, in their order by name, and how many lack one of them.

    `voices`: what may be told: a number to the nearest five, or None for 1 to 4. `elsewhere`: voices, rounded
    too, that no area here is known for.
    """

    level: str
    areas: tuple[Area, ...]
    people: np.ndarray
    value: np.ndarray
    voices: tuple[int | None, ...]
    elsewhere: int | None
    without: int
    indicator: Indicator | None
    period: str
    choices: Mapping[str, str]

    @property
    def counted(self) -> np.ndarray:
        """The voices as numbers: those that are not told count for the middle of what they may be."""
        return np.array([FEW if one is None else float(one) for one in self.voices])


def told(number: int) -> int | None:
    """What may be told of a number of voices: none of 1 to 4, else to the nearest five, as on every map.

    Rounding takes the place of hiding others beside: no sum or difference of rounded numbers gives one away.
    """
    if 0 < number < FEWEST:
        return None
    return FEWEST * ((number + FEWEST // 2) // FEWEST)


def ground_for(viewer: Viewer, question: Question) -> Ground:
    """The areas of a question with their people, figures and voices, in a few questions to the database."""
    place = boundaries.place_by_id(question.inside) if question.inside else None
    level, areas = _areas(question.world, place.pk if place else None, place.kind if place else "")
    choices = _choices(question.world, level)
    code = question.code if question.code in choices else next(iter(choices), "")
    known = _figures(question.world, level, code) if code else None
    heads = _figures(question.world, level, POPULATION[question.world])
    people = heads.values if heads else {}
    values = known.values if known else {}
    kept = [area for area in areas if people.get(area.id, 0) > 0 and area.id in values]
    tally = voices_by_place(viewer, world=question.world, way=question.way)
    counts, elsewhere = _rolled(tally, [area.id for area in areas], question.world, place)
    return Ground(
        level=level,
        areas=tuple(kept),
        people=np.array([people[area.id] for area in kept], dtype=np.float64),
        value=np.array([values[area.id] for area in kept], dtype=np.float64),
        voices=tuple(told(counts.get(area.id, 0)) for area in kept),
        elsewhere=told(elsewhere),
        without=len(areas) - len(kept),
        indicator=known.indicator if known else None,
        period=known.period if known else "",
        choices=choices,
    )


@kept_until_change
def _areas(world: str, inside: int | None, kind: str) -> tuple[str, tuple[Area, ...]]:
    """The areas set side by side: neighbourhoods within a place, council areas where that were too many."""
    if world == World.PRACTICE:
        return PlaceKind.SMALL_AREA.value, _leaves()
    fine, wide = PlaceKind.SMALL_AREA.value, PlaceKind.DISTRICT.value
    if inside is not None:
        found = boundaries.areas(world=world, level=fine, inside=inside, most=MOST)
        if 0 < len(found) <= MOST and kind != PlaceKind.NATION:
            return fine, tuple(found)
    return wide, tuple(boundaries.areas(world=world, level=wide, inside=inside, most=MOST))


def _leaves() -> tuple[Area, ...]:
    """The neighbourhoods and villages of the practice town that hold no other place."""
    both = [PlaceKind.SMALL_AREA.value, PlaceKind.TOWN.value]
    outer = set(Place.objects.filter(parent__isnull=False).values_list("parent_id", flat=True))
    found = [one for level in both for one in boundaries.areas(world=World.PRACTICE.value, level=level)]
    return tuple(sorted((one for one in found if one.id not in outer), key=lambda one: one.name))


def _levels(world: str, level: str) -> tuple[str, ...]:
    practice = (PlaceKind.SMALL_AREA.value, PlaceKind.TOWN.value)
    return practice if world == World.PRACTICE else (level,)


def _choices(world: str, level: str) -> dict[str, str]:
    """The figures that say how common something is, by name."""
    found = {
        code: name
        for one in _levels(world, level)
        for code, name in figures.indicators_at(world, one).items()
    }
    heads = _heads()
    return {code: name for code, name in found.items() if code not in heads}


@kept_until_change
def _heads() -> frozenset[str]:
    return frozenset(Indicator.objects.filter(unit=HEAD_UNIT).values_list("code", flat=True))


def _figures(world: str, level: str, code: str) -> figures.Known | None:
    found = [figures.figures_at(world, one, code) for one in _levels(world, level)]
    known = [one for one in found if one is not None]
    if not known:
        return None
    values = {area: value for one in known for area, value in one.values.items()}
    return replace(known[0], values=values)


def _rolled(tally: Tally, ids: list[int], world: str, place: Place | None) -> tuple[dict[int, int], int]:
    """A tally by the areas, and how many voices from within the place are in none of them."""
    wanted = set(ids)
    counts = dict(tally.by_place)
    if place is not None:
        inner = set(Within.objects.filter(outer_id=place.pk).values_list("inner_id", flat=True)) | {place.pk}
        counts = {where: many for where, many in counts.items() if where in inner}
    direct = {where: many for where, many in counts.items() if where in wanted}
    rest = {where: many for where, many in counts.items() if where not in wanted}
    nowhere = 0 if place is not None else tally.nowhere
    if not rest:
        return direct, nowhere
    outer = _outer(rest, wanted, world)
    for where, many in rest.items():
        if where in outer:
            direct[outer[where]] = direct.get(outer[where], 0) + many
        else:
            nowhere += many
    return direct, nowhere


def _outer(rest: Mapping[int, int], wanted: set[int], world: str) -> dict[int, int]:
    """In which of the areas each of the other places lies."""
    rows = Within.objects.filter(inner__world=world, inner_id__in=list(rest)[:30_000])
    return {inner: outer for inner, outer in rows.values_list("inner_id", "outer_id") if outer in wanted}
