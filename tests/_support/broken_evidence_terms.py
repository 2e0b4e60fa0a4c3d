"""Rows of terms, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable

from tests._support.evidence_terms import Three, answer, terms


def _numbered_twice() -> None:
    three = Three()
    terms(three, state="refused", settled_on="2026-11-01")
    terms(three)


def _two_asked() -> None:
    three = Three()
    terms(three)
    terms(three, number=2)


def _answered_twice() -> None:
    found = terms()
    for _ in "ab":
        answer(found)


BROKEN: dict[str, Callable[[], object]] = {
    "evidence_terms_have_their_number": _numbered_twice,
    "evidence_terms_are_asked_one_at_a_time": _two_asked,
    "evidence_terms_are_settled_on_a_day": lambda: terms(state="agreed"),
    "evidence_termsanswer_is_one_a_party": _answered_twice,
    "evidence_termsanswer_refuses_with_a_reason": lambda: answer(is_agreed=False),
}
