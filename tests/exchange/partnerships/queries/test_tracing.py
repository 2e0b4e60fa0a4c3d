"""From what was needed to what came of it, and who brought whom."""

import pytest

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.models import Acting, Role
from alongside.exchange.matches import services
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import Member
from alongside.exchange.partnerships.queries.tracing import trace_of
from alongside.exchange.partnerships.services import accept, close, invite, start
from tests._support import rows
from tests._support.merging import connector, doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_the_way_leads_from_the_need_over_the_introduction_to_the_outcome():
    town = rows.place("Wenbury")
    nell = connector(town)
    ward, club = rows.actor("Ward", place=town), rows.actor("Club", place=town)
    ann, bob = user_of(ward.party, "ann@x.org"), user_of(club.party, "bob@x.org")
    need = rows.need("Nobody to eat with", actor=ward, owner=ward.party, place=town)
    offer = rows.offer("Lunch", actor=club, owner=club.party, place=town)
    made = services.introduce(need_ref=need.ref, offer_ref=offer.ref, words="Meet", by=doer(nell))
    for which, user in (("need", ann), ("offer", bob)):
        services.answer(ref=made.ref, which=which, says="yes", by=doer(user))
    found = start(name="Lunch together", needs=[need], by=doer(nell))
    for party, user in ((ward.party, ann), (club.party, bob)):
        invite(ref=found.ref, party_id=party.pk, by=doer(nell))
        accept(ref=found.ref, by=doer(user))
    close(ref=found.ref, outcome="met", lessons="Ask first", by=doer(nell))
    found.refresh_from_db()
    members = queries.members_of(found, states=tuple(Member.State.values))
    trace = trace_of(viewer_for(nell), found, members)
    assert [one.kind for one in trace.steps] == [
        "need", "introduction", "started", "joined", "joined", "closed"
    ]  # fmt: skip
    assert trace.brought == {"Nell": 3}
    assert len(trace.steps[1].who) == 2
    assert Acting.objects.filter(user=nell, role=Role.BROKER).exists()
