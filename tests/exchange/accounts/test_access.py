"""One definition of who may see what: as sets, as a database condition, and for a person."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from alongside.exchange.accounts.access import VISITOR, Doer, Viewer, row_audiences, seen, viewer_for, visible
from alongside.exchange.accounts.models import Acting, Circle, Party, User
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support.sight_rows import undone

SIGHTS = ("public", "members", "circle", "private")


def test_a_visitor_is_everyone_and_nobody_else():
    assert VISITOR.audiences == {"public"}


def test_a_viewer_has_a_token_for_each_party_and_circle():
    viewer = Viewer(user_id=5, parties=frozenset({1, 2}), circles=frozenset({1}))
    assert viewer.audiences == {"public", "members", "party:1", "party:2", "circle:1"}


@pytest.mark.parametrize(
    ("sight", "owner", "circles", "tokens"),
    [
        ("public", None, [], {"public"}),
        ("public", 3, [1], {"public", "party:3"}),
        ("members", None, [1], {"members"}),
        ("circle", 3, [1, 2], {"circle:1", "circle:2", "party:3"}),
        ("circle", None, [], set()),
        ("private", 3, [1], {"party:3"}),
    ],
)
def test_the_audiences_of_a_row(sight, owner, circles, tokens):
    assert row_audiences(visibility=sight, owner_id=owner, circle_ids=circles) == tokens


@pytest.mark.parametrize("fields", [{}, {"user_id": 1, "process": "load"}])
def test_a_doer_is_exactly_a_user_or_a_process(fields):
    with pytest.raises(ValueError, match="exactly one"):
        Doer(**fields)


@pytest.mark.django_db
def test_nobody_and_the_inactive_see_as_visitors_do():
    asleep = User.objects.create(email="a@example.org", is_active=False)
    Acting.objects.create(user=asleep, party=Party.objects.create())
    assert viewer_for(None) == viewer_for(AnonymousUser()) == viewer_for(asleep) == VISITOR


@pytest.mark.django_db
def test_a_user_sees_with_each_party_acted_for_and_the_circles_of_those():
    user = User.objects.create(email="a@example.org")
    ours, other = Party.objects.create(), Party.objects.create()
    Acting.objects.create(user=user, party=ours, role="member")
    Acting.objects.create(user=user, party=ours, role="broker")
    circle, closed = Circle.objects.create(name="In"), Circle.objects.create(name="Out")
    circle.members.set([ours, other])
    closed.members.set([other])
    assert viewer_for(user) == Viewer(user.pk, frozenset({ours.pk}), frozenset({circle.pk}))


ROWS = st.lists(
    st.tuples(
        st.sampled_from(SIGHTS), st.none() | st.integers(0, 2), st.frozensets(st.integers(0, 1))
    ).filter(lambda row: row[0] != "private" or row[1] is not None),
    min_size=1,
    max_size=6,
)
VIEWERS = st.tuples(st.booleans(), st.frozensets(st.integers(0, 2)), st.frozensets(st.integers(0, 1)))
QUICK = settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.django_db
@QUICK
@given(rows=ROWS, who=VIEWERS)
def test_the_condition_keeps_exactly_the_rows_whose_audiences_meet_the_viewers(rows, who):
    with undone():
        parties = [Party.objects.create().pk for _ in range(3)]
        circles = [Circle.objects.create(name="C").pk for _ in range(2)]
        signed_in, acts_for, belongs = who
        viewer = VISITOR
        if signed_in:
            viewer = Viewer(
                7, frozenset(parties[p] for p in acts_for), frozenset(circles[c] for c in belongs)
            )
        allowed = set()
        for sight, owner, shared in rows:
            owner_id = None if owner is None else parties[owner]
            offer = Offer.objects.create(title="T", kind="support", visibility=sight, owner_id=owner_id)
            offer.circles.set([circles[c] for c in shared])
            if viewer.audiences & row_audiences(
                visibility=sight, owner_id=owner_id, circle_ids=[circles[c] for c in shared]
            ):
                allowed.add(offer.pk)
        found = list(visible(viewer, Offer.objects.all()).values_list("pk", flat=True))
        assert sorted(found) == sorted(allowed), "each once, and no other"


@pytest.mark.django_db
def test_the_condition_can_be_asked_of_what_a_row_points_to():
    owner = Party.objects.create()
    shown = Need.objects.create(title="T", statement="S")
    hidden = Need.objects.create(title="T", statement="S", visibility="private", owner=owner)
    for need in (shown, hidden):
        for offer in (Offer.objects.create(title="T", kind="support"),):
            need.matches.create(offer=offer, rank=1, score=0.5, run="r")
    from alongside.exchange.matches.models import Match

    rows = Match.objects.filter(seen(VISITOR, Need, "need__"))
    assert [row.need for row in rows] == [shown]
    assert Match.objects.filter(seen(Viewer(1, frozenset({owner.pk})), Need, "need__")).count() == 2
