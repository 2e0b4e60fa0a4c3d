"""Choosing who may see something: the choices, what is wrong with one, and the mark on what is hidden."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.accounts.models import Acting, Circle, Party, User
from alongside.web import sight
from alongside.web.jinja import environment
from alongside.web.sight import Said
from tests._support import rows

pytestmark = pytest.mark.django_db
TEMPLATE = '{% from "components/sight.jinja" import sight_choice %}{{ sight_choice(sight) }}'


@pytest.fixture
def member():
    user, party = User.objects.create(email="a@example.org"), Party.objects.create()
    Acting.objects.create(user=user, party=party)
    circle = Circle.objects.create(name="Early ideas")
    circle.members.set([party])
    return user, party, circle


def sent(**fields):
    return sight.read(RequestFactory().post("/", fields))


def test_a_group_is_offered_to_its_members_only(member):
    user, _, circle = member
    assert sight.choices(VISITOR)["groups"] == []
    offered = {"value": f"circle:{circle.ref}", "text": "Early ideas"}
    assert sight.choices(viewer_for(user))["groups"] == [offered]
    assert sight.choices(viewer_for(user), world="practice")["groups"] == []
    page = environment().from_string(TEMPLATE).render(sight=sight.choices(viewer_for(user)))
    assert "This group: Early ideas" in page and "freedom of information" in page
    assert "aria-expanded" not in page, "a radio has no such state"
    assert "This group" not in environment().from_string(TEMPLATE).render(sight=sight.choices(VISITOR))


def test_what_was_sent_is_read_and_judged(member):
    user, _, circle = member
    viewer = viewer_for(user)
    assert sent(sight="members") == Said("members")
    said = sent(sight=f"circle:{circle.ref}")
    assert said == Said("circle", (circle.ref,))
    assert sight.choices(viewer, said=said)["chosen"] == sight.choice_of(said) == f"circle:{circle.ref}"
    assert sight.problems(viewer, said) == []
    assert sight.problems(viewer, said, world="practice")[0]["href"] == "#sight"
    assert sight.problems(viewer, sent(sight="circle"))[0]["href"] == "#sight"
    assert sight.problems(VISITOR, said)[0]["href"] == "#sight"
    wrong = sight.problems(viewer, sent())
    assert wrong[0]["text"] == "Choose who may see this."
    assert sight.choices(viewer, said=sent(), problems=wrong)["problem"] == wrong[0]["text"]


def test_a_row_says_who_else_may_see_it(member):
    user, party, circle = member
    viewer = viewer_for(user)
    offer = rows.offer("Tea", owner=party)
    assert sight.mark(viewer, offer) == sight.short_mark(offer) == ""
    offer.visibility = "circle"
    offer.circles.set([circle])
    assert sight.said_of(offer) == Said("circle", (circle.ref,))
    assert sight.mark(viewer, offer) == "Only for members of Early ideas"
    circle.members.clear()
    assert sight.mark(viewer_for(user), offer) == "Only for a private group", "its name is no longer theirs"
    assert sight.short_mark(offer) == "Only for a private group"
    offer.visibility = "members"
    assert sight.mark(viewer, offer) == "Only for signed-in people"
    offer.visibility = "private"
    assert sight.mark(viewer, offer) == "Only for you and those you act with"
