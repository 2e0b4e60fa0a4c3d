"""Rows of evaluations, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable

from tests._support.evidence_evaluations import beside, evaluation, looked, result


def _compared_twice() -> None:
    found = looked()
    for _ in "ab":
        beside(found, found.series)


def _said_twice() -> None:
    result(result().evaluation)


BROKEN: dict[str, Callable[[], object]] = {
    "evidence_evaluation_hidden_rows_have_an_owner": lambda: evaluation(owner=None, visibility="private"),
    "evidence_evaluation_history_is_dated": lambda: evaluation(standing="history"),
    "evidence_evaluation_asks_something": lambda: evaluation(question=""),
    "evidence_evaluation_has_findings_it_can_show": lambda: evaluation(status="provisional"),
    "evidence_evaluation_is_final_with_words": lambda: evaluation(status="final", design="trial"),
    "evidence_evaluationseries_stands_once": _compared_twice,
    "evidence_trialresult_is_said_once": _said_twice,
    "evidence_trialresult_is_a_count_or_a_mean": lambda: result(mean=3.0),
    "evidence_trialresult_counts_no_more_than_there_are": lambda: result(count=90),
}
