"""Voices by place, each way apart and together, and only what the viewer may see."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.voices.models import CountSheet, Session
from alongside.exchange.voices.queries.counts import sheet_of, sheets_of, voices_by_place
from tests._support import rows, voices
from tests._support.introductions import user, viewer

pytestmark = pytest.mark.django_db


def test_each_way_is_counted_and_all_together():
    here, there = rows.place("Here"), rows.place("There")
    found = voices.ask()
    voices.part(found, place=here)
    voices.part(found)
    rows.need(place=there)
    said = {"kind": "shop", "title": "Market", "on": "2026-05-01", "place": here}
    Session.objects.create(owner=rows.actor("L").party, heard=8, **said)
    Session.objects.create(owner=rows.actor("M").party, heard=9, ask=voices.ask(state="draft"), **said)
    by = {
        way: voices_by_place(VISITOR, world="real", way=way) for way in ("asks", "needs", "sessions", "all")
    }
    assert by["asks"].by_place == {here.pk: 1} and by["asks"].nowhere == 1
    assert by["needs"].by_place == {there.pk: 1} and by["sessions"].by_place == {here.pk: 8}
    assert by["all"].by_place == {here.pk: 9, there.pk: 1} and by["all"].nowhere == 1
    assert voices_by_place(VISITOR, world="practice", way="all").total == 0


def test_counts_are_found_by_whoever_brought_them_alone():
    place = rows.place("Here")
    nell, ned = user("nell", rows.actor("A").party), user("ned", rows.actor("B").party)
    sheet = CountSheet.objects.create(user=nell, title="Ours", counts={place.source_id: 6, "gone": 2})
    assert [one.ref for one in sheets_of(viewer(nell))] == [sheet.ref]
    assert sheet_of(viewer(nell), sheet.ref) == sheet
    assert sheets_of(viewer(ned)) == sheets_of(VISITOR) == [] and sheet_of(viewer(ned), sheet.ref) is None
    assert sheet_of(VISITOR, sheet.ref) is None
    mine = voices_by_place(viewer(nell), world="real", way=sheet.ref)
    assert mine.by_place == {place.pk: 6} and mine.nowhere == 2
    assert voices_by_place(viewer(ned), world="real", way=sheet.ref).total == 0
