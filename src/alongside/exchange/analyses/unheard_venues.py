"""Where to meet those who are not heard: the few places that reach most of them, proven and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction

from alongside.engines.assessment import DETOUR, Coverage, best_venues, within_reach
from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.audit.services import record
from alongside.exchange.directory.landscape import organisations_with_points
from alongside.exchange.offers.landscape import assets_with_points
from alongside.exchange.places.models import PointBasis
from alongside.exchange.places.points import in_box

from .models import Run
from .unheard import Found

ENGINE = "assessment"
SUBJECTS = {"libraries": ("library",), "halls": ("community-venue", "venue"), "sport": ("sports-venue",)}
SURGERIES, GP = "surgeries", "GP practice"
KINDS = (*SUBJECTS, SURGERIES)
USUAL = tuple(SUBJECTS)
MOST_VENUES = 20  # that can be asked for
NEAR = PointBasis.APPROXIMATE.value  # a point that stands for the venue, not where it is
SECONDS = 5.0  # for one proof on a page


@dataclass(frozen=True, slots=True)
class Venue:
    """Somewhere people could meet: a record of the exchange with a point. `kind`: one of `KINDS`."""

    kind: str
    ref: str
    title: str
    place: str
    contact: str
    standing: str
    lat: float
    lon: float
    is_offer: bool
    is_approximate: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """One of the chosen: how many not heard it reaches, how many no other of them does, and where."""

    venue: Venue
    reaches: float
    only: float
    adds: float
    areas: tuple[int, ...]  # positions in ground.areas, nearest first


@dataclass(frozen=True, slots=True)
class Meeting:
    """The best places to meet. `people`: all who are not heard; `near`: those whom some venue reaches."""

    km: float
    asked: int
    stops: tuple[Stop, ...]
    venues: int
    people: float
    near: float
    value: float
    bound: float
    gap: float
    proven: bool
    one_more: float | None
    greedy: float
    digest: str


def venues_near(viewer: Viewer, found: Found, kinds: Iterable[str], km: float) -> list[Venue]:
    """The venues of some kinds in or near the areas of an answer that the viewer may see, by title."""
    wanted = set(kinds)
    placed = [(one.lat, one.lon) for one in found.ground.areas if one.lat is not None and one.lon is not None]
    if not placed:
        return []
    lat, lon = np.array(placed).T
    far = km / 111 / DETOUR
    wide = far / max(0.1, float(np.cos(np.radians(np.abs(lat).max()))))
    box = (lon.min() - wide, lat.min() - far, lon.max() + wide, lat.max() + far)
    world = found.question.world
    venues: dict[str, Venue] = {}
    for kind, codes in SUBJECTS.items():
        if kind in wanted:
            rows = in_box(assets_with_points(viewer, world=world), box).filter(subjects__code__in=codes)
            for row in rows.order_by("title", "pk").distinct():
                venues.setdefault(row.ref, _of_offer(kind, row))
    if SURGERIES in wanted:
        rows = in_box(organisations_with_points(viewer, world=world, past=False), box)
        for row in rows.filter(kind=GP).order_by("name", "pk"):
            venues[row.ref] = _of_actor(row)
    return sorted(venues.values(), key=lambda one: (one.title.casefold(), one.ref))


def _of_offer(kind: str, row: Any) -> Venue:
    place = row.place.name if row.place else ""
    said = (kind, row.ref, row.title, place, row.contact, row.standing)
    return Venue(*said, lat=row.lat, lon=row.lon, is_offer=True, is_approximate=row.point_basis == NEAR)


def _of_actor(row: Any) -> Venue:
    place = row.place.name if row.place else ""
    said = (SURGERIES, row.ref, row.name, place, "", row.standing)
    return Venue(*said, lat=row.lat, lon=row.lon, is_offer=False, is_approximate=row.point_basis == NEAR)


def where_to_meet(
    viewer: Viewer, found: Found, *, many: int, km: float, kinds: Iterable[str] = USUAL
) -> Meeting:
    """The `many` venues that together reach most people who are not heard, `km` away at most by road.

    A way is the straight line × 1.3. A neighbourhood is reached as a whole, from its middle, or not at all.
    """
    venues = venues_near(viewer, found, kinds, km)
    weight = np.zeros(len(found.ground.areas))
    at = [one for one in found.order if found.ground.areas[one].lat is not None]
    weight[at] = found.missing[at]
    places = np.array([(one.lat or 0.0, one.lon or 0.0) for one in found.ground.areas])
    points = np.array([(one.lat, one.lon) for one in venues]).reshape(-1, 2)
    reach = within_reach(places[:, 0], places[:, 1], points[:, 0], points[:, 1], km)
    best = _best(_Frozen(reach, weight), many)
    near = weight[np.asarray(reach.sum(axis=0)).ravel() > 0].sum() if len(venues) else 0.0
    return Meeting(
        km=km,
        asked=many,
        stops=tuple(_stop(best, which, venues, reach, weight) for which in range(len(best.chosen))),
        venues=len(venues),
        people=float(found.missing[list(found.order)].sum()),
        near=float(near),
        value=best.value,
        bound=best.bound,
        gap=best.gap,
        proven=best.proven,
        one_more=best.one_more,
        greedy=best.greedy,
        digest=_digest(found, venues, many, km),
    )


class _Frozen:
    """A reach and its weights as the key of what was solved before: the same is not solved twice."""

    def __init__(self, reach: Any, weight: np.ndarray) -> None:
        self.reach, self.weight = reach, weight
        parts = (reach.indptr, reach.indices, weight)
        self.key = hashlib.sha256(b"".join(np.ascontiguousarray(one).tobytes() for one in parts)).digest()

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.key == other.key


@lru_cache(maxsize=64)
def _best(asked: _Frozen, many: int) -> Coverage:
    return best_venues(asked.reach, asked.weight, many, SECONDS)


def _stop(best: Coverage, which: int, venues: list[Venue], reach: Any, weight: np.ndarray) -> Stop:
    row = int(best.chosen[which])
    columns = reach.indices[reach.indptr[row] : reach.indptr[row + 1]]
    away = reach.data[reach.indptr[row] : reach.indptr[row + 1]]
    listed = [int(columns[at]) for at in np.argsort(away, kind="stable") if weight[columns[at]] > 0]
    return Stop(
        venue=venues[row],
        reaches=float(best.reaches[which]),
        only=float(best.only[which]),
        adds=float(best.adds[which]),
        areas=tuple(listed),
    )


def _digest(found: Found, venues: list[Venue], many: int, km: float) -> str:
    said = [found.digest, many, km, DETOUR, [(one.ref, one.lat, one.lon) for one in venues]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@transaction.atomic
def keep_meeting(meeting: Meeting, *, asked: dict[str, Any], by: Doer) -> Run:
    """Keep an answer with what was asked, so that it can be shown and worked out again later."""
    outcome = {
        "asked": asked,
        "venues": [one.venue.ref for one in meeting.stops],
        "value": round(meeting.value, 3),
        "bound": round(meeting.bound, 3),
    }
    found = Run.objects.filter(engine=ENGINE, input_hash=meeting.digest, outcome=outcome).first()
    if found is not None:
        return found
    made = Run.objects.create(
        engine=ENGINE, version=settings.VERSION, input_hash=meeting.digest, outcome=outcome
    )
    record(by=by, action="keep", kind="run", ids=[], detail={"engine": ENGINE})
    return made


def kept(run: str) -> Run | None:
    """A kept answer by its key; None where there is none."""
    parts = [len(part) for part in run.split("-")]
    sound = parts == [8, 4, 4, 4, 12] and all(sign in "0123456789abcdef-" for sign in run)
    return Run.objects.filter(pk=run, engine=ENGINE).first() if sound else None
