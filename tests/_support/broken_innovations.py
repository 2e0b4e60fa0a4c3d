"""Rows of innovations, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests._support.innovations import DAY, innovation, link, stay
from tests._support.rows import offer


def _one_stage() -> None:
    found = innovation()
    for stage in ("idea", "testing"):
        stay(found, stage=stage)


def _said_twice() -> None:
    first = link()
    link(first.innovation, offer=first.offer)


BROKEN: dict[str, Callable[[], object]] = {
    "innovations_innovation_hidden_rows_have_an_owner": lambda: innovation(
        offer=offer(kind="innovation"), visibility="private"
    ),
    "innovations_innovation_history_is_dated": lambda: innovation(standing="history"),
    "innovations_innovation_halts_with_a_reason": lambda: innovation(status="paused"),
    "innovations_innovation_stops_with_a_lesson": lambda: innovation(status="stopped", status_why="x"),
    "innovations_innovation_pays_within_a_lifetime": lambda: innovation(horizon=51),
    "innovations_stay_ends_after_it_begins": lambda: stay(left_on=DAY - timedelta(days=1)),
    "innovations_stay_is_at_one_stage_at_a_time": _one_stage,
    "innovations_link_is_said_once": _said_twice,
}
