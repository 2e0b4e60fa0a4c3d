"""Where something new would fit next: places whose needs it could meet, with what is known of each.

The reverse of finding help: the ranking is that of every need's own list (`meeting.could_meet`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from alongside.engines.matching.reach import haversine
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.queries.network import Member, Which, tied
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.partnerships.queries import reading
from alongside.exchange.places.models import Place
from alongside.exchange.places.queries import WIDE, inside_ids, places_by_id, where_are

from .answers import Ask, ReasonLine
from .asking import asks_of
from .matching import ALL, facts_for, prepare_each, reasons_for
from .meeting import Met, could_meet
from .spread_uses import Use
from .wanted import ASKED_NOW

TRIED = 24  # needs that share most with what it says, each searched for as from its own page
NEAR_KM = 30.0
MOST_NEAR, MOST_LINKED, MOST_AIMS = 3, 3, 12


@dataclass(frozen=True, slots=True)
class NextPlace:
    """One place where it could go next; `place` is None for what was asked without saying where.

    `met`: what is asked there that it could meet, best first. `near`: who uses it nearby and how far, the
    nearest first. `linked`: organisations there, each with one that uses it and with which it works. `there`:
    who uses it in a part of the place.
    """

    place: Place | None
    met: tuple[Met, ...]
    near: tuple[tuple[Use, float], ...]
    linked: tuple[tuple[Member, Use], ...]
    there: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class NextPlaces:
    """Places, where it fits best first; `without`: places that use it already and are left out."""

    places: tuple[NextPlace, ...]
    without: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that a place or partnership wants: a need that was put into words, or words about the aim."""

    kind: str  # need, purpose, vision or measure
    text: str
    need: Need | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An aim, and whether it could meet it; the reasons are those of the ranking, empty where it does not."""

    aim: Aim
    meets: bool
    reasons: tuple[ReasonLine, ...]


def fits_next(viewer: Viewer, offer: Offer, uses: Collection[Use]) -> NextPlaces:
    """Places whose needs it could meet and where it is not used yet, where it fits best first.

    `uses`: who uses it, of those that the viewer may see. Places are in the order of their best need, then
    of their next. Cost: `TRIED` searches; the database is asked as often for many as for few.
    Raises: IndexProblem without an index.
    """
    using = [one for one in uses if one.is_using]
    by_place: dict[int, list[Met]] = {}
    for met in could_meet(viewer, offer, most=TRIED):
        by_place.setdefault(met.need.place_id or 0, []).append(met)
    places = {met.need.place_id: met.need.place for found in by_place.values() for met in found}
    outward = {pk: where.within for pk, where in where_are(p for p in places.values() if p).items()}
    here = {one.place_id for one in using if one.place_id and one.place_kind not in WIDE}
    without = [pk for pk in by_place if outward.get(pk, frozenset()) & here]
    kept = [pk for pk in by_place if pk not in without]
    sites = _outward(one.place_id for one in using)
    linked = _linked(viewer, offer.world, using)
    found = [
        NextPlace(
            places.get(pk or None),
            tuple(by_place[pk]),
            _near(places.get(pk or None), using),
            tuple((who, use) for where, who, use in linked if pk in where)[:MOST_LINKED],
            tuple(use for use in using if pk and pk in sites.get(use.place_id or 0, ())),
        )
        for pk in kept
    ]
    found.sort(key=lambda one: ([-met.score for met in one.met], one.place.name if one.place else ""))
    return NextPlaces(tuple(found), tuple(p for pk in without if (p := places[pk]) is not None))


def _near(place: Place | None, using: Sequence[Use]) -> tuple[tuple[Use, float], ...]:
    """Who uses it within reach of a place that one point can stand for."""
    if place is None or place.kind in WIDE or place.lat is None or place.lon is None:
        return ()
    placed = [one for one in using if one.lat is not None and one.lon is not None]
    far = haversine(place.lat, place.lon, [one.lat for one in placed], [one.lon for one in placed])
    found = [(one, float(km)) for one, km in zip(placed, far, strict=True) if km <= NEAR_KM]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].name))[:MOST_NEAR])


def _linked(viewer: Viewer, world: str, using: Sequence[Use]) -> list[tuple[frozenset[int], Member, Use]]:
    """Organisations that work with one that uses it: where each is, who it is, and with whom it works."""
    by_actor = {one.actor: one for one in using}
    if not by_actor:
        return []
    which = Which(today=timezone.localdate().isoformat(), world=world, time="now")
    found = tied(viewer, which, around=by_actor)
    pairs = {
        (other, user)
        for bond in found.bonds
        for other, user in ((bond.actor, bond.other), (bond.other, bond.actor))
        if user in by_actor and other not in by_actor and not found.members[other].is_person
    }
    outward = _outward(found.members[other].place_id for other, _user in pairs)
    members = found.members
    listed = [(outward.get(members[o].place_id or 0, frozenset()), members[o], by_actor[u]) for o, u in pairs]
    return sorted(listed, key=lambda one: (one[1].name, one[2].name))


def _outward(places: Iterable[int | None]) -> Mapping[int, frozenset[int]]:
    """By place, all that it lies in, itself included."""
    found = places_by_id({pk for pk in places if pk})
    return {pk: where.within for pk, where in where_are(found.values()).items()}


def aims_of_place(viewer: Viewer, place: Place) -> list[Aim]:
    """What is asked now in a place and within it, the newest first."""
    rows = needs_for(viewer, world=place.world, standing="open").filter(status__in=ASKED_NOW)
    found = rows.filter(place_id__in=inside_ids(place.pk)).order_by("-made_at", "-pk")[:MOST_AIMS]
    return [Aim("need", need.title, need) for need in found]


def aims_of_partnership(viewer: Viewer, partnership: Partnership) -> list[Aim]:
    """What a partnership is for, as far as the viewer may know: its purpose, what it works on, and inside
    its vision and how it counts success."""
    aims = [Aim("purpose", partnership.purpose)] if partnership.purpose else []
    aims += [Aim("need", need.title, need) for need in reading.needs_of(viewer, partnership)]
    if reading.inside(viewer, partnership.ref) is not None:
        aims += [Aim("vision", partnership.vision)] if partnership.vision else []
        aims += [Aim("measure", one.what) for one in reading.measures_of(partnership)]
    return aims[:MOST_AIMS]


def meets_aims(viewer: Viewer, offer: Offer, aims: Sequence[Aim], place: Place | None) -> list[Held]:
    """Which of the aims it could meet: those whose list of possible help it is in. Order: as given.

    Raises: IndexProblem without an index.
    """
    where = where_are([place])[place.pk] if place else None
    plain = Ask(text="", world=offer.world, top=ALL)
    stored = iter(asks_of([aim.need for aim in aims if aim.need], viewer, plain))
    asks = [
        next(stored) if aim.need else Ask(text=aim.text, where=where, world=offer.world, top=ALL)
        for aim in aims
    ]
    actor = directory.links(viewer, [offer.actor_id]).get(offer.actor_id or 0)
    tested = []
    for aim, ask, asked in zip(
        aims, asks, prepare_each(viewer, asks, also=frozenset({offer.pk})), strict=True
    ):
        row = asked.rows.row_of(offer.pk)
        meets = row is not None and row in asked.ranking.order
        why = (
            reasons_for(asked, row, offer, actor, facts_for(ask, asked, [row]))
            if meets and row is not None
            else ()
        )
        tested.append(Held(aim, meets, why))
    return tested
