"""A file of dates keeps to RFC 5545: octets, escapes, zones, and two o'clock that stays two o'clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from alongside.exchange.partnerships.calendar import Event, calendar, changes, escaped, folded

LONDON = ZoneInfo("Europe/London")
WRITTEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def event(**fields):
    said = {
        "uid": "x@example.org",
        "starts": datetime(2026, 3, 26, 14, tzinfo=LONDON),
        "ends": datetime(2026, 3, 26, 15, 30, tzinfo=LONDON),
        "title": "We meet",
    }
    return Event(**(said | fields))


def made(*events, zone="Europe/London"):
    return calendar(events, name="Dates", zone=zone, written=WRITTEN).decode()


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_a_date_says_all_that_a_calendar_needs():
    lines = unfolded(made(event(where="Hall", url="https://example.org/d/", changed=2)))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0",
        "UID:x@example.org",
        "DTSTAMP:20261122T093000Z",
        "DTSTART;TZID=Europe/London:20260326T140000",
        "DTEND;TZID=Europe/London:20260326T153000",
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "LOCATION:Hall",
        "URL:https://example.org/d/",
    ):
        assert lines.count(line) == 1, line
    assert "STATUS:CANCELLED" in made(event(is_off=True))


def test_every_line_is_short_enough_and_no_sign_is_cut():
    text = made(event(title="Cyfarfod â’r tîm iechyd – 茶 " * 12, about="One\nTwo; three, four \\ five\x07"))
    raw = text.encode().split(b"\r\n")
    assert max(map(len, raw)) <= 75 and b"\n" not in b"".join(raw)
    for line in raw:
        line.decode()  # a cut sign would not be text
    assert f"SUMMARY:{escaped('Cyfarfod â’r tîm iechyd – 茶 ' * 12)}" in unfolded(text)
    assert "DESCRIPTION:One\\nTwo\\; three\\, four \\\\ five" in unfolded(text)


@pytest.mark.parametrize("many", range(70, 80))
def test_a_line_is_folded_at_75_octets_exactly(many):
    assert len(folded("x" * many).split("\r\n")) == (1 if many <= 75 else 2)
    assert folded("é" * many).replace("\r\n ", "") == "é" * many


def test_the_clock_of_the_zone_is_told_with_its_changes():
    found = changes(LONDON, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    assert found == [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
    lines = unfolded(made(event()))
    at = lines.index("DTSTART:20260329T010000")  # on the old clock, as RFC 5545 section 3.6.5 asks
    assert lines[at - 1 : at + 4] == [
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T010000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "TZNAME:BST",
    ]
    at = lines.index("DTSTART:20261025T020000")
    assert lines[at - 1] == "BEGIN:STANDARD" and lines[at + 1] == "TZOFFSETFROM:+0100"


def test_a_zone_that_never_changes_has_one_rule_and_no_dates_have_none():
    assert made(event(), zone="Asia/Tokyo").count("BEGIN:STANDARD") == 1
    assert "DTSTART;TZID=Asia/Tokyo:20260326T230000" in made(event(), zone="Asia/Tokyo")
    assert "VTIMEZONE" not in made() and "VEVENT" not in made()


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        made(event(starts=datetime(2026, 3, 26, 14)))  # noqa: DTZ001
