"""What pages of other rooms show of this one, and that a closed room shows nothing."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR
from alongside.web.evidence import sections
from tests._support import rows
from tests._support.evidence_evaluations import evaluation, looked
from tests._support.evidence_since import case

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    request = RequestFactory().get("/")
    request.viewer, request.doer = VISITOR, None
    return request


def test_a_page_shows_the_parts_that_have_something_to_say(asked):
    offer = rows.offer("Night light", kind="innovation")
    assert sections.shown(asked, offer) == {}
    case(offer=offer)
    evaluation(offer=offer)
    assert list(sections.shown(asked, offer)) == ["results", "evaluations"]


def test_they_stand_on_the_page_of_an_innovation_and_of_a_place(client):
    offer, place = rows.offer("Night light", kind="innovation"), rows.place("Wenbury")
    found = case("What the light brings", offer=offer, place=place)
    for path in (f"/innovations/{offer.ref}/", f"/places/{place.ref}/"):
        assert f"/cases/{found.ref}/" in client.get(path).text


def test_a_closed_room_shows_nothing(asked, monkeypatch):
    offer = rows.offer("Night light", kind="innovation")
    case(offer=offer)
    monkeypatch.setattr(sections, "open_page", lambda path, world: "")
    assert sections.shown(asked, offer) == {}
    assert sections.ways(asked, offer) == []


def test_what_was_found_stands_beside_who_has_tried_it(monkeypatch):
    offer = rows.offer("Night light", kind="innovation")
    found = looked(offer=offer, answer="better", grade="B")
    proof = sections.proofs(VISITOR, [offer.pk])[offer.pk]
    assert proof["url"] == f"/evaluations/{found.ref}/"
    assert "more than chance" in proof["text"] and "B:" in proof["text"]
    monkeypatch.setattr(sections, "open_page", lambda path, world: "")
    assert sections.proofs(VISITOR, [offer.pk]) == {}
