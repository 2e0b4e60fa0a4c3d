"""Ask members' people in confidence how it is to work together: open a round, count an answer, close it.

An answer raises five counts that were there before, and its words join a list in the order of the alphabet;
that somebody answered is kept apart, without a moment, until the round closes. The trail says that an answer
came, not whose. At the end only what may be shown is kept.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import notices_work as notices
from .. import pulse_rules as rules
from ..models import Answered, Member, Partnership, Round, Tally
from ..notices_work import refused
from .doing import open_to_all, steered
from .logging import note

NOBODY = Doer(process="pulse")  # in whose name an answer is counted
FIELDS = {"no-end": "closes-day", "end": "closes-day"}


@transaction.atomic
def open_round(*, ref: str, closes_on: date | None, by: Doer) -> Round:
    """Ask everybody, until a day; for whoever hosts or leads.

    Raises: Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry; everybody is told.
    """
    found, _member = steered(ref, by)
    last = found.rounds.first()
    if last is not None and last.closed_on is None:
        raise refused("one-open", "form")
    today = timezone.localdate()
    decided = rules.may_open(
        people=len(people_of(found)),
        today=today,
        closes_on=closes_on,
        last_closed=last.closed_on if last is not None else None,
    )
    if isinstance(decided, Refused):
        raise refused(decided.why, FIELDS.get(decided.why, "form"))
    made = Round.objects.create(
        partnership=found,
        opened_on=today,
        closes_on=closes_on,  # type: ignore[misc]
        user_id=by.user_id,
    )
    Tally.objects.bulk_create(  # all at once: a row made later would tell who answered first
        Tally(round=made, question=question, value=value)
        for question in rules.QUESTIONS
        for value in rules.VALUES
    )
    note(partnership=found, kind="round", by=by)
    notices.round_opened(made)
    record(by=by, action="open-round", kind="partnership", ids=[found.pk])
    return made


@transaction.atomic
def answer_round(*, ref: str, answers: Mapping[str, int | None], words: str = "", by: Doer) -> None:
    """Count what somebody answered, once; whose it was is not kept.

    Raises: Partnership.DoesNotExist; PartnershipRefused, with the question. Then: one audit entry, which
    names nobody.
    """
    found, _member = open_to_all(ref, by)
    if by.user_id is None:
        raise Partnership.DoesNotExist
    asked = found.rounds.select_for_update().filter(closed_on=None).first()
    decided = rules.may_answer(
        is_open=asked is not None and timezone.localdate() <= asked.closes_on,
        has_answered=asked is not None and asked.answered.filter(user_id=by.user_id).exists(),
        answers=answers,
        words=words,
    )
    if isinstance(decided, Refused):
        fields = {f"answer-{name}": name for name in rules.QUESTIONS} | {"words-long": "words"}
        raise refused(decided.why, fields.get(decided.why, "form"))
    assert asked is not None
    Answered.objects.create(round=asked, user_id=by.user_id)
    for question in rules.QUESTIONS:
        asked.tallies.filter(question=question, value=answers[question]).update(count=F("count") + 1)
    if words:
        asked.words = sorted([*asked.words, words])
        asked.save(update_fields=["words"])
    record(by=NOBODY, action="answer-round", kind="partnership", ids=[found.pk])


@transaction.atomic
def close_round(*, ref: str, by: Doer) -> Round:
    """Close the open round before its day; for whoever hosts or leads.

    Raises: Partnership.DoesNotExist; PartnershipRefused. Then: one audit entry; everybody is told.
    """
    found, _member = steered(ref, by)
    asked = found.rounds.select_for_update().filter(closed_on=None).first()
    if asked is None:
        raise refused("round-over", "form")
    return _close(asked, timezone.localdate(), by)


@transaction.atomic
def close_rounds(*, now: datetime) -> int:
    """Close the rounds whose last day is past; return how many."""
    today = timezone.localdate(now)
    over = list(Round.objects.select_for_update().filter(closed_on=None, closes_on__lt=today))
    for asked in over:
        _close(asked, today, NOBODY)
    return len(over)


def _close(asked: Round, today: date, by: Doer) -> Round:
    """Keep what may be shown, and delete all else: the counts, and who answered."""
    counts: dict[str, dict[int, int]] = {}
    for row in asked.tallies.all():
        counts.setdefault(row.question, {})[row.value] = row.count
    answers = sum(counts[rules.QUESTIONS[0]].values())
    if rules.may_be_shown(answers=answers, most_of_one=_most_of_one(asked)):
        before = next((one.results for one in asked.partnership.rounds.all() if one.results), {})
        asked.results = {name: rules.shown(counts[name], before.get(name)) for name in rules.QUESTIONS}
    else:
        asked.words = []
    asked.closed_on = today
    asked.save(update_fields=["results", "words", "closed_on"])
    asked.tallies.all().delete()
    asked.answered.all().delete()
    note(partnership=asked.partnership, kind="round-closed", by=NOBODY)
    notices.round_closed(asked)
    detail = {"shown": bool(asked.results)}
    record(by=by, action="close-round", kind="partnership", ids=[asked.partnership_id], detail=detail)
    return asked


def _most_of_one(asked: Round) -> int:
    """The most people that answered for one member."""
    rows = Acting.objects.filter(
        user__in=asked.answered.values("user_id"),
        party__in=asked.partnership.members.filter(state=Member.State.ACCEPTED).values("party_id"),
    )
    counted = Counter(party for party, _user in set(rows.values_list("party_id", "user_id")))
    return max(counted.values(), default=0)


def people_of(found: Partnership) -> list[int]:
    """The users that act for those who take part."""
    parties = found.members.filter(state=Member.State.ACCEPTED).values_list("party_id", flat=True)
    return users_of(list(parties))
