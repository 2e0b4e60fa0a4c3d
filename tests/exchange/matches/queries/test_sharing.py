"""What could be shared among what: only what the viewer sees, of one world, that waits and has room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.matches.models import Match
from alongside.exchange.matches.queries import sharing as queries
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import introductions as two
from tests._support import rows
from tests._support.introductions import user, viewer
from tests._support.sharing import few, kept

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)


def waiting(those, who=None, **more):
    return [n.title for n in queries.to_share_among(viewer(who or those.nell), world="real", **more)]


def test_what_waits_is_at_ones_places_seen_and_not_under_way():
    those = few()
    own, hidden = {"place": those.near}, {"visibility": "private", "owner": rows.actor().party}
    rows.need("Hidden", **own, **hidden)
    rows.need("Invented", world="practice", **own)
    rows.need("Elsewhere", place=rows.place("Other"))
    rows.need("Met", status="met", **own)
    begun, *_ = those.needs
    two.services.introduce(
        need_ref=begun.ref, offer_ref=those.lunch.ref, words="Hello", by=two.doer(those.nell)
    )
    assert waiting(those) == ["Families eat lunch alone", "Older women eat lunch alone"]
    assert waiting(those, place_id=those.far.pk) == ["Families eat lunch alone"]
    assert waiting(those, q="women") == ["Older women eat lunch alone"]
    assert begun.title in waiting(those, named=[begun.pk]), "what is named is there whatever was begun"
    other = user("other", rows.actor().party, "broker", rows.place("Third"))
    assert waiting(those, other) == []


def test_whoever_has_help_sees_what_it_was_suggested_for():
    those = few()
    owner = user("owner", those.lunch.actor.party)
    Match.objects.create(need=those.needs[1], offer=those.lunch, rank=1, score=0.5, run="r")
    assert waiting(those, owner) == [those.needs[1].title]
    assert queries.waiting_to_share(viewer(owner), world="real") == 1
    assert queries.may_share(viewer(owner)) and not queries.may_share(viewer(user("x", rows.actor().party)))


@pytest.mark.parametrize(
    "change",
    [
        {"taken": 4}, {"capacity": None, "taken": None}, {"paused_at": timezone.now()},
        {"valid_until": YESTERDAY}, {"world": "practice"},
    ],
)  # fmt: skip
def test_help_without_room_or_of_another_world_is_not_shared(change):
    those = few()
    Offer.objects.filter(pk=those.lunch.pk).update(**change)
    found = queries.scarce(viewer(those.nell), world="real", need_ids=[need.pk for need in those.needs])
    assert [(offer.title, offer.room) for offer in found] == [("Lunch course", 1)]
    those.lunch.refresh_from_db()
    assert change.get("world") or queries.room_of(those.lunch) == 0


def test_the_parts_of_a_sharing_are_those_that_may_be_seen():
    those = few()
    made = kept(those)
    Need.objects.filter(pk=those.needs[0].pk).update(visibility="private", owner=rows.actor().party)
    parts = queries.parts_of(viewer(those.nell), made)
    assert (len(parts.needs), len(parts.offers), len(parts.pairs), parts.hidden) == (2, 2, 3, 1)
    assert queries.sharing_for(viewer(user("x", rows.actor().party)), made.ref) is None
