"""Rows of business cases, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable

from tests._support.evidence import case, party, version


def _same_version() -> None:
    version(version().case)


def _named_twice() -> None:
    party(party().case)


BROKEN: dict[str, Callable[[], object]] = {
    "evidence_case_hidden_rows_have_an_owner": lambda: case(visibility="private"),
    "evidence_case_history_is_dated": lambda: case(standing="history"),
    "evidence_case_is_withdrawn_with_a_reason": lambda: case(status="withdrawn"),
    "evidence_case_is_agreed_on_a_day": lambda: case(status="agreed"),
    "evidence_caseversion_has_its_number": _same_version,
    "evidence_caseparty_is_named_once": _named_twice,
}
