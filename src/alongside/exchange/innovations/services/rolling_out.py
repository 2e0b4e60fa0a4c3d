"""Write plans to bring something to several organisations: the target, the sites, who backs it where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer

from .. import adoption_rules as rules
from ..models import RollOut, RollOutSite
from ..notices_adoptions import AdoptionRefused
from ..queries.innovations import innovation_for
from .adopting import site_for


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan aims at: how many sites, how many people served, by when; and who backs it."""

    title: str
    sites_target: int | None
    by_on: date | None
    people_target: int | None = None
    sponsor: str = ""


def _allow(said: Plan) -> None:
    if not said.title:
        raise AdoptionRefused("no-title")
    if said.sites_target is None or not 1 <= said.sites_target <= rules.MOST_SITES:
        raise AdoptionRefused("no-target")
    if said.by_on is None:
        raise AdoptionRefused("no-day")


@transaction.atomic
def plan(*, ref: str, said: Plan, visibility: str, circles: Iterable[str] = (), by: Doer) -> RollOut:
    """Begin a plan for an organisation that brings something to others.

    Raises: Offer.DoesNotExist where the doer may not see it; AdoptionRefused, with the field; SightRefused.
    """
    offer = innovation_for(viewer_of(by), ref)
    if offer is None or by.guest_id is not None:
        raise Offer.DoesNotExist
    runs = site_for(by, offer.world)
    _allow(said)
    made = RollOut(
        offer=offer, owner_id=runs.party_id, user_id=by.user_id, world=offer.world, visibility="private"
    )
    _write(made, said)
    set_sight(row=made, visibility=visibility, circles=circles, by=by)
    record(by=by, action="plan", kind="roll-out", ids=[made.pk])
    return made


@transaction.atomic
def edit(*, ref: str, said: Plan, visibility: str, circles: Iterable[str] = (), by: Doer) -> RollOut:
    """Change what a plan aims at, or who may see it. Raises: RollOut.DoesNotExist; AdoptionRefused."""
    found = held(ref, by)
    _allow(said)
    _write(found, said)
    set_sight(row=found, visibility=visibility, circles=circles, by=by)
    record(by=by, action="edit", kind="roll-out", ids=[found.pk])
    return found


def _write(row: RollOut, said: Plan) -> None:
    row.title, row.sponsor = said.title[:200], said.sponsor[:200]
    row.sites_target, row.people_target = said.sites_target or 1, said.people_target
    row.by_on = said.by_on  # type: ignore[assignment]
    row.save()


@transaction.atomic
def add_site(
    *,
    ref: str,
    site: Actor | None,
    planned_on: date | None,
    sponsor: str = "",
    people_target: int | None = None,
    by: Doer,
) -> RollOutSite:
    """Put an organisation into a plan, with the day planned for its start; or change that day.

    Raises: RollOut.DoesNotExist; AdoptionRefused, with the field. Then: one audit entry.
    """
    found = held(ref, by)
    if site is None:
        raise AdoptionRefused("unknown-site", "site")
    if site.world != found.world:
        raise AdoptionRefused("worlds", "site")
    if planned_on is None:
        raise AdoptionRefused("no-day")
    if found.sites.exclude(site=site).count() >= rules.MOST_SITES:
        raise AdoptionRefused("many")
    made, _new = RollOutSite.objects.update_or_create(
        roll_out=found,
        site=site,
        defaults={"planned_on": planned_on, "sponsor": sponsor[:200], "people_target": people_target},
    )
    record(by=by, action="add-site", kind="roll-out", ids=[found.pk])
    return made


@transaction.atomic
def take_out(*, ref: str, row: int, by: Doer) -> None:
    """Take an organisation out of a plan. Raises: RollOut.DoesNotExist, RollOutSite.DoesNotExist."""
    found = held(ref, by)
    found.sites.get(pk=row).delete()
    record(by=by, action="take-out-site", kind="roll-out", ids=[found.pk])


def held(ref: str, by: Doer) -> RollOut:
    """A plan of the doer's own, locked. Raises: RollOut.DoesNotExist."""
    if by.guest_id is not None or by.acting_for_id is None:
        raise RollOut.DoesNotExist
    return RollOut.objects.select_for_update().get(ref=ref, owner_id=by.acting_for_id)
