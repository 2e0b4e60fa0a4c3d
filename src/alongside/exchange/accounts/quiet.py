"""Quiet hours: when nothing is to be sent to somebody. Pure: no database, no clock."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo


def is_quiet(at: datetime, quiet_from: time | None, quiet_until: time | None, zone: tzinfo) -> bool:
    """Whether a moment lies in the quiet hours of somebody in this zone; they may reach over midnight."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return False
    wall = at.astimezone(zone).time()
    if quiet_from < quiet_until:
        return quiet_from <= wall < quiet_until
    return wall >= quiet_from or wall < quiet_until


def after_quiet(due: datetime, quiet_from: time | None, quiet_until: time | None, zone: tzinfo) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in, on the clock of this zone.

    On the days when clocks change, hours that come twice or never are counted as the wall clock shows them.
    """
    if quiet_until is None or not is_quiet(due, quiet_from, quiet_until, zone):
        return due
    day = due.astimezone(zone).date()
    ends = (
        datetime.combine(day + timedelta(days=more), quiet_until, zone).replace(fold=fold).astimezone(UTC)
        for more in range(3)
        for fold in (0, 1)
    )
    later = [end for end in ends if end >= due and not is_quiet(end, quiet_from, quiet_until, zone)]
    return min(later).astimezone(due.tzinfo)
