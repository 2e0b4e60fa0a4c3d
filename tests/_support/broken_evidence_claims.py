"""Rows of claims and standards, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests._support.evidence_claims import DAY, answer, claim, source, stamp


def _twice() -> None:
    found = claim()
    for _ in "ab":
        source(found)


BROKEN: dict[str, Callable[[], object]] = {
    "evidence_claim_hidden_rows_have_an_owner": lambda: claim(visibility="private"),
    "evidence_claim_history_is_dated": lambda: claim(standing="history"),
    "evidence_claim_is_taken_back_with_a_reason": lambda: claim(status="withdrawn"),
    "evidence_claimsource_counts_people_in_a_band": lambda: source(kind="people", band=""),
    "evidence_claimsource_is_given_once": _twice,
    "evidence_standardanswer_says_where_or_why_not": lambda: answer(words=""),
    "evidence_stamp_says_all_four": lambda: stamp(on_what=""),
    "evidence_stamp_is_withdrawn_with_a_reason": lambda: stamp(withdrawn_on=DAY),
    "evidence_stamp_ends_after_it_was_given": lambda: stamp(until=DAY - timedelta(days=1)),
}
