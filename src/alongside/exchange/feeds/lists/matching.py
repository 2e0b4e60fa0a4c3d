"""Which rows of a list speak of what is here already, as far as whoever brings it may see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.audit.batches import READ, chunks
from alongside.exchange.directory.models import Identifier
from alongside.exchange.directory.queries import actors_for
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places.models import Place

from .. import rules
from .building import About, Built
from .placing import Spot, within

CURRENT = ("open", "unclaimed")  # a record of the past is no entry for something that is there now


@dataclass(frozen=True, slots=True)
class Here:
    """An entry that is here: its kind, its address, what it is called."""

    kind: str
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a row is known by: its name, and the name of the organisation it belongs to."""

    name: str
    body: str

    @classmethod
    def of(cls, built: Built, spot: Spot) -> "Key":
        """Of a row that was built."""
        body = rules.name_key(built.actor["name"]) if built.actor else ""
        return cls(rules.name_key(built.title), body)


@dataclass(frozen=True, slots=True)
class Body:
    """As much of an organisation that is here as its recognition needs."""

    pk: int
    key: str  # what the loader knows it by
    ref: str
    name: str
    website: str
    place: int | None


def same_as(rows: Mapping[int, tuple[Built, Spot]], about: About, viewer: Viewer) -> dict[int, Here]:
    """Of each row that speaks of something here: which entry. Rows' organisations that are here are linked.

    A row of help on offer or of what is needed is given the organisation that is here (`actor`), in place.
    """
    if not rows:
        return {}
    bodies = _bodies(rows, about, viewer)
    if about.kind == "actors":
        for built, _ in rows.values():
            if built.offer:
                built.offer["actor"] = built.actor["id"]
        return {number: Here("actor", body.ref, body.name) for number, body in bodies.items()}
    firsts: dict[tuple[str, str], str] = {}
    for number, (built, spot) in rows.items():
        thing = built.need if about.kind == "needs" else built.offer
        if body := bodies.get(number):
            thing["actor"], built.actor = body.key, {}
        elif built.actor:
            first = firsts.setdefault((rules.name_key(built.actor["name"]), spot.key), built.actor["id"])
            thing["actor"] = first
            if first != built.actor["id"]:
                built.actor = {}
    return _things(rows, bodies, about, viewer)


def _bodies(rows: Mapping[int, tuple[Built, Spot]], about: About, viewer: Viewer) -> dict[int, Body]:
    """The organisation of each row, where it is here: by its number, its address, or its name and place."""
    named = {number: (built, spot) for number, (built, spot) in rows.items() if built.actor}
    found = _by_identifier(named, about, viewer)
    wanted: dict[str, list[int]] = {}
    sites: dict[str, list[int]] = {}
    for number, (built, _) in named.items():
        wanted.setdefault(rules.name_key(built.actor["name"]), []).append(number)
        if site := rules.address_key(built.actor["website"]):
            sites.setdefault(site, []).append(number)
    alike: dict[int, list[Body]] = {}
    hosts: dict[str, list[Body]] = {}
    for body in _all_bodies(about, viewer):
        for number in wanted.get(rules.name_key(body.name), ()):
            alike.setdefault(number, []).append(body)
        if body.website and (site := rules.address_key(body.website)) in sites:
            hosts.setdefault(site, []).append(body)
    inside = _places(named, [body for bodies in alike.values() for body in bodies])
    for number, bodies in alike.items():
        spot = named[number][1]
        near = [body for body in bodies if _meets(inside, spot.key, body.place)]
        if near and (len(near) == 1 or spot.key) and number not in found:
            found[number] = near[0]
    for site, bodies in hosts.items():
        if len(bodies) == 1 and len(sites[site]) == 1:
            found.setdefault(sites[site][0], bodies[0])
    return found


def _all_bodies(about: About, viewer: Viewer) -> Iterator[Body]:
    rows = (
        actors_for(viewer, world=about.world).filter(standing__in=CURRENT).select_related(None).order_by("pk")
    )
    asked = rows.values_list("pk", "source_id", "ref", "name", "website", "place_id")
    for pk, key, ref, name, website, place in asked.iterator(chunk_size=READ):
        yield Body(pk, key or ref, ref, name, website, place)


def _by_identifier(rows: Mapping[int, tuple[Built, Spot]], about: About, viewer: Viewer) -> dict[int, Body]:
    said: dict[tuple[str, str], list[int]] = {}
    for number, (built, _) in rows.items():
        for one in filter(None, built.actor["identifiers"].split(";")):
            scheme, _, value = one.partition(":")
            said.setdefault((scheme, value), []).append(number)
    holders: dict[int, list[int]] = {}
    for some in chunks(sorted({value for _, value in said}), READ):
        asked = Identifier.objects.filter(value__in=some).values_list("scheme", "value", "actor_id")
        for scheme, value, actor in asked:
            holders.setdefault(actor, []).extend(said.get((scheme, value), ()))
    found: dict[int, Body] = {}
    for some in chunks(sorted(holders), READ):
        seen = actors_for(viewer, world=about.world).filter(pk__in=some, standing__in=CURRENT)
        for pk, key, ref, name in seen.values_list("pk", "source_id", "ref", "name"):
            for number in holders[pk]:
                found.setdefault(number, Body(pk, key or ref, ref, name, "", None))
    return found


Inside = tuple[dict[str, int], dict[int, frozenset[int]]]


def _places(rows: Mapping[int, tuple[Built, Spot]], bodies: list[Body]) -> Inside:
    """Of the places that rows and entries name: their ids, and what each lies in."""
    keys = sorted({spot.key for _, spot in rows.values() if spot.key})
    ids: dict[str, int] = {}
    for some in chunks(keys, READ):
        ids |= dict(Place.objects.filter(source_id__in=some).values_list("source_id", "pk"))
    near = {body.place for body in bodies if body.place is not None}
    return ids, within([*ids.values(), *near])


def _meets(inside: Inside, key: str, place: int | None) -> bool:
    ids, lies_in = inside
    one = lies_in.get(ids.get(key, -1), frozenset())
    other = lies_in.get(place, frozenset()) if place is not None else frozenset()
    return rules.same_place(one, other)


def _things(
    rows: Mapping[int, tuple[Built, Spot]], bodies: Mapping[int, Body], about: About, viewer: Viewer
) -> dict[int, Here]:
    """Help on offer, or what is needed, that is here: the same title, organisation and place."""
    kind = "need" if about.kind == "needs" else "offer"
    titles: dict[str, list[int]] = {}
    for number, (built, _) in rows.items():
        titles.setdefault(rules.name_key(built.title), []).append(number)
    asked = needs_for if kind == "need" else offers_for
    there = asked(viewer, world=about.world).filter(standing__in=CURRENT).select_related(None).order_by("pk")
    alike = [
        (ref, title, actor, place)
        for ref, title, actor, place in there.values_list("ref", "title", "actor_id", "place_id").iterator(
            chunk_size=READ
        )
        if rules.name_key(title) in titles
    ]
    inside = _places(rows, [Body(0, "", "", "", "", place) for *_, place in alike])
    found: dict[int, Here] = {}
    for ref, title, actor, place in alike:
        for number in titles[rules.name_key(title)]:
            built, spot = rows[number]
            thing, body = (built.need if kind == "need" else built.offer), bodies.get(number)
            ours = body.pk if body else None
            if thing.get("actor") and body is None:
                continue  # its organisation is new here, so that what another one does is not the same
            same_body = ours is None or actor is None or ours == actor
            if same_body and _meets(inside, spot.key, place):
                found.setdefault(number, Here(kind, ref, title))
    return found
