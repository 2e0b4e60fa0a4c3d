"""Proposing who pays whom."""

import pytest

from alongside.exchange.evidence.models import Terms
from alongside.exchange.evidence.terms_rules import FIELDS
from tests._support.evidence_terms import Three, terms

pytestmark = pytest.mark.django_db
SHARE = {"gainer": "hospital", "share-charity": "65", "share-council": "5%", "version": "1"}


@pytest.fixture
def three(client):
    found = Three()
    client.force_login(found.people["charity"])
    return found


def test_each_way_comes_filled_in_so_that_it_can_be_looked_at(client, three):
    at = f"/cases/{three.case.ref}/terms/new/"
    ways = client.get(at).text
    for kind in FIELDS:
        assert f"{at}{kind}/" in ways
        page = client.get(f"{at}{kind}/")
        assert "What each would be left with" in page.text, kind
    assert client.get(f"{at}nonsense/").status_code == 404


def test_numbers_are_tried_before_they_are_proposed(client, three):
    at = f"/cases/{three.case.ref}/terms/new/gain-share/"
    tried = client.post(at, SHARE | {"do": "try"})
    assert tried.status_code == 200 and not Terms.objects.exists()
    assert "Steady Feet 65%; Alder Council 5%" in tried.text
    assert "On average nobody would lose." in tried.text
    assert "Yes, for all who decide how it is done." in tried.text
    made = client.post(at, SHARE | {"do": "propose", "why": "It falls to those who do the work."})
    row = Terms.objects.get()
    assert made.url == f"/cases/{three.case.ref}/terms/{row.ref}/?done=proposed"
    assert row.numbers == {"gainer": "hospital", "shares": {"charity": 0.65, "council": 0.05}}
    assert "It is proposed" in client.get(made.url).text


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(client, three):
    at = f"/cases/{three.case.ref}/terms/new/"
    wrong = client.post(f"{at}gain-share/", SHARE | {"share-charity": "99", "do": "propose"})
    assert wrong.status_code == 422
    assert (
        "more than 100% together" in wrong.text
        and 'value="99"' in wrong.text
        and 'href="#shares"' in wrong.text
    )
    fee = {"payer": "hospital", "payee": "hospital", "counted": "visits", "fee": "lots", "do": "try"}
    wrong = client.post(f"{at}activity/", fee)
    assert "nobody pays themselves" in wrong.text and "Write an amount in pounds" in wrong.text
    assert 'value="lots"' in wrong.text
    old = client.post(f"{at}gain-share/", SHARE | {"version": "9", "do": "propose"})
    assert old.status_code == 422 and "figures of the case have changed" in old.text
    named = client.post(f"{at}gain-share/", SHARE | {"do": "propose", "why": "Ring ann@example.org"})
    assert named.status_code == 422 and "as_it_is" in named.text


def test_earlier_terms_are_where_one_begins_again(client, three):
    row = terms(three)
    page = client.get(f"/cases/{three.case.ref}/terms/new/gain-share/?from={row.ref}").text
    assert 'value="40"' in page and 'value="10"' in page


def test_who_answers_for_nobody_may_try_but_not_propose(client, three):
    client.logout()
    three.case.visibility = "public"
    three.case.save()
    at = f"/cases/{three.case.ref}/terms/new/gain-share/"
    assert "Propose it to the others" not in client.get(at).text
    assert client.post(at, SHARE | {"do": "try"}).status_code == 200
    assert client.post(at, SHARE | {"do": "propose"}).status_code == 404


def test_a_draft_is_tried_and_not_proposed(client):
    found = Three(status="draft")
    client.force_login(found.people["charity"])
    at = f"/cases/{found.case.ref}/terms/new/fixed/"
    assert "once it has been sent to them" in client.get(at).text
    said = {"payer": "hospital", "payee": "charity", "amount": "50,000", "years": "4", "version": "1"}
    answer = client.post(at, said | {"do": "propose"})
    assert answer.status_code == 422 and "Send the case to those named in it first" in answer.text
