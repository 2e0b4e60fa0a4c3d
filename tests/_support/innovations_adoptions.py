"""Rows of who uses what, for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.directory.models import Actor
from alongside.exchange.innovations.models import Adoption, RollOut
from alongside.exchange.offers.models import Offer
from tests._support import rows

TODAY = timezone.localdate()


def ago(days: int) -> Any:
    """The day that many days ago; below 0 a day to come."""
    return TODAY - timedelta(days=days)


def thing(title: str = "Walking bus", **fields: Any) -> Offer:
    """Something new that organisations use."""
    return Offer.objects.create(**({"title": title, "kind": "innovation"} | fields))


def site(name: str = "Ward", **fields: Any) -> Actor:
    """An organisation."""
    return rows.actor(name, **({"sector": "public"} | fields))


def adoption(offer: Offer | None = None, at: Actor | None = None, **fields: Any) -> Adoption:
    """One that has begun, public and the site's own."""
    where = at or site()
    there = {"offer": offer or thing(), "site": where, "owner": where.party, "started_on": ago(400)}
    return Adoption.objects.create(**(there | fields))


def roll_out(offer: Offer | None = None, **fields: Any) -> RollOut:
    """A plan for two sites."""
    there = {"offer": offer or thing(), "title": "Everywhere", "sites_target": 2, "by_on": ago(-100)}
    return RollOut.objects.create(**(there | fields))
