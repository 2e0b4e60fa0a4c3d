"""A town in which a few could answer a need together, some of them unseen, two of them rivals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import override_settings

from alongside.exchange.directory.models import Tie
from alongside.exchange.needs.models import NeedSubject
from alongside.exchange.offers.models import OfferSubject
from tests._support import rows
from tests._support.introductions import user


@dataclass
class Those:
    """What was stored, by name."""

    need: Any
    nell: Any  # the connector
    owner: Any  # who looks after the surgery, which has the need
    stranger: Any
    surgery: Any
    council: Any
    housing: Any
    builders: Any  # bids for the same work as the housing association
    university: Any
    fund: Any
    alliance: Any
    ann: Any  # a resident whom signed-in people may see
    hidden: Any  # a resident whom only they see, with help that only they see
    past: Any  # helped once, years ago
    far: Any
    elsewhere: Any  # in the other world


def settle() -> Those:
    """Store the rows; call `indexing.rebuild` afterwards."""
    place, away = (
        rows.place(name, lat=lat, lon=-3.5, point_basis="stated")
        for name, lat in (("Wenbury", 50.7), ("Yon", 57.0))
    )
    town = rows.place("Alder", world="practice")
    about = {
        code: rows.subject(code, label, kind)
        for code, label, kind in (
            ("housing-help", "Housing and shelter", "help"),
            ("equipment", "Equipment and adaptations", "help"),
            ("evaluation", "Evaluation and evidence", "help"),
            ("funding", "Money and grants", "help"),
            ("cold-homes", "Cold homes", "condition"),
        )
    }

    def actor(name: str, sector: str, where: Any = place, **more: Any) -> Any:
        return rows.actor(name, f"{name} helps.", sector=sector, place=where, world=where.world, **more)

    def offers(who: Any, *codes: str, kind: str = "support", **more: Any) -> None:
        where = who.place
        made = rows.offer(
            f"Warm homes by {who.name}",
            "Homes too cold: boilers and draughts.",
            kind,
            actor=who,
            owner=who.party,
            place=where,
            lat=where.lat,
            lon=where.lon,
            world=where.world,
            **({"confirmed_on": date(2026, 11, 1)} | more),
        )
        made.reach.add(where)
        OfferSubject.objects.bulk_create(OfferSubject(offer=made, subject=about[code]) for code in codes)

    surgery = actor("Quay Surgery", "public", kind="GP practice")
    council = actor("Wenbury Council", "public", kind="council")
    housing, builders = actor("Warm Walls", "third"), actor("Snug Builders", "private")
    university, fund = actor("Fairlead College", "academic"), actor("Neighbour Fund", "third")
    alliance = actor("All Together", "network")
    ann = actor("Ann Quill", "community", nature="person", visibility="members")
    ann.owner = ann.party
    ann.save()
    hidden = actor("Tom Hush", "community", nature="person")
    hidden.visibility, hidden.owner = "private", hidden.party
    hidden.save()
    past = actor("Old Warmth", "third", standing="history", reported_on=date(2017, 1, 1))
    far, elsewhere = actor("Far Off Homes", "third", away), actor("Made Up Homes", "third", town)
    offers(housing, "housing-help", "cold-homes", kind="capability")
    offers(builders, "housing-help", "equipment", kind="capability")
    offers(university, "evaluation")
    offers(fund, "funding", kind="fund", rolling=True)
    offers(hidden, "equipment", kind="capability", visibility="private")
    offers(past, "equipment", standing="history", reported_on=date(2017, 1, 1), confirmed_on=None)
    offers(far, "equipment", kind="capability")
    offers(elsewhere, "equipment", kind="capability")
    need = rows.need(
        "Homes too cold to get well in",
        "We heat one room. Boilers and draughts.",
        place=place,
        actor=surgery,
        owner=surgery.party,
    )
    for code in ("housing-help", "equipment", "cold-homes"):
        NeedSubject.objects.create(need=need, subject=about[code])
    for one, other, kind in (
        (alliance, housing, "works-with"),
        (alliance, council, "works-with"),
        (surgery, alliance, "member-of"),
        (housing, builders, "bids-against"),
    ):
        Tie.objects.create(actor=one, other=other, kind=kind, since="2025")
    return Those(
        need=need,
        nell=user("nell", alliance.party, "broker", place),
        owner=user("owner", surgery.party),
        stranger=user("stranger", fund.party),
        surgery=surgery,
        council=council,
        housing=housing,
        builders=builders,
        university=university,
        fund=fund,
        alliance=alliance,
        ann=ann,
        hidden=hidden,
        past=past,
        far=far,
        elsewhere=elsewhere,
    )


@contextmanager
def loaded(home: Path) -> Iterator[Those]:
    """The rows with an index of their own, for the tests of a module; all is undone at the end."""
    from alongside.exchange.analyses import indexing, matching, tagging

    here = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(home)}
    try:
        with (
            transaction.atomic(),
            override_settings(INDEX_PATH=home / "index", ENCODER="latent", CACHES={"default": here}),
        ):
            made = settle()
            indexing.rebuild()
            yield made
            transaction.set_rollback(True)
    finally:
        for cache in (matching._index_at, matching._names_at, tagging._rules_at):
            cache.cache_clear()
