"""Innovations for tests: the offer, the record beside it, its time at a stage."""

from __future__ import annotations

from datetime import date
from typing import Any

from alongside.exchange.innovations.models import Innovation, Link, Stay
from tests._support.rows import offer

DAY = date(2026, 3, 2)


def innovation(**fields: Any) -> Innovation:
    """A record beside an offer of its own; `title` and what else an offer has goes there."""
    mine = {field.name for field in Innovation._meta.get_fields()} | {"owner_id", "user_id"}
    own = {name: fields.pop(name) for name in list(fields) if name in mine - {"visibility", "world", "owner"}}
    both = {name: fields[name] for name in ("visibility", "world", "owner") if name in fields}
    found = own.pop("offer", None) or offer(kind="innovation", **fields)
    return Innovation.objects.create(**({"offer": found} | both | own))


def stay(found: Innovation | None = None, **fields: Any) -> Stay:
    """A time at a stage, still lasting unless said."""
    there = {"stage": "idea", "entered_on": DAY}
    return Stay.objects.create(innovation=found or innovation(), **(there | fields))


def link(found: Innovation | None = None, **fields: Any) -> Link:
    """What an innovation goes with."""
    other = fields.pop("offer", None) or offer(kind="innovation")
    return Link.objects.create(innovation=found or innovation(), offer=other, **({"kind": "beside"} | fields))
