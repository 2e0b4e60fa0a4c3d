"""Rows of asking who could host, each breaking one named constraint."""

from collections.abc import Callable
from datetime import date
from typing import Any

from alongside.exchange.accounts.models import Party
from alongside.exchange.partnerships.models import HostAsked, HostRound, HostTally
from tests._support import rows


def host_round() -> HostRound:
    """A round about a need of its own."""
    return HostRound.objects.create(need=rows.need("Warm homes", "Too cold."), closes_on=date(2026, 1, 1))


def _twice(model: Any, **fields: Any) -> None:
    for _ in "ab":
        model.objects.create(**fields)


BROKEN: dict[str, Callable[[], Any]] = {
    "partnerships_hostasked_is_asked_once": lambda: _twice(
        HostAsked, round=host_round(), party=Party.objects.create()
    ),
    "partnerships_hosttally_counts_a_host_once": lambda: _twice(
        HostTally, round=host_round(), actor=rows.actor("Hall")
    ),
    "partnerships_hosttally_counts_no_more_than_were_asked": lambda: HostTally.objects.create(
        round=host_round(), actor=rows.actor("Hall"), could=1, yes=1, no=1
    ),
}
