"""Ask people something: draft it, open it with its promise, close it, move the day of the answer."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Subject
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id

from .. import rules
from ..models import Ask
from ..notices import AskRefused
from ..queries import asks

SAID = ("title", "about", *rules.PROMISE, "who", "place", "entry", "opens_on", "closes_on")


@transaction.atomic
def draft(
    *,
    kind: str,
    said: Mapping[str, Any],
    by: Doer,
    needs: Iterable[Need] = (),
    subjects: Iterable[Subject] = (),
    visibility: str = Visibility.PUBLIC,
    world: str = "",
) -> Ask:
    """Begin something to ask, for the party acted for. `said`: what of `SAID` is known already.

    Raises: AskRefused, with the field to mend; Need.DoesNotExist where the doer may not see one.
    """
    wanted = list(needs)
    if len(needs_by_id(viewer_of(by), [need.pk for need in wanted])) != len({need.pk for need in wanted}):
        raise Need.DoesNotExist
    if by.user_id is None or by.acting_for_id is None:
        raise AskRefused("no-party")
    place = said.get("place")
    world = world or (place.world if place else world_of_party(by.acting_for_id))
    if {world} != {world, *(need.world for need in wanted), *([place.world] if place else [])}:
        raise AskRefused("worlds")
    made = Ask(kind=kind, owner_id=by.acting_for_id, user_id=by.user_id, visibility=visibility, world=world)
    _say(made, said)
    made.save()
    made.needs.set(wanted)
    made.subjects.set(subjects)
    record(by=by, action="draft", kind="ask", ids=[made.pk], detail={"kind": kind})
    return made


@transaction.atomic
def edit(
    *,
    ref: str,
    said: Mapping[str, Any],
    by: Doer,
    subjects: Iterable[Subject] | None = None,
    visibility: str = "",
) -> Ask:
    """Change what a draft says; once it is open, only what is no promise: `about` and the last day.

    Raises: Ask.DoesNotExist for whoever does not run it; AskRefused, with the field to mend.
    """
    found = held(ref, by)
    if found.state in (Ask.State.ANSWERED, Ask.State.WITHDRAWN):
        raise AskRefused("over")
    if found.state != Ask.State.DRAFT:
        said = {name: value for name, value in said.items() if name in ("about", "closes_on")}
    before = {name: getattr(found, name) for name in SAID}
    _say(found, said)
    if visibility and found.state == Ask.State.DRAFT:
        found.visibility = visibility
    found.save()
    if subjects is not None:
        found.subjects.set(subjects)
    changed = sorted(name for name in SAID if getattr(found, name) != before[name])
    record(by=by, action="edit", kind="ask", ids=[found.pk], detail={"fields": changed})
    return found


@transaction.atomic
def open_ask(*, ref: str, by: Doer, has_part: bool) -> Ask:
    """Open it to those who are asked. `has_part`: what its kind needs is there.

    Raises: Ask.DoesNotExist; AskRefused with the field of the promise that is missing.
    """
    found = held(ref, by)
    said = {name: getattr(found, name) for name in SAID}
    refuse(rules.may_open(state=found.state, said=said, has_part=has_part, today=timezone.localdate()))
    found.state, found.opened_at = Ask.State.OPEN, timezone.now()
    found.save()
    record(by=by, action="open", kind="ask", ids=[found.pk])
    return found


@transaction.atomic
def close(*, ref: str, by: Doer) -> Ask:
    """Take no more answers. Raises: Ask.DoesNotExist; AskRefused where it is not open."""
    found = held(ref, by)
    refuse(rules.may_close(state=found.state))
    found.state, found.closed_at = Ask.State.CLOSED, timezone.now()
    found.save()
    record(by=by, action="close", kind="ask", ids=[found.pk])
    return found


@transaction.atomic
def close_over(*, now: datetime) -> int:
    """Close what has passed its last day; return how many."""
    today = timezone.localdate(now)
    over = Ask.objects.select_for_update().filter(state=Ask.State.OPEN, closes_on__lt=today)
    rows = list(over)
    for found in rows:
        found.state, found.closed_at = Ask.State.CLOSED, now
        found.save()
    if rows:
        record(by=Doer(process="close-asks"), action="close", kind="ask", ids=[row.pk for row in rows])
    return len(rows)


@transaction.atomic
def move_answer(*, ref: str, to: Any, why: str, by: Doer) -> Ask:
    """Move the day of the answer, with the reason that people read.

    Raises: Ask.DoesNotExist; AskRefused, with the field to mend.
    """
    found = held(ref, by)
    why = why.strip()[:LONGEST]
    today = timezone.localdate()
    refuse(rules.may_move(state=found.state, to=to, closes_on=found.closes_on, why=why, today=today))
    found.answer_by, found.moved_why = to, why
    found.save()
    record(by=by, action="move-answer", kind="ask", ids=[found.pk])
    return found


@transaction.atomic
def withdraw(*, ref: str, why: str, by: Doer) -> Ask:
    """Take it back; a draft is deleted, anything else says why to whoever took part.

    Raises: Ask.DoesNotExist; AskRefused without a reason.
    """
    found = held(ref, by)
    why = why.strip()[:LONGEST]
    refuse(rules.may_withdraw(state=found.state, why=why))
    record(by=by, action="withdraw", kind="ask", ids=[found.pk])
    if found.state == Ask.State.DRAFT:
        found.delete()
        return found
    found.state, found.moved_why = Ask.State.WITHDRAWN, why
    found.save()
    return found


def held(ref: str, by: Doer) -> Ask:
    """An ask that the doer runs, locked. Raises: Ask.DoesNotExist for anybody else."""
    found = asks.run_ask(viewer_of(by), ref)
    if found is None:
        raise Ask.DoesNotExist
    return Ask.objects.select_for_update().get(pk=found.pk)


def refuse(decided: object) -> None:
    """Raise what a rule refused."""
    if isinstance(decided, Refused):
        raise AskRefused(decided.why)


def _say(ask: Ask, said: Mapping[str, Any]) -> None:
    """Put what was said into the row. Raises: AskRefused where it does not go together."""
    for name in SAID:
        if name in said:
            value = said[name]
            setattr(ask, name, value.strip()[:LONGEST] if isinstance(value, str) else value)
    ask.title = ask.title[:200]
    refuse(rules.may_keep(said={name: getattr(ask, name) for name in SAID}, today=timezone.localdate()))
