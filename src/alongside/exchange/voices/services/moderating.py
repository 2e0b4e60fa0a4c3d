"""Decide what is shown of what people said, with the rule and words for the author; hear an appeal once."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of

from .. import moderation_rules as rules
from .. import notices_moderation as notices
from .. import said
from ..models import Appeal, Contribution, Participant, Ruling, Vote
from ..notices_moderation import ModerationRefused
from ..policy import POLICY
from ..queries import moderation as queries


@transaction.atomic
def decide(*, ref: str, outcome: str, reason: str = "", words: str = "", into: str = "", by: Doer) -> Ruling:
    """Show what somebody said, do not show it, or let it be part of another (`into`: its contribution).

    What is shown can be taken out later, and the other way round. Votes on what becomes part of another
    go along, one a person. Raises: Contribution.DoesNotExist for whoever does not look after the ask;
    ModerationRefused, with the field. Then: one audit entry; the author is told.
    """
    found = _held(ref, by)
    words = words.strip()
    _refuse(rules.may_rule(outcome=outcome, reason=reason, words=words, policy=POLICY))
    if Appeal.objects.filter(contribution=found, ruling=None).exists():
        raise ModerationRefused("appeal-first")
    other = _other(found, into) if outcome == rules.MERGED else None
    made = _rule(found, outcome, reason, words, by, other)
    if other is not None:
        _carry(found, other)
    title = notices.title_of(outcome, again=False)
    notices.decided(found, title, made.reason, words)
    return made


@transaction.atomic
def accept_all(*, ask: str, refs: list[str], by: Doer) -> int:
    """Show several at once. Raises: Contribution.DoesNotExist where one is not for the doer."""
    for ref in refs:
        decide(ref=ref, outcome=rules.SHOWN, by=by)
    return len(refs)


@transaction.atomic
def appeal(*, ref: str, part: Participant, words: str) -> Appeal:
    """Ask to look again at what one said oneself; once, and another person decides.

    Raises: Contribution.DoesNotExist where it is not theirs; ModerationRefused, with the field.
    Then: those who may decide are told.
    """
    held = Contribution.objects.select_for_update(of=("self",)).filter(ref=ref, participant=part).first()
    own = queries.own_said(ref, part) if held is not None else None
    if own is None:
        raise Contribution.DoesNotExist
    found, last, before = own
    words = words.strip()
    _refuse(rules.may_appeal(state=said.of(found).state, appealed=before is not None, words=words))
    assert last is not None  # what is rejected was decided
    made = Appeal.objects.create(contribution=found, against=last, words=words, first_by=last.user)
    notices.appealed(found.ask, found, last.user_id)
    return made


@transaction.atomic
def decide_appeal(*, ref: str, put_back: bool, words: str = "", by: Doer) -> Ruling:
    """Show it after all or not, for good; by another than whoever decided first.

    Raises: Contribution.DoesNotExist; ModerationRefused. Then: one audit entry; the author is told.
    """
    found = _held(ref, by)
    asked = Appeal.objects.select_for_update().filter(contribution=found).first()
    if asked is None:
        raise Contribution.DoesNotExist
    decided = asked.ruling_id is not None
    _refuse(rules.may_decide_appeal(first_by=asked.first_by_id, by=by.user_id, decided=decided))
    outcome = rules.SHOWN if put_back else rules.REJECTED
    reason = "" if put_back else Ruling.objects.get(pk=asked.against_id).reason
    words = words.strip()
    _refuse(rules.may_rule(outcome=outcome, reason=reason, words=words or "-", policy=POLICY))
    asked.ruling = _rule(found, outcome, reason, words, by, None)
    asked.decided_by_id = by.user_id
    asked.save()
    notices.decided(found, notices.title_of(outcome, again=True), reason, words)
    return asked.ruling


def _held(ref: str, by: Doer) -> Contribution:
    """What was said, locked, where the doer looks after its ask."""
    rows = Contribution.objects.filter(ref=ref, kind__in=said.LOOKED_AT).select_related("ask", "participant")
    found = rows.first()
    if found is None or queries.looked_after(viewer_of(by), found.ask.ref) is None:
        raise Contribution.DoesNotExist
    Contribution.objects.select_for_update().get(pk=found.pk)
    return found


def _other(found: Contribution, ref: str) -> Contribution:
    """What it becomes part of: shown, in the same conversation, and not itself."""
    if not ref:
        raise ModerationRefused("no-into")
    rows = queries.shown_in(found.ask, found) if found.kind == Contribution.Kind.STATEMENT else []
    other = next((row.contribution for row in rows if row.contribution.ref == ref), None)
    if other is None:
        raise ModerationRefused("not-here")
    return other


def _rule(
    found: Contribution, outcome: str, reason: str, words: str, by: Doer, into: Contribution | None
) -> Ruling:
    said.put(found, outcome, into)
    made = Ruling.objects.create(
        contribution=found,
        outcome=outcome,
        reason=reason if outcome == rules.REJECTED else "",
        words=words,
        into=into,
        user_id=by.user_id,
    )
    detail = {"outcome": outcome, "reason": made.reason}
    record(by=by, action="look-at", kind="contribution", ids=[found.pk], detail=detail)
    return made


def _carry(found: Contribution, other: Contribution) -> None:
    """Let the votes on one count for the other; where somebody voted on both, the one on the other stays.

    What was part of the first is part of the other now.
    """
    one, two = found.statement, other.statement
    there = Vote.objects.filter(statement=two, participant=OuterRef("participant"))
    one.votes.filter(~Exists(there)).update(statement=two)
    one.merged.update(merged_into=two)


def _refuse(decided: object) -> None:
    if isinstance(decided, Refused):
        raise ModerationRefused(decided.why)
