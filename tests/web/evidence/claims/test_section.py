"""What other pages show of what was said, each to be opened."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR
from alongside.web.evidence.claims.section import section, ways
from tests._support import rows
from tests._support.evidence import case
from tests._support.evidence_claims import claim, source
from tests._support.evidence_evaluations import evaluation
from tests._support.partnerships import seen_by

pytestmark = pytest.mark.django_db


def asked(viewer=VISITOR):
    request = RequestFactory().get("/")
    request.user, request.viewer = AnonymousUser(), viewer
    return request


def test_what_was_said_of_each_kind_of_thing_is_shown_in_short():
    party = rows.actor("Ward").party
    offer, own = rows.offer("Lunch", kind="innovation", owner=party), case(owner=party)
    looked = evaluation(owner=party, offer=offer)
    found = claim(offer=offer, case=own)
    source(found, kind="people", band="fewer-than-five")
    source(found, kind="evaluation", key=looked.ref)
    source(found, side="against")
    for subject in (offer, own, looked):
        shown = section(asked(), subject)
        assert [one["url"] for one in shown["claims"]] == [f"/claims/{found.ref}/"] and shown["add"] == ""
        assert shown["claims"][0]["line"] == (
            "Fewer than five people, perhaps none · 2 sources for it · 1 against it"
        )
    ward = seen_by(party, "ward@example.org")
    assert section(asked(ward), own)["add"] == f"/claims/new/?case={own.ref}"
    assert [way["url"] for way in ways(asked(ward), offer)] == [f"/claims/new/?innovation={offer.ref}"]


def test_where_nothing_was_said_only_its_keeper_is_asked():
    party = rows.actor("Ward").party
    offer = rows.offer("Lunch", kind="innovation", owner=party)
    assert section(asked(), offer) is None and ways(asked(), offer) == []
    assert section(asked(seen_by(party, "ward@example.org")), offer)["claims"] == []
    assert section(asked(seen_by(party, "ward@example.org")), rows.offer("Tea", owner=party)) is None
