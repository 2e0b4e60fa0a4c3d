"""Rows of figures that are followed, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from alongside.exchange.evidence.models import BoardSeries, Measure
from tests._support import evidence_measures as made

NEW, OLD = date(2026, 2, 1), date(2026, 1, 1)


def _twice(make: Callable[[Any], Any], under: Any) -> None:
    for _ in "ab":
        make(under)


def _numbered_twice() -> None:
    first = made.definition()
    made.definition(first.measure, number=first.number)


def _shown_twice() -> None:
    found, shown = made.board(), made.series()
    for _ in "ab":
        BoardSeries.objects.create(board=found, series=shown)


def _part_twice() -> None:
    found = made.board()
    for _ in "ab":
        BoardSeries.objects.create(board=found, series=made.series(), part="demand")


BROKEN: dict[str, Callable[[], Any]] = {
    "evidence_measure_hidden_rows_have_an_owner": lambda: Measure.objects.create(
        title="Falls", kind="outcome", visibility="private"
    ),
    "evidence_measure_history_is_dated": lambda: Measure.objects.create(
        title="Falls", kind="outcome", standing="history"
    ),
    "evidence_definition_has_its_number": _numbered_twice,
    "evidence_definition_says_both_halves": lambda: made.definition(numerator="Falls"),
    "evidence_definition_is_told_out_of_some": lambda: made.definition(per=0),
    "evidence_series_hidden_rows_have_an_owner": lambda: made.series(owner=None, visibility="private"),
    "evidence_series_history_is_dated": lambda: made.series(standing="history"),
    "evidence_series_is_kept_for_something": lambda: made.series(actor=None),
    "evidence_series_baseline_has_both_ends": lambda: made.series(baseline_from=OLD),
    "evidence_observation_stands_once": lambda: _twice(made.observation, made.series()),
    "evidence_observation_ends_after_it_starts": lambda: made.observation(ends_on=date(2025, 1, 1)),
    "evidence_observation_has_both_halves": lambda: made.observation(numerator=3),
    "evidence_recalculation_starts_once": lambda: _twice(made.recalculation, made.series()),
    "evidence_board_hidden_rows_have_an_owner": lambda: made.board(owner=None, visibility="private"),
    "evidence_board_history_is_dated": lambda: made.board(standing="history"),
    "evidence_boardseries_stands_once": _shown_twice,
    "evidence_boardseries_has_one_of_each_part": _part_twice,
    "evidence_datameeting_is_kept_once": lambda: _twice(made.meeting, made.board()),
    "evidence_outcomeanswer_lies_on_its_scale": lambda: made.answer(score=11),
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a figure of nothing out of some": lambda: made.observation(numerator=0, denominator=4),
    "a time before of one day": lambda: made.series(baseline_from=OLD, baseline_to=OLD),
    "a correction beside the figure that it corrects": lambda: made.observation(
        made.observation(replaced_at="2026-03-01T00:00:00Z").series
    ),
}
