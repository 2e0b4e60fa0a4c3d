"""Who sees the card, who sees the workspace, and how members are called."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.directory.services.merging import merge_actors, undo_merge
from alongside.exchange.partnerships import queries
from tests._support import rows
from tests._support.merging import connector, doer, twins
from tests._support.partnerships import member, partnership, seen_by

pytestmark = pytest.mark.django_db


def test_the_card_follows_its_visibility_and_the_workspace_the_circle():
    signed_in, inside = Viewer(user_id=1), None
    for visibility, seen in (("public", 2), ("members", 1), ("circle", 0)):
        found = partnership(visibility=visibility)
        found.circles.add(found.circle)
        one = member(found)
        inside = seen_by(one.party, f"{visibility}@x.org")
        cards = [queries.card_for(viewer, found.ref) for viewer in (VISITOR, signed_in)]
        assert sum(card is not None for card in cards) == seen
        assert queries.inside(signed_in, found.ref) is None
        assert queries.inside(inside, found.ref) == found
        assert queries.card_for(inside, found.ref) == found


def test_somebody_who_is_asked_sees_the_card_and_nothing_inside():
    found = partnership(visibility="circle")
    one = member(found, state="invited")
    asked = seen_by(one.party)
    assert queries.card_for(asked, found.ref) == found
    assert queries.inside(asked, found.ref) is None
    assert queries.invitation_for(asked, found.ref) == one
    assert queries.my_members(asked, found) == []


def test_whoever_left_or_said_no_sees_no_more():
    found = partnership(visibility="circle")
    for state in ("left", "declined"):
        one = member(found, state=state)
        assert queries.card_for(seen_by(one.party, f"{state}@x.org"), found.ref) is None


def test_whoever_takes_part_is_named_to_the_others_and_whoever_is_asked_only_where_seen():
    found = partnership()
    hidden = {"visibility": "private"}
    owners = [rows.actor(name) for name in ("Inside", "Asked", "Open")]
    for actor in owners[:2]:
        actor.owner = actor.party
        actor.visibility = hidden["visibility"]
        actor.save()
    inside, asked, shown = (actor.party for actor in owners)
    rows_of = [
        member(found, inside),
        member(found, asked, state="invited"),
        member(found, shown, state="invited"),
    ]
    reader = member(found)
    named = queries.names_of(seen_by(reader.party), rows_of)
    assert [named[one.pk].name for one in rows_of] == ["Inside", "", "Open"]
    assert named[rows_of[0].pk].ref == "", "no link where the entry is hidden"


def test_on_the_card_are_those_who_agreed_and_may_be_seen():
    found = partnership()
    agreed, silent, hidden = (rows.actor(name) for name in ("Agreed", "Silent", "Hidden"))
    hidden.owner, hidden.visibility = hidden.party, "private"
    hidden.save()
    for actor, named in ((agreed, True), (silent, False), (hidden, True)):
        member(found, actor.party, named=named)
    assert [one.name for one in queries.named_on_card(VISITOR, found)] == ["Agreed"]
    assert queries.of_party(VISITOR, silent.party) == []
    assert queries.of_party(VISITOR, agreed.party) == [found]


def test_two_entries_made_one_take_part_once_and_apart_again_when_undone():
    place = rows.place("Wenbury")
    kept, gone = twins(place)
    by = doer(connector(place))
    found = partnership()
    one = member(found, gone.party, "lead")
    merged = merge_actors(kept_ref=kept.ref, gone_ref=gone.ref, by=by)
    one.refresh_from_db()
    assert one.party == kept.party
    assert found.circle.members.filter(pk=kept.party_id).exists()
    undo_merge(ref=merged.ref, by=by)
    one.refresh_from_db()
    assert one.party == gone.party
