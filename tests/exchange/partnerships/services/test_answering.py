"""Saying yes or no, and what one brings, needs and won't do."""

import pytest

from alongside.exchange.accounts.models import Link, Message, Notice
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import Member, Partnership
from alongside.exchange.partnerships.services import PartnershipRefused, accept, decline, invite, set_terms
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import member, partnership, seen_by, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    found = partnership()
    host = member(found, None, "convener")
    club = rows.actor("Lunch Club")
    by = doer(user_of(club.party, "club@example.org"))
    invite(ref=found.ref, party_id=club.party_id, roles=["practice"], message="Please", by=_host(host))
    return found, club, by


def _host(one):
    return doer(user_of(one.party, "host@example.org"))


def test_a_yes_lets_them_in_with_their_role(asked):
    found, club, by = asked
    made = accept(ref=found.ref, by=by, terms={"brings": "A kitchen", "hours": "1,200", "named": True})
    found.refresh_from_db()
    assert found.state == "active"
    assert (made.brings, made.hours, made.named) == ("A kitchen", 1200, True)
    viewer = seen_by(club.party, "club@example.org")
    assert queries.inside(viewer, found.ref) == found
    assert [one.role for one in queries.my_members(viewer, found)[0].roles_now] == ["practice"]
    assert "takes part" in Notice.objects.filter(user__email="host@example.org").latest("pk").title
    with pytest.raises(PartnershipRefused, match="answered"):
        accept(ref=found.ref, by=by)


def test_a_no_tells_why_and_leaves_the_door_shut(asked):
    found, club, by = asked
    with pytest.raises(PartnershipRefused, match="Choose why not"):
        decline(ref=found.ref, why="", reason="", by=by)
    decline(ref=found.ref, why="no-time", reason="After June", by=by)
    assert queries.inside(seen_by(club.party, "club@example.org"), found.ref) is None
    told = Notice.objects.filter(user__email="host@example.org").latest("pk")
    assert "After June" in told.text
    row = Member.objects.get(party=club.party)
    invite(ref=found.ref, party_id=club.party_id, message="Now?", by=_host(found.members.first()))
    row.refresh_from_db()
    assert (row.state, row.why, row.message) == ("invited", "", "Now?")


def test_a_stranger_answers_nothing(asked):
    found, _club, _by = asked
    other = doer(user_of(rows.actor("Other").party, "other@example.org"))
    with pytest.raises(Partnership.DoesNotExist):
        accept(ref=found.ref, by=other)


def test_somebody_without_an_account_is_asked_by_a_link():
    found = partnership()
    host = member(found, None, "convener")
    made = invite(ref=found.ref, email="Dot@Example.org", name="Dot", by=_host(host))
    assert Link.objects.get(purpose="partnership-answer").ref == found.ref
    assert Message.objects.get().to == "dot@example.org"
    assert made.party.guest.name == "Dot"
    with pytest.raises(PartnershipRefused, match="whole mail address"):
        invite(ref=found.ref, email="dot", by=_host(host))


def test_an_organisation_that_nobody_looks_after_cannot_be_asked():
    found = partnership()
    host = member(found, None, "convener")
    with pytest.raises(PartnershipRefused, match="Nobody looks after"):
        invite(ref=found.ref, party_id=rows.actor("Alone").party_id, by=_host(host))
    assert not Member.objects.filter(state="invited").exists()


def test_amounts_are_whole_numbers_and_nothing_is_written_where_one_is_not():
    found = partnership()
    host = member(found, None, "convener")
    with pytest.raises(PartnershipRefused) as refused:
        set_terms(ref=found.ref, terms={"brings": "Tea", "money": "lots"}, by=_host(host))
    assert refused.value.field == "money"
    host.refresh_from_db()
    assert host.brings == ""
    set_terms(ref=found.ref, terms={"money": "£2,500", "hours": ""}, by=_host(host))
    host.refresh_from_db()
    assert (host.money, host.hours) == (2500, None)
