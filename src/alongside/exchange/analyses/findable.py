"""What of the exchange can be found by search: each need, offer, actor and place as one small item.

As `offers.queries.index_rows`, these reads ask no viewer: each item carries the tokens of those who may see
it, and what it says of other rows is what everyone may know.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, Q

from alongside.backends.search import Item
from alongside.exchange.accounts.access import EVERYONE, row_audiences
from alongside.exchange.accounts.models import Shareable, Visibility
from alongside.exchange.audit.models import Change
from alongside.exchange.directory.models import Actor, Fate, Identifier, Remit
from alongside.exchange.needs.models import Need, NeedSubject
from alongside.exchange.offers.models import Offer, OfferIdentifier, OfferSubject
from alongside.exchange.places.models import Place

KINDS: dict[str, type[Model]] = {"need": Need, "offer": Offer, "actor": Actor, "place": Place}
BATCH = 2000
SHARED = ("ref", "source_id", "world", "standing", "visibility", "owner_id")
Ids = Sequence[int]


def items(kind: str, ids: Ids) -> Iterator[Item]:
    """Those of the rows that are still there, as items, in batches."""
    for start in range(0, len(ids), BATCH):
        yield from READ[kind](ids[start : start + BATCH])


def all_ids(kind: str) -> list[int]:
    """Every id of a kind."""
    return list(KINDS[kind]._default_manager.order_by("pk").values_list("pk", flat=True))


def _plain(model: type[Any], ids: Ids, *words: str) -> Any:
    """The rows with no more of their columns than an item needs."""
    rows = model.objects.filter(pk__in=ids).select_related("place", "actor")
    return rows.only(*SHARED, *words, "place__name", "actor__name", "actor__visibility")


def _needs(ids: Ids) -> Iterator[Item]:
    circles = _circles(Need, ids)
    labels = _grouped(NeedSubject.objects.filter(need_id__in=ids).values_list("need_id", "subject__label"))
    for need in _plain(Need, ids, "title", "status", "statement", "who_affected", "wanted", "tried"):
        said = [need.statement, need.who_affected, need.wanted, need.tried, *labels[need.pk]]
        yield Item(
            kind="need",
            id=need.pk,
            section="need",
            world=need.world,
            standing=need.standing,
            audiences=_need_audiences(need, circles[need.pk]),
            names=(need.title,),
            codes=_codes(need.ref, need.source_id),
            text=_text([*said, _name_of(need.place), _public_name(need.actor)]),
        )


def _need_audiences(need: Need, circles: list[int]) -> tuple[str, ...]:
    """As any row's; but a draft is for those who write it."""
    if need.status == Need.Status.DRAFT:
        return tuple(row_audiences(visibility=Visibility.PRIVATE, owner_id=need.owner_id, circle_ids=()))
    return _audiences(need, circles)


def _offers(ids: Ids) -> Iterator[Item]:
    circles = _circles(Offer, ids)
    labels = _grouped(OfferSubject.objects.filter(offer_id__in=ids).values_list("offer_id", "subject__label"))
    others = _grouped(OfferIdentifier.objects.filter(offer_id__in=ids).values_list("offer_id", "value"))
    for offer in _plain(Offer, ids, "title", "summary", "audience"):
        said = [offer.summary, offer.audience, *labels[offer.pk], _name_of(offer.place)]
        yield Item(
            kind="offer",
            id=offer.pk,
            section="tried" if offer.standing == "history" else "offer",
            world=offer.world,
            standing=offer.standing,
            audiences=_audiences(offer, circles[offer.pk]),
            names=(offer.title,),
            codes=_codes(offer.ref, offer.source_id, *others[offer.pk]),
            text=_text([*said, _public_name(offer.actor)]),
        )


def _actors(ids: Ids) -> Iterator[Item]:
    circles = _circles(Actor, ids)
    numbers = _grouped(Identifier.objects.filter(actor_id__in=ids).values_list("actor_id", "value"))
    later, before = _other_names(ids)
    labels = _grouped(
        Remit.subjects.through.objects.filter(remit__actor_id__in=ids).values_list(
            "remit__actor_id", "subject__label"
        )
    )
    for actor in Actor.objects.filter(pk__in=ids).select_related("place", "remit"):
        remit = getattr(actor, "remit", None)
        said = [remit.summary if remit else "", *labels[actor.pk], actor.kind_in_source]
        yield Item(
            kind="actor",
            id=actor.pk,
            section="actor",
            world=actor.world,
            standing=actor.standing,
            audiences=_audiences(actor, circles[actor.pk]),
            names=(actor.name, *later[actor.pk], *before[actor.pk]),
            codes=_codes(actor.ref, actor.source_id, *numbers[actor.pk]),
            text=_text([*said, _name_of(actor.place)]),
        )


def _other_names(ids: Ids) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """What followed each actor, and what it was before; only names that everyone may know."""
    followed = Fate.objects.filter(actor_id__in=ids).exclude(into="")
    known = followed.filter(Q(successor=None) | Q(successor__visibility=Visibility.PUBLIC))
    before = Fate.objects.filter(successor_id__in=ids, actor__visibility=Visibility.PUBLIC)
    return (
        _grouped(known.values_list("actor_id", "into")),
        _grouped(before.values_list("successor_id", "actor__name")),
    )


def _places(ids: Ids) -> Iterator[Item]:
    for place in Place.objects.filter(pk__in=ids).select_related("parent"):
        others = [value.partition(":")[2] or value for value in map(str, place.codes)]
        yield Item(
            kind="place",
            id=place.pk,
            section="place",
            world=place.world,
            standing="history" if place.valid_to else "open",
            audiences=(EVERYONE,),
            names=(place.name,),
            codes=_codes(place.ref, place.source_id, place.code, *others),
            text=_text([place.get_kind_display(), _name_of(place.parent)]),
        )


READ: dict[str, Callable[[Ids], Iterator[Item]]] = {
    "need": _needs,
    "offer": _offers,
    "actor": _actors,
    "place": _places,
}


def touched(changes: Iterable[Change]) -> dict[str, set[int]]:
    """The rows whose items may be different after these changes of the feed, by kind."""
    found: dict[str, set[int]] = {kind: set() for kind in KINDS}
    subjects: set[int] = set()
    for change in changes:
        kind = change.kind.removesuffix("-tags")
        if kind in found:
            found[kind].update(change.ids)
        elif kind == "subject":
            subjects.update(change.ids)
    _of_places(found)
    _of_actors(found)
    for kind, model in (("need", NeedSubject), ("offer", OfferSubject)):
        about = model._default_manager.filter(subject_id__in=subjects)
        found[kind].update(about.values_list(f"{kind}_id", flat=True))
    served = Remit.subjects.through.objects.filter(subject_id__in=subjects)
    found["actor"].update(served.values_list("remit__actor_id", flat=True))
    return found


def _of_places(found: dict[str, set[int]]) -> None:
    """What names a place that was written."""
    places = sorted(found["place"])
    for kind, model in KINDS.items():
        column = "parent" if kind == "place" else "place"
        for start in range(0, len(places), BATCH):
            named = model._default_manager.filter(**{f"{column}__in": places[start : start + BATCH]})
            found[kind].update(named.values_list("pk", flat=True))


def _of_actors(found: dict[str, set[int]]) -> None:
    """What names an actor that was written."""
    actors = sorted(found["actor"])
    for start in range(0, len(actors), BATCH):
        some = actors[start : start + BATCH]
        for kind in ("need", "offer"):
            named = KINDS[kind]._default_manager.filter(actor__in=some)
            found[kind].update(named.values_list("pk", flat=True))
        for one, other in (("actor", "successor"), ("successor", "actor")):
            fates = Fate.objects.filter(**{f"{one}__in": some}).exclude(successor=None)
            found["actor"].update(fates.values_list(f"{other}_id", flat=True))


def _audiences(row: Shareable, circles: list[int]) -> tuple[str, ...]:
    return tuple(row_audiences(visibility=row.visibility, owner_id=row.owner_id, circle_ids=circles))


def _circles(model: type[Any], ids: Ids) -> dict[int, list[int]]:
    column = f"{model._meta.model_name}_id"
    return _grouped(
        model.circles.through.objects.filter(**{f"{column}__in": ids}).values_list(column, "circle_id")
    )


def _codes(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def _text(parts: Iterable[str]) -> str:
    return ". ".join(filter(None, parts))


def _name_of(place: Place | None) -> str:
    return place.name if place else ""


def _public_name(actor: Actor | None) -> str:
    """Who is named with it: only what everyone may know can lead to a row."""
    return actor.name if actor and actor.visibility == Visibility.PUBLIC else ""


def _grouped(pairs: Iterable[tuple]) -> dict[int, list]:
    grouped: dict[int, list] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped
