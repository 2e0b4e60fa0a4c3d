"""What whoever hosts or leads does: what it is for, who has what role, the stage. What every member notes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id

from .. import notices, queries, rules
from ..models import LogEntry, MeasureValue, Member, Partnership, RoleHeld, SuccessMeasure
from ..notices import PartnershipRefused
from .closing import tie_members
from .doing import open_to_all, refuse, steered
from .logging import note

TEXTS = ("name", "purpose", "vision", "service", "arms_length", "origin")
CHOICES = {
    "kind": Partnership.Kind.values,
    "scope": ["", *Partnership.Scope.values],
    "company_form": ["", *Partnership.CompanyForm.values],
    "visibility": [Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CIRCLE],
}


@transaction.atomic
def edit(*, ref: str, fields: Mapping[str, Any], by: Doer) -> Partnership:
    """Change what it is for, how far its vision reaches, what it makes, who sees the card, its review day.

    `fields`: any of TEXTS, CHOICES, `mechanisms` (list of keys), `place`, `review_on`, `needs` (those that
    the doer sees are replaced). A vision that changes stays in the log as it was.
    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused, with the field.
    """
    found, _host = steered(ref, by)
    new = {name: str(fields[name]).strip() for name in TEXTS if name in fields}
    for name, said in new.items():
        if len(said) > LONGEST:
            raise PartnershipRefused("too-long", name)
        if name in ("name", "purpose") and not said:
            raise PartnershipRefused(f"no-{name}", name)
    if "name" in new:
        new["name"] = new["name"][:200]
    new |= {name: fields[name] for name, known in CHOICES.items() if fields.get(name) in known}
    new |= {name: fields[name] for name in ("mechanisms", "place", "review_on") if name in fields}
    changed = {name for name, value in new.items() if getattr(found, name) != value}
    if "vision" in changed and found.vision:
        note(partnership=found, kind="vision", words=found.vision, by=by)
    if "purpose" in changed:
        note(partnership=found, kind="purpose", by=by)
    for name in changed:
        setattr(found, name, new[name])
    found.save()
    if "needs" in fields:
        _set_needs(found, fields["needs"], by)
    detail = {"fields": sorted(changed)}
    record(by=by, action="edit", kind="partnership", ids=[found.pk], detail=detail)
    return found


def _set_needs(found: Partnership, needs: Sequence[Need], by: Doer) -> None:
    """Replace the needs that the doer sees; those they do not see stay."""
    seen = needs_by_id(viewer_of(by), [*found.needs.values_list("pk", flat=True), *(one.pk for one in needs)])
    if any(seen[one.pk].world != found.world for one in needs if one.pk in seen):
        raise PartnershipRefused("worlds", "needs")
    found.needs.remove(*(pk for pk in seen))
    found.needs.add(*(one.pk for one in needs if one.pk in seen))


@transaction.atomic
def set_roles(*, ref: str, member_id: int, roles: Sequence[str], votes: bool, by: Doer) -> Member:
    """Give a member these roles, and end those that it has and are not among them; whether it votes.

    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused, with the field.
    """
    found, _host = steered(ref, by)
    member = Member.objects.select_for_update().filter(pk=member_id, partnership=found).first()
    if member is None or member.state not in (Member.State.ACCEPTED, Member.State.INVITED):
        raise PartnershipRefused("answered")
    wanted = {role for role in roles if role in RoleHeld.Role.values}
    now = {one.role: one for one in member.roles.filter(until=None)}
    others = sum(one.pk != member.pk for one in queries.steering(found))
    left = rules.STEERING & wanted
    for role in sorted(set(now) - wanted):
        refuse(rules.may_end_role(role=role, others_steer=others + bool(left)), "roles")
        now[role].until = timezone.localdate()
        now[role].save(update_fields=["until"])
        note(partnership=found, kind="role-ended", words=role, about=member, by=by)
    for role in (one for one in RoleHeld.Role.values if one in wanted - set(now)):
        RoleHeld.objects.create(member=member, role=role)
        note(partnership=found, kind="role", words=role, about=member, by=by)
    member.votes = votes
    member.save(update_fields=["votes"])
    detail = {"roles": sorted(wanted), "votes": votes}
    record(by=by, action="set-roles", kind="partnership", ids=[found.pk], detail=detail)
    return member


@transaction.atomic
def move_stage(*, ref: str, to: str, by: Doer) -> Partnership:
    """Go on to the next stage, or back to the one before.

    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused.
    """
    found, _host = steered(ref, by)
    back, forward = rules.next_stages(found.stage)
    if not to or to not in (back, forward):
        raise PartnershipRefused("no-stage", "to")
    note(partnership=found, kind="stage-back" if to == back else "stage", words=to, by=by)
    found.stage = to
    found.save(update_fields=["stage", "changed_at"])
    record(by=by, action="move-stage", kind="partnership", ids=[found.pk], detail={"stage": to})
    if to == Partnership.Stage.ASSESSMENT:
        tie_members(found, by=by)
    title = notices.moved_title(found)
    notices.tell_members(found, title=title, but=[by.acting_for_id] if by.acting_for_id else [])
    return found


@transaction.atomic
def set_measure(
    *,
    ref: str,
    what: str,
    how: str = "",
    baseline: float | None = None,
    target: float | None = None,
    by_when: date | None = None,
    measure_id: int | None = None,
    by: Doer,
) -> SuccessMeasure:
    """Say how success is counted, or change that. Raises: Partnership.DoesNotExist, PartnershipRefused."""
    found, _member = open_to_all(ref, by)
    if not what.strip():
        raise PartnershipRefused("no-what", "what")
    row = SuccessMeasure(partnership=found)
    if measure_id is not None:
        row = SuccessMeasure.objects.get(pk=measure_id, partnership=found)
    row.what, row.how = what.strip()[:250], how.strip()[:LONGEST]
    row.baseline, row.target, row.by_when = baseline, target, by_when
    row.save()
    record(by=by, action="set-measure", kind="partnership", ids=[found.pk])
    note(partnership=found, kind="measure", words=row.what, by=by)
    return row


@transaction.atomic
def add_value(*, ref: str, measure_id: int, on: date, value: float, by: Doer) -> MeasureValue:
    """Write down what was counted on a day; a second figure of the same day replaces the first.

    Raises: Partnership.DoesNotExist, SuccessMeasure.DoesNotExist; PartnershipRefused for a day to come.
    """
    found, _member = open_to_all(ref, by)
    measure = SuccessMeasure.objects.get(pk=measure_id, partnership=found)
    if on > timezone.localdate():
        raise PartnershipRefused("no-day", "on")
    said = {"value": value, "user_id": by.user_id}
    row, _made = MeasureValue.objects.update_or_create(measure=measure, on=on, defaults=said)
    record(by=by, action="add-value", kind="partnership", ids=[found.pk])
    note(partnership=found, kind="value", words=f"{measure.what}: {value:g}", by=by)
    return row


@transaction.atomic
def write_note(*, ref: str, words: str, by: Doer) -> LogEntry:
    """Write into the log what happened. Raises: Partnership.DoesNotExist, PartnershipRefused."""
    found, _member = open_to_all(ref, by)
    if not words.strip():
        raise PartnershipRefused("no-note", "words")
    if len(words) > LONGEST:
        raise PartnershipRefused("too-long", "words")
    record(by=by, action="note", kind="partnership", ids=[found.pk])
    return note(partnership=found, kind="note", words=words.strip(), by=by)
