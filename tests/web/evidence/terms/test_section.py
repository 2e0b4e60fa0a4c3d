"""Who would lose, on the page of a case."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.access import viewer_for
from alongside.web.evidence.terms.section import section, ways
from tests._support.evidence_terms import Three, answer, terms

pytestmark = pytest.mark.django_db


def asked(three, who):
    request = RequestFactory().get("/")
    request.viewer, request.doer = viewer_for(three.people[who]), three.by[who]
    return request


def test_the_page_of_a_case_says_who_would_lose_and_what_is_asked():
    three = Three()
    found = section(asked(three, "hospital"), three.case)
    assert "Steady Feet (£182,479)" in found["says"] and not found["rows"]
    (way,) = ways(asked(three, "hospital"), three.case)
    assert way["url"].endswith("/terms/new/")
    row = terms(three)
    (shown,) = section(asked(three, "hospital"), three.case)["rows"]
    assert shown["badge"] == "Waiting for answers"
    assert [way["url"] for way in ways(asked(three, "hospital"), three.case)] == [shown["url"]]
    answer(row)
    assert ways(asked(three, "hospital"), three.case)[0]["url"].endswith("/terms/new/")


def test_a_case_that_cannot_be_worked_out_has_no_such_part():
    three = Three(
        model={"parties": [{"id": k, "name": k} for k in ("hospital", "charity", "council")], "title": "x"}
    )
    assert section(asked(three, "charity"), three.case) is None
    three.case.versions.all().delete()
    assert section(asked(three, "charity"), three.case) is None
