"""Rows of how people decide and agree together, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from alongside.exchange.partnerships.models import (
    Agreement,
    AgreementSignature,
    AgreementVersion,
    Ballot,
    ContractCheck,
    Decision,
    DecisionRight,
    DecisionRule,
    Interest,
    Partnership,
    Proxy,
)
from tests._support.partnerships import member, partnership

DAY = date(2026, 1, 1)


def rule(found: Partnership, **fields: Any) -> DecisionRule:
    """More than half of the votes cast, one at least, in force."""
    fine = {"how": "majority", "quorum": 1, "since": timezone.now()}
    return DecisionRule.objects.create(partnership=found, **(fine | fields))


def decision(found: Partnership, **fields: Any) -> Decision:
    """A decision that is open."""
    fine = {"rule": rule(found), "question": "Shall we?", "closes_on": DAY}
    return Decision.objects.create(partnership=found, **(fine | fields))


def ballot(**fields: Any) -> Ballot:
    """A ballot of somebody who has not voted."""
    found = partnership()
    return Ballot.objects.create(decision=decision(found), member=member(found), **fields)


def agreement(**fields: Any) -> Agreement:
    """An agreement without a text."""
    return Agreement.objects.create(
        **({"partnership": partnership(), "kind": "memorandum", "title": "How we work"} | fields)
    )


def version(**fields: Any) -> AgreementVersion:
    """The first text of an agreement."""
    fine = {"agreement": fields.pop("agreement", None) or agreement(), "number": 1}
    return AgreementVersion.objects.create(**(fine | {"text": "We meet.", "digest": "0" * 64} | fields))


def _proxy(**fields: Any) -> Proxy:
    found = partnership()
    one, other = member(found), member(found)
    return Proxy.objects.create(**({"partnership": found, "giver": one, "holder": other} | fields))


def _twice(make: Callable[[], Any]) -> None:
    for _ in "ab":
        make()


def _ballot_twice() -> None:
    found = partnership()
    asked, one = decision(found), member(found)
    _twice(lambda: Ballot.objects.create(decision=asked, member=one))


def _right_twice() -> None:
    found = partnership()
    one = member(found)
    _twice(lambda: DecisionRight.objects.create(partnership=found, area="Money", member=one, part="told"))


def _given_twice(**fields: Any) -> None:
    found = partnership()
    one, other = member(found), member(found)
    if "decision" in fields:
        fields["decision"] = decision(found)
    _twice(lambda: Proxy.objects.create(partnership=found, giver=one, holder=other, **fields))


def _given_to_itself() -> None:
    one = member(partnership())
    _proxy(giver=one, holder=one, until=DAY)


def _given_again() -> Proxy:
    first = _proxy(until=DAY, ended_at=timezone.now())
    return _proxy(partnership=first.partnership, giver=first.giver, holder=first.holder, until=DAY)


def _version_twice() -> None:
    one = agreement()
    _twice(lambda: version(agreement=one))


def _sign(**fields: Any) -> AgreementSignature:
    text = version()
    fine = {"version": text, "authority": "director", "digest": text.digest}
    return AgreementSignature.objects.create(**(fine | {"member": member(partnership())} | fields))


def _signed_twice() -> None:
    first = _sign()
    _sign(version=first.version, member=first.member)


def _check(**fields: Any) -> ContractCheck:
    fine = {"agreement": agreement(kind="contract"), "on": DAY, "exactness": 1, "performance": 4}
    return ContractCheck.objects.create(**(fine | {"management": 1} | fields))


BROKEN: dict[str, Callable[[], Any]] = {
    "partnerships_decisionrule_has_a_quorum_that_can_be": lambda: rule(partnership(), quorum=0),
    "partnerships_decisionrule_waits_only_for_a_decision": lambda: rule(partnership(), since=None),
    "partnerships_decision_closed_exactly_with_an_outcome": lambda: decision(
        partnership(), closed_at=timezone.now()
    ),
    "partnerships_decision_names_what_was_carried": lambda: decision(
        partnership(), closed_at=timezone.now(), outcome="carried"
    ),
    "partnerships_ballot_is_one_a_member": _ballot_twice,
    "partnerships_ballot_is_for_one_of_the_options": lambda: ballot(stance="for"),
    "partnerships_ballot_against_says_why": lambda: ballot(stance="against"),
    "partnerships_proxy_is_for_one_decision_or_until_a_day": _proxy,
    "partnerships_proxy_is_given_to_another": _given_to_itself,
    "partnerships_proxy_for_a_decision_is_given_once": lambda: _given_twice(decision=None),
    "partnerships_proxy_until_a_day_is_given_once": lambda: _given_twice(until=DAY),
    "partnerships_interest_says_what": lambda: Interest.objects.create(
        partnership=(found := partnership()), member=member(found), text=""
    ),
    "partnerships_decisionright_is_said_once": _right_twice,
    "partnerships_agreement_gates_only_by_a_promise_to_keep": lambda: agreement(gates=True),
    "partnerships_agreement_ends_with_a_reason": lambda: agreement(ended_at=timezone.now()),
    "partnerships_agreementversion_has_one_text": _version_twice,
    "partnerships_agreementversion_says_something": lambda: version(text=""),
    "partnerships_agreementsignature_is_given_once": _signed_twice,
    "partnerships_agreementsignature_names_an_office": lambda: _sign(authority=""),
    "partnerships_contractcheck_answers_lie_between_1_and_4": lambda: _check(management=5),
}
ALSO_BROKEN: dict[str, Callable[[], Any]] = {
    "a quorum of more than all": lambda: rule(partnership(), quorum=101, is_share=True),
    "an outcome of what is open": lambda: decision(partnership(), outcome="no-quorum"),
    "an option that was not carried": lambda: decision(
        partnership(), closed_at=timezone.now(), outcome="not-carried", option=0
    ),
    "an option of somebody against": lambda: ballot(stance="against", reason="Dear.", option=0),
    "a reason to end what goes on": lambda: agreement(ended_why="Done."),
    "a signature of no text": lambda: _sign(digest=""),
    "an answer below the lowest": lambda: _check(exactness=0),
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a new way to decide that waits for its decision": lambda: rule(
        (found := partnership()), since=None, decision=decision(found)
    ),
    "a decision that was carried": lambda: decision(
        partnership(), closed_at=timezone.now(), outcome="carried", option=0
    ),
    "a vote given until a day": lambda: _proxy(until=DAY),
    "a vote given, taken back and given again": _given_again,
    "a promise to keep things here": lambda: agreement(kind="non-disclosure", gates=True),
    "a contract that was looked at": _check,
}
