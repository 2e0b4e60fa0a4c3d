"""Who sees a claim, what it rests on for them, and which rest on nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.models import Claim
from alongside.exchange.evidence.queries import claims as queries
from tests._support import rows
from tests._support.evidence import case
from tests._support.evidence_claims import claim, source
from tests._support.partnerships import seen_by

pytestmark = pytest.mark.django_db


def test_a_claim_is_seen_as_itself_and_as_what_it_is_about():
    party = rows.actor("Ward").party
    hidden = rows.offer("Lunch", kind="innovation", visibility="private", owner=party)
    own = case(visibility="private", owner=party)
    public, about, costs = claim(), claim(offer=hidden), claim(case=own)
    mine = claim(visibility="private", owner=party)
    assert list(queries.claims_for(VISITOR)) == [public]
    assert queries.claim_for(VISITOR, about.ref) is queries.claim_for(VISITOR, mine.ref) is None
    ward = seen_by(party, "ward@example.org")
    assert list(queries.claims_for(ward)) == [public, about, costs, mine]
    assert queries.keeps(ward, mine) and not queries.keeps(ward, public) and not queries.keeps(VISITOR, mine)
    assert [queries.may_object(one, public) for one in (ward, VISITOR)] == [True, False]
    assert not queries.may_object(ward, mine)


def test_a_source_that_is_not_open_is_told_of_and_not_shown():
    found = claim()
    party = rows.actor("Ward").party
    source(found)
    source(found, kind="case", key=case(title="Secret", visibility="private", owner=party).ref)
    rest = queries.rest_of(VISITOR, found)
    assert [one.shown.title for one in rest.speaks_for] == ["A report"] and rest.hidden
    assert rest.agreement == "one" and rest.band == ""
    own = queries.rest_of(seen_by(party, "ward@example.org"), found)
    assert len(own.speaks_for) == 2 and not own.hidden and own.agreement == "agree"


def test_what_rests_on_nothing_is_found():
    named, unknown, bare = claim(), claim(), claim()
    source(named, kind="people", band="fewer-than-five")
    source(unknown, kind="people", band="not-known")
    every = Claim.objects.all()
    assert list(queries.narrowed(VISITOR, every, trace="untraced")) == [unknown, bare]
    assert list(queries.narrowed(VISITOR, every, band="not-known")) == [unknown]
    assert queries.rest_of(VISITOR, unknown).agreement == "none"


def test_lists_are_narrowed_and_counted():
    one = claim(sentence="Money comes late.", driver="funding", section="3.7.2", trace="lost")
    two = claim(sentence="Skills are short.", driver="skills", section="3.2.1 Table 4", status="settled")
    for found, band in ((one, "five-or-more"), (two, "fewer-than-five")):
        source(found, kind="people", band=band)
    every = queries.claims_for(VISITOR)
    for said in ({"q": "late money"}, {"driver": "funding"}, {"section": "3.7.2"}, {"trace": "lost"}):
        assert list(queries.narrowed(VISITOR, every, **said)) == [one], said
    assert list(queries.narrowed(VISITOR, every, status="settled")) == [two]
    assert list(queries.narrowed(VISITOR, every, mine=True)) == []
    assert queries.sections(VISITOR, "real") == ["3.2.1 Table 4", "3.7.2"]
    assert queries.counted(every) == {"funding": {"five-or-more": 1}, "skills": {"fewer-than-five": 1}}


def test_what_is_taken_back_is_not_shown_with_what_it_was_about():
    offer = rows.offer("Lunch", kind="innovation")
    kept = claim(offer=offer)
    claim(offer=offer, status="withdrawn", status_why="Wrong.")
    source(kept, kind="need", key="abc")
    assert (
        queries.claims_about(VISITOR, offer=offer) == [kept] == queries.claims_citing(VISITOR, "need", "abc")
    )
    assert queries.claims_about(VISITOR) == []


def test_what_many_claims_rest_on_is_read_as_fast_as_of_one():
    def asked(many):
        found = [claim() for _ in range(many)]
        for one in found:
            source(one)
            source(one, kind="people")
        with CaptureQueriesContext(connection) as counted:
            queries.rests_of(VISITOR, found)
        return len(counted)

    assert asked(1) == asked(6)
