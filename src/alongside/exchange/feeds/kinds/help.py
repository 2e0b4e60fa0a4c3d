"""Needs and offers."""

from typing import Any

from alongside.exchange.directory.terms import Driver, Sector, Stage
from alongside.exchange.needs import services as needs
from alongside.exchange.needs.models import Need
from alongside.exchange.offers import services as offers
from alongside.exchange.offers.models import Evidence, Offer, OfferKind
from alongside.exchange.places.models import PointBasis

from ..cells import (
    ACTOR,
    ACTORS,
    COUNT,
    DAY,
    GROUPS,
    NEED,
    NUMBER,
    PLACE,
    PLACES,
    SUBJECTS,
    Cell,
    choice,
    many,
    text,
)
from ..known import Known, Unfit
from .base import Context, Kind, Values, pick, point, shared
from .directory import STANDING, VISIBILITY


def _evidence(value: str, known: Known) -> int:
    grades = {str(grade.value): grade.value for grade in Evidence}
    grades |= {grade.name.lower().replace("_", "-"): grade.value for grade in Evidence}
    if value.lower() not in grades:
        raise Unfit(f"'{value}' is not a grade of evidence. Use 0 (opinion) to 4 (review of trials).")
    return grades[value.lower()]


def _party(values: Values, context: Context) -> int | None:
    return None if values["actor"] is None else context.known.party_of(values["actor"])


def _need(values: Values, context: Context) -> Values:
    status, reason = values["status"] or Need.Status.OPEN.value, values["closed_reason"]
    if (status == Need.Status.CLOSED) != bool(reason):
        raise Unfit("a need is closed with a reason, and only then has one.", "closed_reason")
    names = ("title", "statement", "who_affected", "how_many", "wanted", "tried", "by_when", "driver")
    return {
        **shared(values, context, _party(values, context)),
        **pick(values, *names, "stage", "level", "closed_reason"),
        "status": status,
        "place_id": values["place"],
        "actor_id": values["actor"],
        "subjects": [*values["groups"], *values["subjects"]],
    }


def _note(values: Values, context: Context) -> Values:
    return {
        "source_id": values["id"],
        "need_id": values["about"],
        "on": values["date"] or context.date,
        "text": values["text"],
    }


def _offer(values: Values, context: Context) -> Values:
    row = shared(values, context, _party(values, context))
    capacity, taken = values["capacity"], values["taken"]
    if taken is not None and (capacity is None or taken > capacity):
        room = "unknown" if capacity is None else capacity
        raise Unfit(f"{taken} places are taken, and the room is {room}. Correct one of them.", "taken")
    if row["standing"] == "history" and capacity is not None:
        raise Unfit("a record of the past has no places free. Leave the cell empty.", "capacity")
    names = ("kind", "kind_in_source", "title", "summary", "audience", "available_from", "valid_until")
    return {
        **row,
        **point(values),
        **pick(values, *names, "evidence", "amount", "contact", "website", "capacity", "taken"),
        "stages": list(values["stages"]),
        "sectors_served": list(values["sectors_served"]),
        "innovation_types": list(values["innovation_types"]),
        "place_id": values["place"],
        "actor_id": values["actor"],
        "also": [other for other in values["also"] if other != values["id"]],
        **pick(values, "helpers", "reach", "subjects", "groups"),
    }


def _need_ids(dataset: str) -> set[Any]:
    return set(Need.objects.filter(dataset=dataset).values_list("source_id", flat=True))


def _offer_ids(dataset: str) -> set[Any]:
    return set(Offer.objects.filter(dataset=dataset).values_list("source_id", flat=True))


NEEDS = Kind(
    columns={
        "id": text(120),
        "title": text(250),
        "statement": text(),
        "who_affected": text(),
        "how_many": text(120),
        "wanted": text(),
        "tried": text(),
        "by_when": DAY,
        "driver": choice(Driver.values),
        "stage": choice(Stage.values),
        "level": text(40),
        "place": PLACE,
        "actor": ACTOR,
        "status": choice(Need.Status.values),
        "closed_reason": text(),
        "standing": STANDING,
        "visibility": VISIBILITY,
        "source": text(),
        "basis": text(80),
        "note": text(),
        "reported_on": DAY,
        "confirmed_on": DAY,
        "groups": GROUPS,
        "subjects": SUBJECTS,
    },
    required=frozenset({"id", "title", "statement"}),
    build=_need,
    keep=needs.keep_needs,
    names=_need_ids,
)
NOTES = Kind(
    columns={"id": text(120), "about": NEED, "date": DAY, "text": text()},
    required=frozenset({"id", "about", "text"}),
    build=_note,
    keep=needs.keep_notes,
)
OFFERS = Kind(
    columns={
        "id": text(120),
        "also": many(text(120)),
        "actor": ACTOR,
        "helpers": ACTORS,
        "kind": choice(OfferKind.values),
        "title": text(250),
        "summary": text(),
        "audience": text(),
        "groups": GROUPS,
        "stages": many(choice(Stage.values)),
        "sectors_served": many(choice(Sector.values)),
        "place": PLACE,
        "reach": PLACES,
        "lat": NUMBER,
        "lon": NUMBER,
        "point_basis": choice(PointBasis.values),
        "capacity": COUNT,
        "taken": COUNT,
        "available_from": DAY,
        "valid_until": DAY,
        "confirmed_on": DAY,
        "evidence": Cell(_evidence, None),
        "innovation_types": many(text(60)),
        "amount": text(120),
        "contact": text(200),
        "website": text(300),
        "standing": STANDING,
        "visibility": VISIBILITY,
        "kind_in_source": text(120),
        "source": text(),
        "basis": text(80),
        "note": text(),
        "reported_on": DAY,
        "subjects": SUBJECTS,
    },
    required=frozenset({"id", "kind", "title"}),
    build=_offer,
    keep=offers.keep_offers,
    names=_offer_ids,
)
SAME_THINGS = Kind(
    columns={"keep": text(120), "also": many(text(120))},
    required=frozenset({"keep", "also"}),
    key=lambda row: (row["keep"], tuple(row["also"])),
)
