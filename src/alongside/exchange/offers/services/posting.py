"""Write what people offer: make it, change it, pause it, confirm it, take it back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import changed, keep_version
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.services import drop_draft

from ..models import Offer, OfferKind, Setting
from ..skills import SKILLS

SAID = frozenset(
    (
        *("title", "summary", "audience", "stages", "place_id", "capacity", "available_from", "valid_until"),
        *("evidence", "amount", "contact", "website", "skills", "wont_do", "in_return", "days"),
        *("safeguarding", "opens_on", "closes_on", "rolling", "amount_low", "amount_high", "who_may_apply"),
        "hours_to_apply",
    )
)


class OfferRefused(Exception):
    """It cannot be done with this offer; the message says why and what to do."""


@transaction.atomic
def post_offer(
    *,
    kind: str,
    said: Mapping[str, Any],
    visibility: str,
    circles: Iterable[str] = (),
    world: str,
    by: Doer,
) -> Offer:
    """Keep an offer that somebody makes, theirs from now on. `said`: values of the fields in `SAID`.

    What was kept of the form so far is dropped.
    Raises: OfferRefused where they act for nobody; SightRefused.
    """
    if by.acting_for_id is None:
        raise OfferRefused("Your account acts for nobody yet. Ask your connector to add you.")
    if kind not in OfferKind.values:
        raise OfferRefused("Choose what sort of help it is.")
    actor = Actor.objects.filter(party=by.acting_for_id, world=world).first()
    offer = Offer.objects.create(
        **_known(said),
        kind=kind,
        owner_id=by.acting_for_id,
        actor=actor,
        world=world,
        visibility="private",
        confirmed_on=timezone.localdate(),
    )
    set_sight(row=offer, visibility=visibility, circles=circles, by=by)
    record(by=by, action="post", kind="offer", ids=[offer.pk], detail={"visibility": visibility})
    drop_draft(form=f"offer-{kind}", by=by)
    return offer


@transaction.atomic
def edit_offer(
    *, ref: str, said: Mapping[str, Any], visibility: str, circles: Iterable[str] = (), by: Doer
) -> Offer:
    """Change one's own offer, which is then checked today; what it said before is kept as a version.

    A check that a host recorded falls away when the way of helping changes.
    Raises: Offer.DoesNotExist where it is not theirs; OfferRefused; SightRefused.
    """
    offer = _own(ref, by)
    known = _known(said)
    old = changed(offer, known)
    if known.get("capacity", offer.capacity) is not None and (offer.taken or 0) > (
        known.get("capacity", offer.capacity) or 0
    ):
        raise OfferRefused(f"{offer.taken} places are taken. Give that many or more.")
    if known.get("capacity", offer.capacity) is None:
        offer.taken = None
    for name in old:
        setattr(offer, name, known[name])
    if "safeguarding" in old:
        offer.host_checked_on, offer.host_check = None, ""
    if offer.withdrawn_at is not None and visibility != "private":
        old["withdrawn_at"], offer.withdrawn_at = offer.withdrawn_at, None
    offer.confirmed_on = timezone.localdate()
    offer.save()
    if offer.visibility != visibility:
        old["visibility"] = offer.visibility
    shared = set_sight(row=offer, visibility=visibility, circles=circles, by=by)
    keep_version(row=offer, old=old, by=by)
    fields = sorted({*old, *shared})
    record(by=by, action="edit", kind="offer", ids=[offer.pk], detail={"fields": fields})
    return offer


@transaction.atomic
def confirm_offer(*, ref: str, by: Doer) -> Offer:
    """Say that one's own offer is still right today. Raises: Offer.DoesNotExist where it is not theirs."""
    return _set(_own(ref, by), "confirm", by, confirmed_on=timezone.localdate())


@transaction.atomic
def pause_offer(*, ref: str, by: Doer) -> Offer:
    """Take nothing more for now. Raises: Offer.DoesNotExist where it is not theirs."""
    return _set(_own(ref, by), "pause", by, paused_at=timezone.now())


@transaction.atomic
def resume_offer(*, ref: str, by: Doer) -> Offer:
    """Go on after a pause, which also says that it is still right. Raises: Offer.DoesNotExist."""
    return _set(_own(ref, by), "resume", by, paused_at=None, confirmed_on=timezone.localdate())


@transaction.atomic
def withdraw_offer(*, ref: str, by: Doer) -> Offer:
    """Take back one's own offer: from now on only its owner sees it. Raises: Offer.DoesNotExist."""
    offer = _own(ref, by)
    keep_version(row=offer, old={"visibility": offer.visibility}, by=by, action="withdraw")
    return _set(offer, "withdraw", by, visibility="private", withdrawn_at=timezone.now())


def _set(offer: Offer, action: str, by: Doer, **values: Any) -> Offer:
    for name, value in values.items():
        setattr(offer, name, value)
    offer.save(update_fields=[*values, "changed_at"])
    record(by=by, action=action, kind="offer", ids=[offer.pk])
    return offer


def _own(ref: str, by: Doer) -> Offer:
    """One's own offer, locked."""
    if by.acting_for_id is None:
        raise Offer.DoesNotExist
    return Offer.objects.select_for_update().get(ref=ref, owner_id=by.acting_for_id)


def _known(said: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(said) - SAID
    if unknown:
        raise ValueError(f"Nobody writes these fields of an offer: {', '.join(sorted(unknown))}.")
    if not set(said.get("safeguarding", ())) <= set(Setting.values):
        raise OfferRefused("Choose how the help is given.")
    if not set(said.get("skills", ())) <= set(SKILLS):
        raise OfferRefused("Choose skills from the list.")
    return dict(said)
