"""Rows of sign-off and of unit costs, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable

from tests._support.evidence_reviewing import sign_off, unit_cost


def _twice() -> None:
    for _ in "ab":
        unit_cost()


BROKEN: dict[str, Callable[[], object]] = {
    "evidence_signoff_objects_with_a_reason": lambda: sign_off(decision="not-agreed"),
    "evidence_unitcost_says_where_it_comes_from": lambda: unit_cost(licence=""),
    "evidence_unitcost_lies_in_its_range": lambda: unit_cost(low=450),
    "evidence_unitcost_stands_once_in_its_list": _twice,
}
