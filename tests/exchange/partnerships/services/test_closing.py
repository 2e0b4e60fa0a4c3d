"""Leaving with a handover, and closing with what was learned."""

import pytest

from alongside.exchange.accounts.services import CircleRefused, leave_circle
from alongside.exchange.directory.models import Tie
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import Member
from alongside.exchange.partnerships.services import PartnershipRefused, close, leave, write_note
from tests._support.merging import doer
from tests._support.partnerships import member, partnership, seen_by, user_of

pytestmark = pytest.mark.django_db


def _by(one, name="ann"):
    return doer(user_of(one.party, f"{name}@x.org"))


def test_the_last_host_leaves_only_with_an_heir_who_then_hosts():
    found = partnership()
    host, other = member(found, None, "convener", "treasurer"), member(found, None, votes=False)
    with pytest.raises(PartnershipRefused, match="Choose who takes over"):
        leave(ref=found.ref, handover="The keys", by=_by(host))
    leave(ref=found.ref, handover="The keys", heir_id=other.pk, by=_by(host))
    other.refresh_from_db()
    assert other.votes
    assert [one.pk for one in queries.steering(found)] == [other.pk]
    assert {one.role for one in other.roles.filter(until=None)} == {"convener", "treasurer"}
    assert queries.inside(seen_by(host.party, "ann@x.org"), found.ref) is None
    assert Member.objects.get(pk=host.pk).handed_to == other
    with pytest.raises(PartnershipRefused, match="last one"):
        leave(ref=found.ref, handover="All", by=_by(other, "bea"))


def test_what_is_closed_is_read_by_those_inside_and_changed_by_nobody():
    found = partnership()
    host = member(found, None, "lead")
    member(found, state="invited")
    with pytest.raises(PartnershipRefused, match="what others should know"):
        close(ref=found.ref, outcome="ended", by=_by(host))
    close(ref=found.ref, outcome="ended", failed="Nobody came", lessons="Ask first", by=_by(host))
    found.refresh_from_db()
    assert (found.state, found.outcome, found.lessons_shown) == ("closed", "ended", False)
    assert queries.inside(seen_by(host.party, "ann@x.org"), found.ref) == found
    assert not found.members.filter(state="invited").exists()
    with pytest.raises(PartnershipRefused, match="closed"):
        write_note(ref=found.ref, words="More", by=_by(host))


def test_organisations_that_agreed_to_be_named_are_tied_by_their_work():
    found = partnership()
    host = member(found, None, "lead", named=True)
    member(found, named=True)
    member(found)
    close(ref=found.ref, outcome="met", lessons="Ask first", by=_by(host))
    tie = Tie.objects.get()
    assert (tie.kind, tie.since, tie.note) == (
        "works-with",
        found.started_on.isoformat(),
        "It did what it was for",
    )
    assert tie.source == f"Worked together here: {found.name}"


def test_what_only_those_inside_know_of_leaves_no_tie():
    found = partnership(visibility="circle")
    host = member(found, None, "lead", named=True)
    member(found, named=True)
    close(ref=found.ref, outcome="met", lessons="Ask first", by=_by(host))
    assert not Tie.objects.exists()


def test_the_private_group_is_left_by_leaving_what_is_done_together():
    found = partnership()
    one = member(found)
    with pytest.raises(CircleRefused, match="Leave what you do together"):
        leave_circle(ref=found.circle.ref, by=_by(one))
