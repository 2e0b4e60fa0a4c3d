"""Needs, for a viewer."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Party
from alongside.exchange.needs import queries
from alongside.exchange.needs.models import Need, NeedSubject, Note
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_anothers_private_need_is_not_found():
    owner = Party.objects.create()
    made = rows.need("Mine", visibility="private", owner=owner, source_id="need-1")
    assert queries.need_for(VISITOR, made.ref) is queries.need_for(VISITOR, "need-1") is None
    assert not queries.needs_for(VISITOR).exists()
    mine = Viewer(1, frozenset({owner.pk}))
    assert queries.need_for(mine, made.ref) == queries.need_for(mine, "need-1") == made


def test_a_need_still_being_written_is_found_by_its_writers_only():
    owner = Party.objects.create()
    draft = rows.need("Draft", status="draft", visibility="public", owner=owner)
    another = Viewer(2, frozenset({Party.objects.create().pk}))
    for viewer in (VISITOR, another):
        assert queries.need_for(viewer, draft.ref) is None
        assert not queries.needs_for(viewer, status="draft").exists()
    mine = Viewer(1, frozenset({owner.pk}))
    assert queries.need_for(mine, draft.ref) == draft
    assert list(queries.needs_for(mine, status="draft")) == [draft]


def test_lists_are_by_status_standing_place_and_words_of_one_world_without_drafts():
    west = rows.place("West", "region")
    torbay = rows.place("Torbay", parent=west)
    rows.need("Draft", status="draft")
    rows.need("Lonely", "Nobody to talk to", place=torbay)
    rows.need("Met", status="met", place=west)
    rows.need("Old", standing="history", reported_on=date(2017, 1, 1))
    rows.need("Practice", world="practice")
    found = lambda **asked: [need.title for need in queries.needs_for(VISITOR, **asked)]  # noqa: E731
    assert found() == ["Lonely", "Met", "Old"]
    assert found(status="draft") == []
    assert found(status="met") == ["Met"]
    rows.need("Money", driver="funding")
    assert found(driver="funding") == ["Money"]
    Need.objects.filter(driver="funding").delete()
    assert found(standing="history") == ["Old"]
    assert found(q="TALK") == ["Lonely"]
    assert found(place_id=west.pk) == ["Lonely", "Met"]
    assert found(place_id=torbay.pk) == ["Lonely"]
    assert found(world="practice") == ["Practice"]


def test_what_happened_is_told_oldest_first():
    made = rows.need()
    for day in (3, 1, 2):
        Note.objects.create(need=made, on=date(2026, 1, day), text=str(day))
    assert [note.text for note in queries.notes_of(made)] == ["1", "2", "3"]


def test_subjects_come_with_the_words_that_showed_them():
    made, carers = rows.need(), rows.subject("carers", "Carers", "group")
    NeedSubject.objects.create(need=made, subject=carers, words="looking after")
    assert queries.subjects_of(made) == [(carers.pk, "Carers", "group", "looking after")]


def test_the_words_for_tagging_are_the_needs_own():
    made = rows.need("Title", "Statement", who_affected="Carers", wanted="Rest")
    assert queries.texts_for_tagging([made.pk]) == [(made.pk, "Title. Statement. Carers. Rest")]
    assert queries.all_ids() == [made.pk]


def test_the_newest_questions_come_first_whether_reported_or_written_here_and_hidden_ones_never():
    today = timezone.localdate()
    owner = Party.objects.create()
    rows.need("Old", reported_on=today - timedelta(9))
    rows.need("Written here")  # today
    rows.need("Asked of all", status="called", reported_on=today - timedelta(1))
    rows.need("Met", status="met", reported_on=today)
    rows.need("To come", reported_on=today + timedelta(1))
    rows.need("Past", standing="history", reported_on=date(2017, 1, 1))
    rows.need("Mine", visibility="private", owner=owner, reported_on=today - timedelta(2))

    def asked(viewer, most=9):
        return [need.title for need in queries.asked_lately(viewer, world="real", most=most)]

    assert asked(VISITOR) == ["Written here", "Asked of all", "Old"]
    assert asked(VISITOR, 2) == ["Written here", "Asked of all"]
    assert asked(Viewer(1, frozenset({owner.pk})))[2] == "Mine"
    assert queries.asked_lately(VISITOR, world="practice", most=9) == []


def test_what_happened_last_is_told_once_for_each_need_that_may_be_seen():
    today = timezone.localdate()
    owner = Party.objects.create()
    seen, hidden = rows.need("Seen"), rows.need("Hidden", visibility="private", owner=owner)
    for need in (seen, hidden):
        for back in (-1, 1, 5):  # the first is still to come
            Note.objects.create(need=need, on=today - timedelta(back), text=f"{need.title} {back}")

    def told(viewer):
        return [note.text for note in queries.happened_lately(viewer, world="real", most=9)]

    assert told(VISITOR) == ["Seen 1"]
    assert sorted(told(Viewer(1, frozenset({owner.pk})))) == ["Hidden 1", "Seen 1"]
