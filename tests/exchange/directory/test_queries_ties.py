"""Ties, and who may know that two bid for the same work."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer, viewer_for
from alongside.exchange.accounts.models import Acting, Role, User
from alongside.exchange.directory import queries
from alongside.exchange.directory.models import Tie
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def rivals():
    town, far = rows.place("Town"), rows.place("Far")
    one, other, third = rows.actor("One", place=town), rows.actor("Other", place=town), rows.actor("Third")
    Tie.objects.create(actor=one, other=other, kind="bids-against", note="Night sitting")
    Tie.objects.create(actor=one, other=third, kind="works-with")
    return one, other, third, town, far


def known(viewer, actor):
    return [tie.kind for tie, _ in queries.ties_for(viewer, actor.pk)]


def connector(place):
    user = User.objects.create_user(f"{place.pk}@example.org")
    Acting.objects.create(
        user=user, party=rows.actor(f"Alliance {place.pk}").party, role=Role.BROKER, place=place
    )
    return viewer_for(user)


def test_that_two_bid_for_the_same_work_is_known_to_both_and_to_the_connector_there(rivals):
    one, other, _third, town, _far = rivals
    for viewer in (
        Viewer(1, frozenset({one.party_id})),
        Viewer(1, frozenset({other.party_id})),
        connector(town),
    ):
        assert known(viewer, other) == ["bids-against"]
        assert queries.rivals_of(viewer, [one.pk, None]) == {one.pk: frozenset({other.pk})}
        assert "bids-against" in {kind for _, _, kind, _, _ in queries.tie_rows(viewer, world="real")}


def test_nobody_else_learns_it_not_even_who_works_with_one_of_them(rivals):
    one, other, third, _town, far = rivals
    for viewer in (VISITOR, Viewer(9), Viewer(1, frozenset({third.party_id})), connector(far)):
        assert known(viewer, other) == []
        assert known(viewer, one) == ["works-with"]
        assert queries.rivals_of(viewer, [one.pk]) == {}
        assert {kind for _, _, kind, _, _ in queries.tie_rows(viewer, world="real")} == {"works-with"}


def test_whoever_bid_against_another_once_and_no_more_is_no_rival(rivals):
    one, *_ = rivals
    Tie.objects.filter(kind="bids-against").update(until="2020")
    assert queries.rivals_of(Viewer(1, frozenset({one.party_id})), [one.pk]) == {}
