"""Rows of who uses what, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alongside.exchange.innovations.models import Displacement, RollOutSite
from tests._support.innovations_adoptions import adoption, ago, roll_out, site, thing


def _twice() -> None:
    what, where = thing(), site()
    for _ in "ab":
        adoption(what, where)


def _planned_twice() -> None:
    plan, where = roll_out(), site()
    for _ in "ab":
        RollOutSite.objects.create(roll_out=plan, site=where, planned_on=ago(0))


def room(**fields: Any) -> Displacement:
    """What made room at a site."""
    there = {"adoption": adoption(), "words": "Letters", "extent": "wholly", "on": ago(9)}
    return Displacement.objects.create(**(there | fields))


BROKEN: dict[str, Callable[[], Any]] = {
    "innovations_adoption_hidden_rows_have_an_owner": lambda: adoption(owner=None, visibility="private"),
    "innovations_adoption_history_is_dated": lambda: adoption(standing="history"),
    "innovations_adoption_has_a_day": lambda: adoption(started_on=None),
    "innovations_adoption_stops_after_it_starts": lambda: adoption(stopped_on=ago(500), stop="cost"),
    "innovations_adoption_stops_with_a_reason": lambda: adoption(stopped_on=ago(5)),
    "innovations_adoption_is_used_once_at_a_time": _twice,
    "innovations_displacement_is_said_in_words": lambda: room(words=""),
    "innovations_displacement_planned_frees_nothing_yet": lambda: room(extent="planned", hours_real=3),
    "innovations_rollout_hidden_rows_have_an_owner": lambda: roll_out(visibility="private"),
    "innovations_rollout_history_is_dated": lambda: roll_out(standing="history"),
    "innovations_rollout_aims_at_a_site": lambda: roll_out(sites_target=0),
    "innovations_rolloutsite_is_planned_once": _planned_twice,
}
