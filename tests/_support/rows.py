"""Rows for tests, each with no more than it must have."""

from __future__ import annotations

from datetime import date
from typing import Any

from alongside.exchange.accounts.models import Party
from alongside.exchange.audit.models import Dataset
from alongside.exchange.directory.models import Actor, Remit, Subject
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place, Within


def dataset(world: str = "real") -> Dataset:
    """The data set that the places and subjects of a test belong to."""
    said = {
        "title": "Set",
        "licence": "CC0-1.0",
        "attribution": "Us",
        "dated": date(2026, 1, 1),
        "world": world,
    }
    return Dataset.objects.get_or_create(id=f"set-{world}", defaults=said)[0]


def place(
    name: str, kind: str = "district", parent: Place | None = None, world: str = "real", **fields: Any
) -> Place:
    """A place, with all it lies in."""
    key = fields.pop("source_id", f"{kind}-{name}".lower().replace(" ", "-"))
    made = Place.objects.create(
        source_id=key, name=name, kind=kind, parent=parent, world=world, dataset=dataset(world), **fields
    )
    outward = list(Within.objects.filter(inner=parent).values_list("outer_id", flat=True)) if parent else []
    Within.objects.bulk_create(Within(inner=made, outer_id=outer) for outer in [made.pk, *outward])
    return made


def actor(name: str = "Somebody", summary: str = "", **fields: Any) -> Actor:
    """An actor with its party and remit."""
    made = Actor.objects.create(
        **({"name": name, "sector": "third", "party": Party.objects.create()} | fields)
    )
    Remit.objects.create(actor=made, summary=summary)
    return made


def need(title: str = "Need", statement: str = "", **fields: Any) -> Need:
    """An open need."""
    return Need.objects.create(title=title, statement=statement or title, **fields)


def offer(title: str = "Offer", summary: str = "", kind: str = "support", **fields: Any) -> Offer:
    """An open offer of support."""
    return Offer.objects.create(title=title, summary=summary, kind=kind, **fields)


def subject(
    code: str, label: str, kind: str = "help", synonyms: tuple[str, ...] = (), **fields: Any
) -> Subject:
    """A subject with other words for it."""
    return Subject.objects.create(
        code=code, label=label, kind=kind, synonyms=list(synonyms), dataset=dataset(), **fields
    )
