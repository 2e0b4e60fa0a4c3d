"""A tie that somebody here tells of: between two organisations of one world, once for each kind."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Entry
from alongside.exchange.directory.models import Tie
from alongside.exchange.directory.services.ties import drop_tie, note_tie
from tests._support import rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


def note(one, other, *, together=False):
    return note_tie(actor_id=one.pk, other_id=other.pk, together=together, on=date(2026, 11, 2), by=BY)


def test_what_is_known_between_two_is_not_said_again_whoever_says_it():
    one, other = rows.actor("One"), rows.actor("Other")
    made = note(one, other)
    assert (made.kind, made.since, made.basis) == ("prospective", "2026-11-02", "stated")
    assert note(other, one) is None
    assert note(other, one, together=True).kind == "works-with"
    assert note(one, other, together=True) is None and note(one, other) is None
    assert Entry.objects.filter(action="note-tie").count() == 2


def test_rivals_may_still_come_to_work_together():
    one, other = rows.actor("One"), rows.actor("Other")
    Tie.objects.create(actor=one, other=other, kind="bids-against")
    assert note(one, other).kind == "prospective"


def test_people_other_worlds_and_oneself_are_never_tied():
    one = rows.actor("One")
    others = [rows.actor("Ann", nature="person", sector="community"), rows.actor("X", world="practice"), one]
    assert [note(one, other) for other in others] == [None, None, None]
    assert not Tie.objects.exists() and not Entry.objects.exists()


def test_only_a_tie_that_was_told_here_is_dropped():
    one, other = rows.actor("One"), rows.actor("Other")
    loaded = Tie.objects.create(actor=one, other=other, kind="funds", dataset=rows.dataset())
    told = note(one, rows.actor("Third"))
    drop_tie(tie_id=loaded.pk, by=BY)
    drop_tie(tie_id=told.pk, by=BY)
    assert list(Tie.objects.all()) == [loaded]
