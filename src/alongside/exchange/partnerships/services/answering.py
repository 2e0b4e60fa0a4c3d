"""Say yes or no to being asked, and say what one brings, needs and won't do."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of

from .. import notices, queries, rules
from ..models import Member, Partnership, RoleHeld
from ..notices import PartnershipRefused
from .doing import open_to_all, refuse
from .logging import note

WORDS = ("brings", "needs_words", "wont", "wants")
AMOUNTS = ("hours", "money")
MOST = 100_000_000  # hours or pounds


@transaction.atomic
def accept(*, ref: str, by: Doer, terms: Mapping[str, Any] | None = None) -> Member:
    """Take part; from now on the party sees into the workspace, and its roles begin.

    `terms`: as `set_terms` takes them. Raises: Partnership.DoesNotExist where nothing was asked;
    PartnershipRefused. Then: one audit entry, one line of the log; whoever hosts or asked is told.
    """
    member = _asked(ref, by)
    found = member.partnership
    now = timezone.now()
    member.state, member.answered_at, member.user_id = Member.State.ACCEPTED, now, by.user_id
    member.joined_stage = found.stage
    _write_terms(member, terms or {})
    member.save()
    RoleHeld.objects.filter(member=member, until=None).update(since=timezone.localdate())
    found.circle.members.add(member.party_id)
    if found.state == Partnership.State.FORMING:
        found.state = Partnership.State.ACTIVE
        found.save(update_fields=["state", "changed_at"])
    record(by=by, action="join", kind="partnership", ids=[found.pk])
    note(partnership=found, kind="joined", about=member, by=by)
    notices.answered(member, _name(member, by))
    return member


@transaction.atomic
def decline(*, ref: str, why: str, reason: str, by: Doer) -> Member:
    """Say no, and why. Raises: Partnership.DoesNotExist where nothing was asked; PartnershipRefused."""
    member = _asked(ref, by)
    refuse(rules.may_say_no(why=why, words=reason.strip(), known=Member.Why.values))
    member.state, member.answered_at, member.user_id = Member.State.DECLINED, timezone.now(), by.user_id
    member.why, member.reason = why, reason.strip()[:LONGEST]
    member.save()
    member.roles.filter(until=None).delete()
    found = member.partnership
    record(by=by, action="decline", kind="partnership", ids=[found.pk], detail={"why": why})
    note(partnership=found, kind="declined", about=member, by=by)
    notices.answered(member, _name(member, by))
    return member


def _asked(ref: str, by: Doer) -> Member:
    """The invitation, locked, if the doer may answer it."""
    viewer = viewer_of(by)
    rows = Member.objects.select_for_update().filter(partnership__ref=ref, party__in=viewer.parties)
    waiting = list(rows.filter(state=Member.State.INVITED).select_related("partnership__circle"))
    member = next((one for one in waiting if one.party_id == by.acting_for_id), None)
    member = member or next(iter(waiting), None)
    if member is None:
        if rows.exists():
            raise PartnershipRefused("answered")
        raise Partnership.DoesNotExist
    refuse(rules.may_answer(state=member.state, partnership=member.partnership.state))
    if not queries.may_speak(viewer, member.party_id):
        raise PartnershipRefused("not-yours")
    return member


def _name(member: Member, by: Doer) -> str:
    return queries.names_of(viewer_of(by), [member])[member.pk].name


@transaction.atomic
def set_terms(*, ref: str, terms: Mapping[str, Any], by: Doer) -> Member:
    """Say what one brings, needs, won't do and wants from the result.

    `terms`: any of the texts brings, needs_words, wont, wants; basis; hours a month and money in pounds a
    year, as typed; response, of a company; named, on the card or not.
    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused, with the field.
    """
    found, member = open_to_all(ref, by)
    changed = _write_terms(member, terms)
    member.save()
    if changed:
        detail = {"fields": sorted(changed)}
        record(by=by, action="set-terms", kind="partnership", ids=[found.pk], detail=detail)
    return member


def _write_terms(member: Member, terms: Mapping[str, Any]) -> set[str]:
    """Write what was said onto the row; return the fields that changed."""
    new: dict[str, Any] = {name: str(terms[name]).strip() for name in WORDS if name in terms}
    for name, said in new.items():
        if len(said) > LONGEST:
            raise PartnershipRefused("too-long", name)
    new |= {name: _amount(terms[name], name) for name in AMOUNTS if name in terms}
    for name, known in (("basis", Member.Basis.values), ("response", ["", *Member.Response.values])):
        if terms.get(name) in known:
            new[name] = terms[name]
    if "named" in terms:
        new["named"] = bool(terms["named"])
    changed = {name for name, value in new.items() if getattr(member, name) != value}
    for name, value in new.items():
        setattr(member, name, value)
    return changed


def _amount(said: Any, name: str) -> int | None:
    """A whole number as typed, commas and a pound sign allowed; none where nothing is."""
    text = str(said if said is not None else "").replace(",", "").replace("£", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) > MOST:
        raise PartnershipRefused("amount", name)
    return int(text)
