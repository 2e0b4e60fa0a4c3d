"""Cases on the page of what they are about, what they come to together, and what waits."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR
from alongside.web.evidence.results import section
from tests._support import rows
from tests._support.evidence_since import case, figure, revisit
from tests._support.partnerships import seen_by

pytestmark = pytest.mark.django_db


def asked(viewer=VISITOR):
    request = RequestFactory().get("/")
    request.viewer = viewer
    return request


def test_cases_about_something_are_told_in_a_sentence_each():
    offer, place = rows.offer("Walking bus", kind="innovation"), rows.place("Wenbury")
    assert section.section(asked(), offer) is None
    first = case(offer=offer, mode="adds", status="agreed")
    figure(revisit(first))
    case("Quiet", offer=offer, visibility="private", place=place)
    case("Gone", offer=offer, status="withdrawn", status_why="Old")
    shown = section.section(asked(), offer)
    (only,) = shown["items"]
    assert "£3.10 back for each £1" in only["line"] and "cost £41,000" in only["why"] and shown["mix"] is None
    assert section.section(asked(), place) is None
    case("More", offer=offer, mode="replaces")
    mix = section.section(asked(), offer)["mix"]
    assert [row[0] for row in mix["rows"]] == ["Adds to what staff do", "Replaces what staff do"]
    assert mix["rows"][0][4]["text"] == "£0"  # all that it sets free is time


def test_whoever_keeps_something_makes_a_case_from_it():
    found = case()
    assert section.ways(asked(), rows.place("Wenbury")) == []
    (way,) = section.ways(asked(seen_by(found.owner)), rows.place("Farby"))
    assert way["url"].startswith("/cases/new/?place=")
