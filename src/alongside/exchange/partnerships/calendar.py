"""Write dates as an iCalendar file that any calendar reads. Pure: no database, no clock.

Source: RFC 5545. Lines end in CR LF and are folded at 75 octets, never inside a character; times are local,
with the rules of their zone beside them, so that two o'clock stays two o'clock when the clocks change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

WIDEST = 75  # octets of a line, RFC 5545 section 3.1
PRODUCT = "-//Alongside//Dates//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """One date. `starts`, `ends`: with their zone; `changed`: how often it was, from 0; `url`: its page."""

    uid: str
    starts: datetime
    ends: datetime
    title: str
    where: str = ""
    about: str = ""
    url: str = ""
    changed: int = 0
    is_off: bool = False


def calendar(events: Iterable[Event], *, name: str, zone: str, written: datetime) -> bytes:
    """The events as a file, in the order given, in times of `zone`. `written`: when this file is made.

    Raises: ValueError where a moment has no zone.
    """
    held = list(events)
    if any(moment.tzinfo is None for one in held for moment in (one.starts, one.ends)) or not written.tzinfo:
        raise ValueError("A date in a calendar has a zone.")
    clock = ZoneInfo(zone)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{escaped(name)}"]
    lines += _zone(clock, held)
    for one in held:
        lines += _event(one, clock, written)
    lines += ["END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(one: Event, clock: ZoneInfo, written: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(one.uid)}"
    yield f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID={clock.key}:{_local(one.starts, clock)}"
    yield f"DTEND;TZID={clock.key}:{_local(one.ends, clock)}"
    yield f"SEQUENCE:{one.changed}"
    yield f"STATUS:{'CANCELLED' if one.is_off else 'CONFIRMED'}"
    yield f"SUMMARY:{escaped(one.title)}"
    if one.where:
        yield f"LOCATION:{escaped(one.where)}"
    if one.about:
        yield f"DESCRIPTION:{escaped(one.about)}"
    if one.url:
        yield f"URL:{one.url}"
    yield "END:VEVENT"


def _local(moment: datetime, clock: ZoneInfo) -> str:
    return f"{moment.astimezone(clock):%Y%m%dT%H%M%S}"


def _zone(clock: ZoneInfo, events: list[Event]) -> Iterator[str]:
    """The rules of the zone for as long as the events last, as RFC 5545 section 3.6.5 asks."""
    moments = [moment for one in events for moment in (one.starts, one.ends)]
    if not moments:
        return
    first = min(moments).astimezone(UTC) - timedelta(days=366)
    last = max(moments).astimezone(UTC) + timedelta(days=366)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{clock.key}"
    yield from _observed(clock, first, first)
    for change in changes(clock, first, last):
        yield from _observed(clock, change - timedelta(hours=1), change)
    yield "END:VTIMEZONE"


def _observed(clock: ZoneInfo, before: datetime, at: datetime) -> Iterator[str]:
    old, new = before.astimezone(clock), at.astimezone(clock)
    kind = "DAYLIGHT" if new.dst() else "STANDARD"
    onset = (at + (old.utcoffset() or timedelta())).replace(tzinfo=None)
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{onset:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{old:%z}"
    yield f"TZOFFSETTO:{new:%z}"
    yield f"TZNAME:{new:%Z}"
    yield f"END:{kind}"


def changes(clock: ZoneInfo, first: datetime, last: datetime) -> list[datetime]:
    """The moments between two, to the minute, at which the clocks change; found by halving days."""
    found = []
    day = first
    while day < last:
        after = day + timedelta(days=1)
        if day.astimezone(clock).utcoffset() != after.astimezone(clock).utcoffset():
            low, high = day, after
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(clock).utcoffset() == day.astimezone(clock).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            found.append((high + timedelta(seconds=30)).replace(second=0, microsecond=0))
        day = after
    return found


def escaped(text: str) -> str:
    r"""A text as a value: \ ; , and line ends written out, other control signs gone (section 3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(sign for sign in plain if sign == "\n" or (sign >= " " and sign != "\x7f"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each but the first begun with a space (section 3.1)."""
    pieces: list[str] = []
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > WIDEST:
            pieces.append(piece)
            piece, octets = " ", 1
        piece, octets = piece + sign, octets + size
    return "\r\n".join([*pieces, piece])
