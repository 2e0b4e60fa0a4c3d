"""Ask somebody to take part, here or by mail, and take that back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.services.guests import guest_at
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor

from .. import notices, rules
from ..models import Member, Partnership, RoleHeld
from ..notices import PartnershipRefused
from .doing import refuse, steered
from .logging import note


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom to ask, in what roles, in what words."""

    party_id: int
    roles: tuple[str, ...] = ()
    message: str = ""


@transaction.atomic
def invite(
    *,
    ref: str,
    by: Doer,
    party_id: int | None = None,
    email: str = "",
    name: str = "",
    roles: Sequence[str] = (),
    message: str = "",
) -> Member:
    """Ask a party, or whoever has a mail address, to take part; nothing tells if that address is known here.

    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused, with the field.
    Then: one audit entry, one line of the log; they are told, by a link where they have no account.
    """
    found, _host = steered(ref, by)
    if party_id is None:
        party_id = _guest(email, name, found.world)
    return ask(found, Asked(party_id, tuple(roles), message), by)


def _guest(email: str, name: str, world: str) -> int:
    """The party of the guest who has this mail address."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise PartnershipRefused("no-address", "who") from wrong
    return guest_at(email=address, name=name.strip()[:120], world=world).party_id


def ask(found: Partnership, asked: Asked, by: Doer) -> Member:
    """Keep the invitation and tell whom it is for. Raises: PartnershipRefused."""
    if _world(asked.party_id) not in (None, found.world):
        raise PartnershipRefused("worlds", "who")
    before = Member.objects.filter(partnership=found, party=asked.party_id).first()
    many = found.members.filter(state__in=(Member.State.INVITED, Member.State.ACCEPTED)).count()
    refuse(rules.may_invite(known=before.state if before else "", many=many), "who")
    member = before or Member(partnership=found, party_id=asked.party_id)
    member.partnership = found
    member.state, member.answered_at, member.left_at = Member.State.INVITED, None, None
    member.why = member.reason = ""
    member.message = asked.message.strip()[:LONGEST]
    member.invited_by_id, member.invited_at = by.user_id, timezone.now()
    member.save()
    for role in dict.fromkeys(asked.roles):
        if role in RoleHeld.Role.values:
            RoleHeld.objects.get_or_create(member=member, role=role, until=None)
    if not notices.invited(member):
        raise PartnershipRefused("unreachable", "who")
    record(by=by, action="invite", kind="partnership", ids=[found.pk], detail={"roles": list(asked.roles)})
    note(partnership=found, kind="invited", about=member, by=by)
    return member


def _world(party_id: int) -> str | None:
    """The world of a party; None where nothing says it."""
    rows = Actor.objects.filter(party=party_id).values_list("world", flat=True)
    return rows.first() or Guest.objects.filter(party=party_id).values_list("world", flat=True).first()


@transaction.atomic
def take_back(*, ref: str, member_id: int, by: Doer) -> None:
    """Take back an invitation that waits. Raises: Partnership.DoesNotExist, PartnershipRefused."""
    found, _host = steered(ref, by)
    member = Member.objects.select_for_update().filter(pk=member_id, partnership=found).first()
    if member is None or member.state != Member.State.INVITED:
        raise PartnershipRefused("answered")
    note(partnership=found, kind="withdrawn", about=member, by=by)
    member.roles.all().delete()
    member.delete()
    record(by=by, action="take-back", kind="partnership", ids=[found.pk])
