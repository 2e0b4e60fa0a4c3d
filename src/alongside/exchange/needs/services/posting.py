"""Write what people post as needed: post, change, join, close, mark as met."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import changed, keep_version
from alongside.exchange.directory.models import Actor

from .. import notices, rules
from ..models import Joined, Need, Note
from .drafts import drop_draft

SAID = frozenset(("title", "statement", "who_affected", "how_many", "wanted", "tried", "by_when", "place_id"))


class NeedRefused(Exception):
    """It cannot be done with this need; the message says why and what to do."""


@transaction.atomic
def post_need(
    *, said: Mapping[str, Any], visibility: str, circles: Iterable[str] = (), world: str, by: Doer
) -> Need:
    """Keep a need that somebody wrote, theirs from now on. `said`: values of the fields in `SAID`.

    The connectors there are told of it, if they may see it. What was kept of the form so far is dropped.
    Raises: NeedRefused where they act for nobody; SightRefused.
    """
    if by.acting_for_id is None:
        raise NeedRefused("Your account acts for nobody yet. Ask your connector to add you.")
    today = timezone.localdate()
    actor = Actor.objects.filter(party=by.acting_for_id, world=world).first()
    need = Need.objects.create(
        **_known(said),
        owner_id=by.acting_for_id,
        actor=actor,
        world=world,
        visibility="private",
        reported_on=today,
        confirmed_on=today,
    )
    set_sight(row=need, visibility=visibility, circles=circles, by=by)
    record(by=by, action="post", kind="need", ids=[need.pk], detail={"visibility": visibility})
    drop_draft(form="need", by=by)
    notices.posted(need)
    return need


@transaction.atomic
def edit_need(
    *, ref: str, said: Mapping[str, Any], visibility: str, circles: Iterable[str] = (), by: Doer
) -> Need:
    """Change one's own need; what it said before is kept as a version.

    Raises: Need.DoesNotExist where it is not theirs; NeedRefused when it is over; SightRefused.
    """
    need = _own(ref, by)
    old = changed(need, _known(said))
    for name in old:
        setattr(need, name, said[name])
    need.confirmed_on = timezone.localdate()
    need.save()
    if need.visibility != visibility:
        old["visibility"] = need.visibility
    shared = set_sight(row=need, visibility=visibility, circles=circles, by=by)
    keep_version(row=need, old=old, by=by)
    fields = sorted({*old, *shared})
    record(by=by, action="edit", kind="need", ids=[need.pk], detail={"fields": fields})
    return need


@transaction.atomic
def close_need(*, ref: str, reason: str, by: Doer) -> Need:
    """Close one's own need with a reason; those who need it too, or were put in touch, are told.

    Raises: Need.DoesNotExist; NeedRefused without a reason, or when it is over already.
    """
    need = _own(ref, by)
    if not reason.strip():
        raise NeedRefused("Say in a few words why it is closed.")
    keep_version(row=need, old={"status": need.status}, by=by, action="close")
    need.status, need.closed_reason = Need.Status.CLOSED, reason.strip()
    need.save(update_fields=["status", "closed_reason", "changed_at"])
    record(by=by, action="close", kind="need", ids=[need.pk])
    notices.closed(need)
    return need


@transaction.atomic
def mark_met(*, ref: str, words: str = "", by: Doer) -> Need:
    """Say that one's own need is met, and how; everyone involved is told.

    Raises: Need.DoesNotExist where it is not theirs; NeedRefused when it is over already.
    """
    need = _own(ref, by)
    keep_version(row=need, old={"status": need.status}, by=by, action="meet")
    need.status = Need.Status.MET
    need.save(update_fields=["status", "changed_at"])
    if words.strip():
        Note.objects.create(need=need, on=timezone.localdate(), text=words.strip())
    record(by=by, action="meet", kind="need", ids=[need.pk])
    notices.met(need)
    return need


@transaction.atomic
def confirm_need(*, ref: str, by: Doer) -> Need:
    """Say that one's own need still holds. Raises: Need.DoesNotExist; NeedRefused when it is over."""
    need = _own(ref, by)
    need.confirmed_on = timezone.localdate()
    need.save(update_fields=["confirmed_on", "changed_at"])
    record(by=by, action="confirm", kind="need", ids=[need.pk])
    return need


@transaction.atomic
def join_need(*, need_id: int, by: Doer) -> Need:
    """Say that one needs the same, rather than write it again; whoever calls made sure that they see it.

    Raises: NeedRefused where it is their own, or over.
    """
    need = Need.objects.select_for_update().get(pk=need_id)
    if by.acting_for_id is None:
        raise NeedRefused("Your account acts for nobody yet. Ask your connector to add you.")
    answer = rules.may_join(status=need.status, is_own=need.owner_id == by.acting_for_id)
    if isinstance(answer, Refused):
        raise NeedRefused(answer.why)
    _row, is_new = Joined.objects.get_or_create(need=need, party_id=by.acting_for_id)
    if is_new:
        record(by=by, action="join", kind="need", ids=[need.pk])
    return need


@transaction.atomic
def leave_need(*, need_id: int, by: Doer) -> None:
    """Take it back that one needs the same."""
    gone, _each = Joined.objects.filter(need=need_id, party=by.acting_for_id).delete()
    if gone:
        record(by=by, action="leave", kind="need", ids=[need_id])


def _own(ref: str, by: Doer) -> Need:
    """One's own need, locked, while it may be changed."""
    if by.acting_for_id is None:
        raise Need.DoesNotExist
    need = Need.objects.select_for_update().get(ref=ref, owner_id=by.acting_for_id)
    answer = rules.may_change(status=need.status)
    if isinstance(answer, Refused):
        raise NeedRefused(answer.why)
    return need


def _known(said: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(said) - SAID
    if unknown:
        raise ValueError(f"Nobody writes these fields of a need: {', '.join(sorted(unknown))}.")
    return dict(said)
