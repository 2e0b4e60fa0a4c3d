"""Decide together: say how, ask, vote, stand aside, close; every write under the lock of its partnership."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record

from .. import decision_rules as rules
from .. import notices_governance as notices
from ..decision_rules import Rule
from ..models import Ballot, Decision, DecisionRule, Interest, Member, Partnership
from ..queries import deciding as queries
from ..queries import steers
from .governing import demand, refusal, short_enough, speaking
from .logging import note

AGAIN_DAYS = 7  # at least, when it is asked again
LONGEST_OPTION = 200
CLOCK = "closing votes"


@transaction.atomic
def set_rule(*, ref: str, rule: Rule, words: str, by: Doer) -> DecisionRule:
    """Say how it is decided, before the first decision; `words`: the rule as the log tells it.

    For whoever hosts or leads. Raises: Partnership.DoesNotExist; PartnershipRefused, with the field.
    Then: one line of the log, one audit entry.
    """
    viewer, found, _member = speaking(ref=ref, by=by)
    if not steers(viewer, found):
        raise refusal("not-host")
    demand(rules.may_set(rule, members=_voters(found).count(), before_first=not queries.has_decided(found)))
    made = _keep_rule(found, rule, None)
    note(partnership=found, kind="rule", words=words, by=by)
    record(by=by, action="set-rule", kind="partnership", ids=[found.pk], detail={"how": rule.how})
    return made


def _keep_rule(found: Partnership, rule: Rule, decision: Decision | None) -> DecisionRule:
    return DecisionRule.objects.create(
        partnership=found,
        how=rule.how,
        quorum=rule.quorum,
        is_share=rule.is_share,
        proxies=rule.proxies,
        decision=decision,
        since=timezone.now() if decision is None else None,
    )


@transaction.atomic
def ask(
    *,
    ref: str,
    question: str,
    background: str,
    options: Sequence[str],
    closes_on: date | None,
    by: Doer,
    proposes: Rule | None = None,
) -> Decision:
    """Put a question to the vote of all members that vote now; `options`: none for yes or no.

    With `proposes` a yes changes how it is decided. Raises: Partnership.DoesNotExist; PartnershipRefused,
    with the field. Then: the others are told; one line of the log, one audit entry.
    """
    _viewer, found, member = speaking(ref=ref, by=by)
    rule = queries.rule_of(found)
    voters = _voters(found).count()
    demand(
        rules.may_open(
            has_rule=rule is not None,
            question=question,
            options=options,
            closes_on=closes_on,
            today=timezone.localdate(),
            voters=voters,
        )
    )
    if any(len(option) > LONGEST_OPTION for option in options):
        raise refusal("long-options", "options")
    if rule is None or closes_on is None:
        raise refusal("no-rule")
    if proposes is not None:
        decided = rules.may_set(proposes, members=voters, before_first=True)
        demand(decided)
        if proposes == queries.as_rule(rule):
            raise refusal("same-rule", "how")
    made = Decision.objects.create(
        partnership=found,
        rule=rule,
        question=question[:250],
        background=short_enough(background, "background"),
        options=list(options),
        asked_by=member,
        user_id=by.user_id,
        closes_on=closes_on,
    )
    if proposes is not None:
        _keep_rule(found, proposes, made)
    _open(made, by)
    return made


def _open(decision: Decision, by: Doer) -> None:
    """Give each member that votes a ballot, and tell them."""
    voters = list(_voters(decision.partnership))
    Ballot.objects.bulk_create(Ballot(decision=decision, member=voter) for voter in voters)
    notices.asked(decision, date_format(decision.closes_on, "j F Y"))
    kind = "asked" if decision.again_of_id is None else "asked-again"
    note(partnership=decision.partnership, kind=kind, words=decision.question, by=by)
    detail = {"voters": len(voters), "again": decision.again_of_id is not None}
    record(by=by, action="ask", kind="decision", ids=[decision.pk], detail=detail)


def _voters(found: Partnership):  # type: ignore[no-untyped-def]
    return found.members.filter(state=Member.State.ACCEPTED, votes=True)


def _ballot(ref: str, decision_ref: str, by: Doer) -> tuple[Ballot, Decision]:
    """The ballot of the member that `by` speaks for, and its decision, under the partnership's lock."""
    _viewer, found, member = speaking(ref=ref, by=by)
    decision = found.decisions.get(ref=decision_ref)
    ballot = decision.ballots.filter(member=member).first()
    if ballot is None:
        raise refusal("not-voting")
    return ballot, decision


@transaction.atomic
def vote(*, ref: str, decision_ref: str, stance: str, option: int | None, reason: str, by: Doer) -> Ballot:
    """Vote, or vote anew, for the member that `by` speaks for; it goes before any proxy of that member.

    Raises: Partnership.DoesNotExist, Decision.DoesNotExist; PartnershipRefused. Then: one audit entry, which
    does not say how.
    """
    ballot, decision = _ballot(ref, decision_ref, by)
    demand(
        rules.may_vote(
            closed=decision.closed_at is not None,
            closes_on=decision.closes_on,
            today=timezone.localdate(),
            stance=stance,
            option=option,
            options=max(1, len(decision.options)),
            reason=reason,
        )
    )
    _say(ballot, stance, option, short_enough(reason, "reason"), by)
    record(by=by, action="vote", kind="decision", ids=[decision.pk])
    return ballot


@transaction.atomic
def stand_aside(*, ref: str, decision_ref: str, interest: str, by: Doer) -> Ballot:
    """Stand aside because of an interest: one declared before, or the one written here, for this decision.

    Raises: Partnership.DoesNotExist, Decision.DoesNotExist; PartnershipRefused. Then: one audit entry.
    """
    ballot, decision = _ballot(ref, decision_ref, by)
    known = bool(interest) or queries.interested(decision, ballot.member)
    demand(
        rules.may_stand_aside(
            closed=decision.closed_at is not None,
            closes_on=decision.closes_on,
            today=timezone.localdate(),
            has_interest=known,
        )
    )
    if interest:
        Interest.objects.create(
            partnership_id=decision.partnership_id,
            member=ballot.member,
            decision=decision,
            text=short_enough(interest, "interest"),
            user_id=by.user_id,
        )
        note(partnership=decision.partnership, kind="interest", by=by)
    _say(ballot, Ballot.Stance.ASIDE, None, "", by)
    record(by=by, action="stand-aside", kind="decision", ids=[decision.pk])
    return ballot


def _say(ballot: Ballot, stance: str, option: int | None, reason: str, by: Doer) -> None:
    ballot.stance, ballot.option, ballot.reason = stance, option, reason
    ballot.user_id, ballot.said_at = by.user_id, timezone.now()
    ballot.save(update_fields=["stance", "option", "reason", "user", "said_at"])


@transaction.atomic
def close_decision(*, ref: str, decision_ref: str, by: Doer) -> Decision:
    """Close a decision once nobody is waited for, or after its last day.

    Raises: Partnership.DoesNotExist, Decision.DoesNotExist; PartnershipRefused. Then: as `_close`.
    """
    _viewer, found, _member = speaking(ref=ref, by=by)
    decision = queries.decisions_of(found).get(ref=decision_ref)
    demand(
        rules.may_close(
            closed=decision.closed_at is not None,
            closes_on=decision.closes_on,
            today=timezone.localdate(),
            waits=len(queries.waiting_for(decision)),
        )
    )
    _close(decision, by)
    return decision


def close_due(*, now: datetime) -> int:
    """Close all decisions whose last day is over; return how many. Each in its own transaction."""
    today = timezone.localdate(now)
    due = Decision.objects.filter(closed_at=None, closes_on__lt=today).order_by("closes_on", "pk")
    return sum(_close_locked(pk) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _close_locked(pk: int) -> bool:
    found = Decision.objects.only("partnership_id").get(pk=pk)
    held = Partnership.objects.select_for_update().get(pk=found.partnership_id)
    decision = queries.decisions_of(held).filter(pk=pk, closed_at=None).first()
    if decision is None:
        return False
    _close(decision, Doer(process=CLOCK))
    return True


def _close(decision: Decision, by: Doer) -> None:
    """Keep who counted and who voted for whom; what came of it is what the rule makes of that.

    Where too few voted it is asked again, once. Then: everyone is told; one line of the log, an audit entry.
    """
    outcome = queries.tally(decision)
    ballots = {one.member_id: one for one in decision.ballots.all()}
    counts = {one.pk for one in queries.counted(decision)}
    for ballot in ballots.values():
        ballot.counted = ballot.pk in counts
    for proxy in outcome.through:
        ballots[proxy.giver].through = ballots[proxy.holder]
    Ballot.objects.bulk_update(ballots.values(), ["counted", "through"])
    decision.closed_at, decision.outcome, decision.option = timezone.now(), outcome.result, outcome.option
    decision.save(update_fields=["closed_at", "outcome", "option"])
    said = notices.decided(decision, outcome)
    note(partnership=decision.partnership, kind="decided", words=said, by=by)
    detail = {"outcome": outcome.result, "present": outcome.present, "entitled": outcome.entitled}
    record(by=by, action="decide", kind="decision", ids=[decision.pk], detail=detail)
    proposed = getattr(decision, "proposes", None)
    if proposed is not None and outcome.result == rules.CARRIED:
        proposed.since = decision.closed_at
        proposed.save(update_fields=["since"])
    going_on = decision.partnership.state != Partnership.State.CLOSED
    if outcome.result == rules.NO_QUORUM and decision.again_of_id is None and going_on:
        _ask_again(decision, proposed, by)


def _ask_again(decision: Decision, proposed: DecisionRule | None, by: Doer) -> None:
    """Ask the same once more, for as long as before."""
    found = decision.partnership
    if not _voters(found).exists():
        return
    days = max(AGAIN_DAYS, (decision.closes_on - timezone.localdate(decision.opened_at)).days)
    made = Decision.objects.create(
        partnership=found,
        rule=queries.rule_of(found) or decision.rule,
        question=decision.question,
        background=decision.background,
        options=decision.options,
        asked_by=decision.asked_by,
        closes_on=timezone.localdate() + timedelta(days),
        again_of=decision,
    )
    if proposed is not None:
        _keep_rule(found, queries.as_rule(proposed), made)
    _open(made, by)
