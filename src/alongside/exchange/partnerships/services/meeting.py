"""Set dates on which members meet, keep what was said there, and who does what by when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.refs import new_ref
from alongside.exchange.audit.services import record

from .. import notices_work as notices
from .. import work_rules as rules
from ..models import Action, Meeting, Partnership
from ..notices_work import refused
from .doing import open_to_all
from .logging import note
from .naming import member_named

FIELDS = {
    "no-title": "what",
    "no-start": "day-day",
    "no-minutes": "minutes",
    "no-repeats": "repeats",
    "no-many": "many",
}


@dataclass(frozen=True, slots=True)
class DateSaid:
    """What somebody wrote about a date. `starts_at`: in the zone of its clock; `minutes`: how long."""

    what: str
    starts_at: datetime | None
    minutes: int | None
    where: str = ""
    agenda: str = ""
    repeats: str = "once"
    many: int | None = 1


def _check(said: DateSaid) -> datetime:
    decided = rules.may_meet(
        what=said.what,
        starts_at=said.starts_at,
        minutes=said.minutes,
        repeats=said.repeats,
        many=said.many,
    )
    if isinstance(decided, Refused):
        raise refused(decided.why, FIELDS[decided.why])
    if len(said.agenda) > rules.LONGEST:
        raise refused("too-long", "agenda")
    assert said.starts_at is not None
    return said.starts_at


@transaction.atomic
def set_dates(*, ref: str, said: DateSaid, by: Doer) -> list[Meeting]:
    """Set a date, or a series of up to 24: each can be moved, called off and written about alone.

    Raises: Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry; members are told.
    """
    found, member = open_to_all(ref, by)
    first = _check(said)
    moments = rules.series(first, said.repeats, said.many or 1)
    shared = new_ref() if len(moments) > 1 else ""
    made = [
        Meeting.objects.create(
            partnership=found,
            what=said.what,
            where=said.where,
            agenda=said.agenda,
            starts_at=moment,
            minutes=said.minutes or 60,
            series=shared,
            user_id=by.user_id,
        )
        for moment in moments
    ]
    note(partnership=found, kind="meeting", words=said.what, by=by)
    notices.date_set(made[0], len(made), by_party=member.party_id)
    record(by=by, action="set-dates", kind="partnership", ids=[found.pk], detail={"dates": len(made)})
    return made


@transaction.atomic
def move_date(*, ref: str, meeting: str, said: DateSaid, by: Doer) -> Meeting:
    """Change one date; members are told where its time or place is another.

    Raises: Partnership.DoesNotExist, Meeting.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, member = open_to_all(ref, by)
    held = _held(found, meeting)
    starts_at = _check(said)
    moved = (held.starts_at, held.minutes, held.where) != (starts_at, said.minutes, said.where)
    held.what, held.where, held.agenda = said.what, said.where, said.agenda
    held.starts_at, held.minutes, held.changes = starts_at, said.minutes or 60, held.changes + 1
    held.save()
    if moved:
        notices.date_changed(held, by_party=member.party_id)
    record(by=by, action="move-date", kind="partnership", ids=[found.pk], detail={"moved": moved})
    return held


@transaction.atomic
def call_off(*, ref: str, meeting: str, by: Doer) -> Meeting:
    """Call one date off; members are told.

    Raises: Partnership.DoesNotExist, Meeting.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, member = open_to_all(ref, by)
    held = _held(found, meeting)
    held.called_off_at, held.changes = timezone.now(), held.changes + 1
    held.save(update_fields=["called_off_at", "changes"])
    note(partnership=found, kind="meeting-off", words=held.what, by=by)
    notices.date_changed(held, by_party=member.party_id)
    record(by=by, action="call-off", kind="partnership", ids=[found.pk])
    return held


@transaction.atomic
def write_notes(*, ref: str, meeting: str, notes: str, by: Doer) -> Meeting:
    """Keep what was said on a date.

    Raises: Partnership.DoesNotExist, Meeting.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    held = _held(found, meeting)
    if len(notes) > 5 * rules.LONGEST:
        raise refused("too-long", "notes")
    held.notes = notes
    held.save(update_fields=["notes"])
    record(by=by, action="write-notes", kind="partnership", ids=[found.pk])
    return held


def _held(found: Partnership, meeting: str) -> Meeting:
    held = found.meetings.select_for_update().get(ref=meeting)
    if held.called_off_at is not None:
        raise refused("called-off", "form")
    return held


@transaction.atomic
def add_action(
    *, ref: str, what: str, by_when: date | None, who: int | None = None, meeting: str = "", by: Doer
) -> Action:
    """Write down who does what by when; the member is told. `who`: the id of a member, nobody if none.

    Raises: Partnership.DoesNotExist, Meeting.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, member = open_to_all(ref, by)
    if isinstance(decided := rules.may_act(what=what, by_when=by_when), Refused):
        raise refused(decided.why, "action" if decided.why == "no-action" else "by-day")
    made = Action.objects.create(
        partnership=found,
        meeting=_held(found, meeting) if meeting else None,
        what=what,
        who=member_named(found, who, "who"),
        by_when=by_when,
        user_id=by.user_id,
    )
    notices.asked_to_act(made, by_party=member.party_id)
    record(by=by, action="add-action", kind="partnership", ids=[found.pk])
    return made


@transaction.atomic
def tick_action(*, ref: str, action: int, done: bool, by: Doer) -> Action:
    """Say that something is done, or that it is not after all.

    Raises: Partnership.DoesNotExist, Action.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    found, _member = open_to_all(ref, by)
    held = found.actions.select_for_update().get(pk=action)
    held.done_on = timezone.localdate() if done else None
    held.save(update_fields=["done_on"])
    record(by=by, action="tick-action", kind="partnership", ids=[found.pk], detail={"done": done})
    return held
