"""Beginning to work together."""

import pytest

from alongside.exchange.accounts.models import Notice, Party
from alongside.exchange.audit.models import Entry
from alongside.exchange.needs.models import Need
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.services import PartnershipRefused, start
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import seen_by, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def host():
    actor = rows.actor("Town Hall", sector="public")
    return actor, doer(user_of(actor.party, "host@example.org"))


def test_a_proposal_becomes_a_workspace_that_only_its_members_see(host):
    actor, by = host
    need = rows.need("Nobody to eat with")
    club = rows.actor("Lunch Club")
    user = user_of(club.party, "club@example.org")
    made = start(name="Lunch together", needs=[need], members=[(club.party, ["practice"], "Please")], by=by)
    assert made.purpose == "Nobody to eat with"
    assert made.state == "forming"
    inside = seen_by(actor.party, "host@example.org")
    outside = seen_by(club.party, "club@example.org")
    assert queries.inside(inside, made.ref) == made
    assert queries.inside(outside, made.ref) is None
    assert queries.card_for(outside, made.ref) == made
    assert queries.steers(inside, made)
    assert [one.party for one in queries.members_of(made, states=("invited",))] == [club.party]
    told = Notice.objects.get(user=user)
    assert told.url == f"/partnerships/{made.ref}/answer/"
    entry = Entry.objects.filter(kind="partnership", action="start").get()
    assert "Lunch" not in str(entry.detail)


def test_the_card_is_hidden_where_what_it_works_on_is(host):
    actor, by = host
    need = rows.need("Hidden", visibility="private", owner=actor.party)
    assert start(name="A", needs=[need], by=by).visibility == "circle"
    assert start(name="B", needs=[need], visibility="public", by=by).visibility == "public"


def test_nobody_begins_with_what_they_may_not_see(host):
    hidden = rows.need("Hidden", visibility="private", owner=Party.objects.create())
    with pytest.raises(Need.DoesNotExist):
        start(name="A", needs=[hidden], by=host[1])


def test_worlds_do_not_mix(host):
    other = rows.actor("Invented", world="practice")
    user_of(other.party, "other@example.org")
    with pytest.raises(PartnershipRefused, match="invented"):
        start(name="A", purpose="B", needs=[], members=[(other.party, [], "")], by=host[1])
    with pytest.raises(PartnershipRefused, match="invented"):
        start(name="A", needs=[rows.need(), rows.need(world="practice")], by=host[1])


def test_whoever_begins_hosts_unless_they_lead(host):
    made = start(name="A", purpose="B", needs=[], roles=["evaluator"], by=host[1])
    assert {one.role for one in queries.members_of(made)[0].roles_now} == {"evaluator", "convener"}
    made = start(name="A", purpose="B", needs=[], roles=["lead"], by=host[1])
    assert {one.role for one in queries.members_of(made)[0].roles_now} == {"lead"}
