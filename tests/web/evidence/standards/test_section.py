"""The page of an innovation shows its stamps with all four, and how much of what is asked is there."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.services import standards as services
from alongside.web.evidence.standards.section import section, ways
from tests._support import rows
from tests._support.evidence_claims import stamp
from tests._support.innovations_journey import moving_one

pytestmark = pytest.mark.django_db


def asked(viewer=VISITOR):
    request = RequestFactory().get("/")
    request.viewer = viewer
    return request


def test_what_is_there_and_what_is_missing_is_told_where_a_record_is_kept():
    one = moving_one()
    services.answer(ref=one.ref, item="users", state="there", words="Ten.", by=one.by)
    stamp(offer=one.record.offer)
    shown = section(asked(one.viewer), one.record.offer)
    assert shown["there"] == 1 and len(shown["missing"]) == 3 and shown["has_record"]
    said = shown["stamps"][0]
    assert (said["standard"], said["judge"], said["on"]) == ("A standard, 2024", "The judges", "2 March 2026")
    assert said["on_what"] and said["how"].startswith("Written down by those who keep it")
    assert len(ways(asked(one.viewer), one.record.offer)) == 2


def test_of_something_of_the_past_nothing_is_asked():
    offer = rows.offer("Lunch", kind="innovation")
    assert section(asked(), offer) is None and ways(asked(), offer) == []
    stamp(offer=offer)
    assert not section(asked(), offer)["has_record"]
