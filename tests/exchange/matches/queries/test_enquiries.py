"""What an enquiry is about is told only to those who may see that."""

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import Circle
from alongside.exchange.matches.queries.enquiries import (
    enquiries_for,
    enquiry_for,
    own_enquiries,
    own_enquiry,
)
from alongside.exchange.matches.services.enquiring import Question, ask_connector
from tests._support import asking, rows

pytestmark = pytest.mark.django_db


def test_a_connector_reads_the_question_and_not_the_title_of_what_is_hidden_from_them():
    here = asking.settle()
    circle = Circle.objects.create(name="Early", host=here.club.party)
    circle.members.add(here.club.party)
    offer = rows.offer("Secret lamp", place=here.town, visibility="circle", owner=here.club.party)
    offer.circles.set([circle])
    question = Question(
        kind="ring-back",
        world="real",
        place_id=here.town.pk,
        name="Kim",
        phone="01632 960555",
        offer_id=offer.pk,
    )
    made = ask_connector(question=question, by=asking.does(here.keeper), at=timezone.now())
    own, connector = asking.sees(here.keeper), asking.sees(here.connector)
    assert [one.offer for one in own_enquiries(own)] == [offer]
    assert [one.offer for one in enquiries_for(connector)] == [None]
    assert enquiry_for(connector, made.ref).offer is None and enquiry_for(connector, made.ref).offer_id
    left = Viewer(user_id=here.keeper.pk)
    assert own_enquiry(left, made.ref).offer is None
    offer.visibility = "public"
    offer.save()
    assert enquiry_for(connector, made.ref).offer == offer
