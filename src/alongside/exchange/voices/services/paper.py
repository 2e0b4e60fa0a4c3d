"""Print sheets, type them in twice, settle what differs, and count them."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import paper_rules as rules
from ..models import Ask, Contribution, Keying, PaperForm, PaperLine, Participant, Sheet, Statement, Vote
from ..notices_paper import PaperRefused
from ..queries import paper as queries
from .asks import held
from .joining import contribute


@transaction.atomic
def print_form(
    *, ref: str, numbers: Sequence[int], sheets: int | None, language: str = "", by: Doer
) -> PaperForm:
    """Make a form with these statements, by their numbers, and so many numbered sheets of it.

    Raises: Ask.DoesNotExist for whoever does not run it; PaperRefused, with the field.
    """
    ask = _asked(ref, by)
    shown = Statement.objects.filter(conversation__ask=ask, state=Statement.State.SHOWN)
    rows = {row.number: row for row in shown.filter(number__in=list(numbers))}
    lines = [rows[number] for number in dict.fromkeys(numbers) if number in rows]
    _refuse(rules.may_print(lines=len(lines), sheets=sheets))
    spoken = ask.conversation.languages
    made = PaperForm.objects.create(
        ask=ask, user_id=by.user_id, language=language if language in spoken else spoken[0]
    )
    PaperLine.objects.bulk_create(
        PaperLine(form=made, number=at, statement=row) for at, row in enumerate(lines, start=1)
    )
    first = queries.last_number(ask) + 1
    Sheet.objects.bulk_create(Sheet(form=made, number=first + at) for at in range(sheets or 0))
    detail = {"lines": len(lines), "sheets": sheets}
    record(by=by, action="print", kind="paperform", ids=[made.pk], detail=detail)
    return made


@transaction.atomic
def key_sheet(*, ref: str, number: int, marks: Mapping[int, int], alone: bool = False, by: Doer) -> Sheet:
    """Type a sheet in, the first or the second time; it counts once both entries are the same.

    `marks`: by line 1, 0 or -1; what was left empty is not in it. `alone`: the same person types it twice.
    Raises: Ask.DoesNotExist; PaperRefused, with the field.
    """
    ask = _asked(ref, by)
    sheet = _sheet(ask, number)
    known = queries.typed_of(sheet)
    _refuse(rules.may_key(state=sheet.state, first_by=known.first_by, by=by.user_id, alone=alone))
    if not rules.marks_fit(marks, len(known.lines)):
        raise PaperRefused("marks")
    turn = 2 if sheet.state == Sheet.State.KEYED else 1
    same = turn == 2 and known.first_by == by.user_id
    made = Keying.objects.create(
        sheet=sheet, turn=turn, marks={str(k): v for k, v in marks.items()}, alone=same, user_id=by.user_id
    )
    if turn == 1:
        sheet.state = Sheet.State.KEYED
        sheet.save()
    else:
        first = queries.marks_of(sheet.keyings.get(turn=1))
        apart = rules.differences(first, queries.marks_of(made))
        sheet.state, sheet.apart = Sheet.State.DIFFERS, len(apart)
        sheet.save()
        if not apart:
            _count(ask, sheet, first)
    detail = {"turn": turn, "alone": same, "apart": sheet.apart}
    record(by=by, action="key", kind="sheet", ids=[sheet.pk], detail=detail)
    return sheet


@transaction.atomic
def settle(*, ref: str, number: int, chosen: Mapping[int, int | None], by: Doer) -> Sheet:
    """Say for each line that differs what stands on the paper, None for nothing; then the sheet counts.

    Raises: Ask.DoesNotExist; PaperRefused while a line is open.
    """
    ask = _asked(ref, by)
    sheet = _sheet(ask, number)
    if sheet.state != Sheet.State.DIFFERS:
        raise PaperRefused("not-differs")
    first, second = (queries.marks_of(row) for row in sheet.keyings.order_by("turn"))
    marks = rules.settled(first, second, chosen)
    if marks is None or not rules.marks_fit(marks, len(queries.lines_of(sheet.form))):
        raise PaperRefused("open-lines")
    _count(ask, sheet, marks)
    record(by=by, action="settle", kind="sheet", ids=[sheet.pk], detail={"apart": sheet.apart})
    return sheet


@transaction.atomic
def set_aside(*, ref: str, number: int, by: Doer) -> Sheet:
    """Set a sheet aside that was spoilt or handed in twice; it is not counted. Its marks go.

    Raises: Ask.DoesNotExist; PaperRefused once it counts.
    """
    sheet = _sheet(_asked(ref, by), number)
    if sheet.state == Sheet.State.COUNTED:
        raise PaperRefused("counted")
    sheet.keyings.update(marks={})
    sheet.state = Sheet.State.VOID
    sheet.save()
    record(by=by, action="set-aside", kind="sheet", ids=[sheet.pk])
    return sheet


def _count(ask: Ask, sheet: Sheet, marks: Mapping[int, int]) -> None:
    """Let a sheet count as somebody who took part on paper; what was typed goes, so that nobody reads it.

    A vote on what became part of another since counts for that one; if both stood on the sheet, the first.
    """
    now = timezone.now()
    part = Participant.objects.create(
        ask=ask, way=Participant.Way.PAPER, tell=Participant.Tell.NONE, started_at=now
    )
    votes: dict[int, Vote] = {}
    for line in queries.lines_of(sheet.form):
        said = line.statement
        pk = said.merged_into_id or said.pk
        if line.number in marks and (said.state in (Statement.State.SHOWN, Statement.State.MERGED)):
            votes.setdefault(pk, Vote(participant=part, statement_id=pk, value=marks[line.number], at=now))
    Vote.objects.bulk_create(votes.values())
    if votes:
        contribute(part, Contribution.Kind.VOTES, once=True)
    sheet.keyings.update(marks={})
    sheet.state, sheet.participant = Sheet.State.COUNTED, part
    sheet.save()


def _asked(ref: str, by: Doer) -> Ask:
    """The conversation that the doer runs, locked, while sheets of it may be printed and counted."""
    ask = held(ref, by)
    if ask.kind != Ask.Kind.CONVERSATION:
        raise Ask.DoesNotExist
    if ask.state not in queries.TAKES:
        raise PaperRefused("not-asked" if ask.state == Ask.State.DRAFT else "over")
    return ask


def _sheet(ask: Ask, number: int) -> Sheet:
    found = queries.sheet_of(ask, number)
    if found is None:
        raise PaperRefused("no-sheet")
    return found


def _refuse(decided: object) -> None:
    if isinstance(decided, Refused):
        raise PaperRefused(decided.why)
