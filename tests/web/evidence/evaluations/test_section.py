"""Whether it worked, on the pages of what it is about, and on Today."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR
from alongside.web.evidence.evaluations.section import section, ways
from tests._support import rows
from tests._support.evidence_evaluations import evaluation
from tests._support.evidence_measures import Keeper

pytestmark = pytest.mark.django_db


def asked(viewer):
    request = RequestFactory().get("/")
    request.viewer = viewer
    return request


def test_its_innovation_says_what_was_found():
    offer = rows.offer(kind="innovation")
    assert section(asked(VISITOR), offer) is None
    for at in range(6):
        evaluation(offer=offer, question=f"Did it? {at}", answer="ordinary")
    found = section(asked(VISITOR), offer)
    assert len(found["items"]) == 5
    assert found["more_url"]
    assert str(found["items"][0]["why"]).startswith("This is ordinary variation")


def test_a_case_and_a_place_say_it_too():
    here = rows.place("Wenbury")
    evaluation(place=here)
    assert len(section(asked(VISITOR), here)["items"]) == 1


def test_those_signed_in_may_plan_one():
    offer = rows.offer(kind="innovation")
    assert ways(asked(VISITOR), offer) == []
    assert ways(asked(Keeper().viewer), offer)[0]["url"] == f"/evaluations/new/?offer={offer.ref}"
