"""Where somebody listened is kept, changed by those who went, and seen as its ask is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Ask, Session
from alongside.exchange.voices.notices_outreach import OutreachRefused
from alongside.exchange.voices.queries import outreach as queries
from alongside.exchange.voices.services.outreach import Listened, drop_session, keep_session
from tests._support import rows
from tests._support.introductions import user
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    made = Talk()
    made.county = rows.place("Wenshire", "region")
    made.town = rows.place("Wenbury", parent=made.county)
    made.said = Listened("sport", "Walking  football", timezone.localdate(), made.town, heard=12)
    return made


def test_a_session_is_kept_and_counted_where_it_was(talk):
    made = keep_session(said=talk.said, by=talk.by(talk.nell))
    assert (made.title, made.owner) == ("Walking football", talk.body.party)
    found = queries.sessions_for(VISITOR, world="real", place=talk.county)
    assert list(found) == [made] and queries.heard_in(found) == 12
    keep_session(ref=made.ref, said=replace(talk.said, heard=4, notes="Too dear"), by=talk.by(talk.ned))
    made.refresh_from_db()
    assert queries.heard_shown(made) is None, "so few could point at somebody"
    assert queries.heard_in(found) == 0, "nor does a difference tell"
    assert [one.detail for one in Entry.objects.filter(kind="session")] == [{"kind": "sport"}] * 2
    drop_session(ref=made.ref, by=talk.by(talk.nell))
    assert not Session.objects.exists()


def test_a_session_of_an_ask_is_seen_as_the_ask_is(talk):
    made = keep_session(said=talk.said, ask=talk.ask.ref, by=talk.by(talk.nell))
    assert queries.session_for(VISITOR, made.ref) == made
    Ask.objects.filter(pk=talk.ask.pk).update(visibility="private")
    assert queries.session_for(VISITOR, made.ref) is None
    assert list(queries.sessions_for(VISITOR, world="real")) == []
    assert queries.session_for(talk.viewer(talk.nell), made.ref) == made


def test_only_those_who_went_write_it_down(talk):
    made = keep_session(said=talk.said, by=talk.by(talk.nell))
    with pytest.raises(OutreachRefused):
        keep_session(said=talk.said, by=talk.by(talk.mo))
    other = rows.actor("Another body")
    olga = user("olga", other.party)
    for act in (
        lambda: keep_session(ref=made.ref, said=talk.said, by=talk.by(olga)),
        lambda: drop_session(ref=made.ref, by=talk.by(olga)),
    ):
        with pytest.raises(Session.DoesNotExist):
            act()
    with pytest.raises(Ask.DoesNotExist):
        keep_session(said=talk.said, ask=talk.ask.ref, by=talk.by(olga))


def test_what_is_to_come_stands_before_what_is_past(talk):
    today = timezone.localdate()
    days = {
        name: today + timedelta(at) for name, at in (("later", 9), ("soon", 1), ("last", -3), ("old", -30))
    }
    for name, on in days.items():
        keep_session(said=replace(talk.said, title=name, on=on, heard=None), by=talk.by(talk.nell))
    found = queries.sessions_for(VISITOR, world="real")
    assert [one.title for one in queries.to_come(found, today)] == ["soon", "later"]
    assert [one.title for one in queries.past(found, today)] == ["last", "old"]
