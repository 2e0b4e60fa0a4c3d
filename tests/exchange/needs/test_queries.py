"""Needs, for a viewer."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Party
from alongside.exchange.needs import queries
from alongside.exchange.needs.models import NeedSubject, Note
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
