"""A few rows for tests of the doors: two places, two organisations, offers of every standing, needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

HOSTILE = "<script>alert('x')</script> & “quoted”"
PASSED_ON = {"standing": "history", "reported_on": date(2017, 1, 1)}


@dataclass
class Town:
    """What was stored, by name."""

    district: Any
    village: Any  # in the practice world
    actor: Any
    hidden_actor: Any
    offer: Any
    past: Any
    listed: Any
    hostile: Any
    hidden: Any
    practice_offer: Any
    need: Any
    practice_need: Any


def settle() -> Town:
    """Store the rows; call `indexing.rebuild` afterwards for answers."""
    from alongside.exchange.accounts.models import Party
    from alongside.exchange.audit.models import Dataset
    from alongside.exchange.directory.models import Actor, Connector, Remit
    from alongside.exchange.needs.models import Need
    from alongside.exchange.offers.models import Offer, OfferIdentifier
    from alongside.exchange.places.models import Place, Postcode, Within

    def dataset(world: str) -> Any:
        return Dataset.objects.create(
            id=f"set-{world}",
            title=f"Set of the {world} world",
            licence="CC0-1.0",
            attribution="Us",
            dated=date(2026, 1, 1),
            world=world,
            loaded_at=datetime(2026, 1, 2, tzinfo=UTC),
        )

    def place(name: str, kind: str, world: str, lat: float) -> Any:
        made = Place.objects.create(
            source_id=name.lower(),
            name=name,
            kind=kind,
            world=world,
            lat=lat,
            lon=-3.5,
            point_basis="stated",
            dataset=sets[world],
        )
        Within.objects.create(inner=made, outer=made)
        Connector.objects.create(place=made, name=f"Ann of {name}", phone="01632 960999", world=world)
        return made

    def actor(name: str, where: Any, **more: Any) -> Any:
        made = Actor.objects.create(
            name=name,
            sector="third",
            party=Party.objects.create(),
            place=where,
            source_id=name.lower(),
            dataset=sets[where.world],
            world=where.world,
            **more,
        )
        Remit.objects.create(actor=made, summary=f"{name} helps.")
        return made

    def offer(key: str, title: str, summary: str, **more: Any) -> Any:
        given = {"kind": "support", "place": district, "world": "real", "dataset": sets["real"]} | more
        return Offer.objects.create(source_id=key, title=title, summary=summary, **given)

    def need(key: str, title: str, statement: str, where: Any) -> Any:
        return Need.objects.create(
            source_id=key,
            title=title,
            statement=statement,
            place=where,
            world=where.world,
            dataset=sets[where.world],
        )

    sets = {world: dataset(world) for world in ("real", "practice")}
    district, village = (
        place("Wenbury", "district", "real", 50.5),
        place("Playford", "town", "practice", 50.2),
    )
    Postcode.objects.create(sector="WB11", lat=50.51, lon=-3.51, place=district, dataset=sets["real"])
    seen = actor("Wenbury Carers", district)
    unseen = actor("Quiet House", district, visibility="members")
    town = Town(
        district=district,
        village=village,
        actor=seen,
        hidden_actor=unseen,
        offer=offer(
            "off-circle", "Evening circle for carers", "Carers who feel alone meet each week.", actor=seen
        ),
        past=offer(
            "off-past", "Carers course", "A course for carers who feel alone.", kind="innovation", **PASSED_ON
        ),
        listed=offer(
            "off-listed",
            "Carers club",
            "A club where carers who feel alone meet.",
            kind="asset",
            standing="unclaimed",
        ),
        hostile=offer("off-hostile", HOSTILE, f"Knitting {HOSTILE}", website="javascript:alert(1)"),
        hidden=offer(
            "off-hidden", "Members only carers line", "Carers who feel alone.", visibility="members"
        ),
        practice_offer=offer(
            "off-practice",
            "Playford carers tea",
            "Carers who feel alone have tea.",
            place=village,
            world="practice",
            dataset=sets["practice"],
        ),
        need=need("need-alone", "Carers feel alone", "Carers feel alone and want to meet others.", district),
        practice_need=need("need-practice", "Playford carers alone", "Carers feel alone here.", village),
    )
    OfferIdentifier.objects.create(offer=town.past, value="off-past-too")
    return town
