"""Putting a claim down, saying what it rests on, objecting, settling, sharing: as people do it."""

import pytest

from alongside.exchange.evidence.models import Claim
from tests._support import rows
from tests._support.evidence_claims import claim, source
from tests._support.evidence_evaluations import evaluation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(client):
    actor = rows.actor("Ward")
    client.force_login(user_of(actor.party, "ward@example.org"))
    return actor, rows.offer("Lunch", kind="innovation", owner=actor.party)


def test_who_keeps_something_puts_down_what_is_said_with_its_sources(client, ward):
    _actor, offer = ward
    at = f"/claims/new/?innovation={offer.ref}"
    assert "What is said about it?" in client.get(at).text
    wrong = client.post(at, {"sentence": "", "limits": "In winter."})
    assert wrong.status_code == 422 and 'href="#sentence"' in wrong.text and "In winter." in wrong.text
    to = client.post(at, {"sentence": "It helps.", "limits": "In winter.", "driver": "skills"}).url
    made = Claim.objects.get()
    assert to == f"/claims/{made.ref}/sources/new/" and made.offer == offer
    assert "People: how many?" in client.get(to).text
    said = {"side": "for", "kind": "people", "band": ""}
    assert 'href="#band"' in client.post(to, said).text
    assert client.post(to, said | {"band": "five-or-more"}).status_code == 302
    said = {
        "side": "against",
        "kind": "document",
        "key": "https://a.example/b",
        "title": "B",
        "strength": "3",
    }
    assert 'href="#dated-day"' in client.post(to, said | {"dated-day": "40"}).text
    far = {"dated-day": "1", "dated-month": "1", "dated-year": "2999"}
    assert 'href="#dated-day"' in client.post(to, said | far).text
    assert client.post(to, said).url == f"/claims/{made.ref}/?done=cited"
    text = client.get(f"/claims/{made.ref}/?done=cited").text
    assert "Five people or more" in text and "Tested in a randomised trial" in text and "Kept." in text
    row = made.sources.get(kind="document")
    assert "Take this away?" in client.get(f"/claims/{made.ref}/sources/{row.ref}/").text
    client.post(f"/claims/{made.ref}/sources/{row.ref}/")
    assert not made.sources.filter(kind="document").exists()


def test_it_is_put_down_from_a_case_or_an_evaluation_too(client, ward):
    actor, offer = ward
    found = evaluation(question="Does lunch help?", offer=offer, owner=actor.party)
    at = f"/claims/new/?evaluation={found.ref}"
    assert "Does lunch help?" in client.get(at).text
    client.post(at, {"sentence": "It helps."})
    assert Claim.objects.get().sources.get().key == found.ref
    for bare in ("", "?innovation=nothing", f"?case={offer.ref}"):
        assert client.get(f"/claims/new/{bare}").status_code == 404


def test_another_says_why_it_does_not_hold(client, ward):
    theirs = claim()
    page = client.get(f"/claims/{theirs.ref}/").text
    assert "Say why this does not hold" in page
    at = f"/claims/{theirs.ref}/object/"
    assert "stands beside it" in client.get(at).text
    assert 'href="#why"' in client.post(at, {"why": " "}).text
    hinted = client.post(at, {"why": "Ring me on 07700 900123."})
    assert hinted.status_code == 422 and "as_it_is" in hinted.text
    assert client.post(at, {"why": "Nobody came in winter."}).url.endswith("?done=objected")
    text = client.get(f"/claims/{theirs.ref}/").text
    assert "Nobody came in winter." in text and "Ward" in text


def test_it_is_settled_limited_and_shared_by_who_keeps_it(client, ward):
    actor, offer = ward
    mine = claim(owner=actor.party, offer=offer)
    source(mine)
    at = f"/claims/{mine.ref}/"
    assert "It is now" in client.get(f"{at}stand/").text
    assert 'href="#why"' in client.post(f"{at}stand/", {"to": "settled"}).text
    client.post(f"{at}stand/", {"to": "settled", "why": "Two say so."})
    client.get(f"{at}edit/")
    assert 'href="#dated-day"' in client.post(f"{at}edit/", {"dated-year": "x"}).text
    client.post(f"{at}edit/", {"limits": "In Wenbury.", "driver": "skills"})
    assert "Nobody sees it" in client.get(f"{at}sharing/").text
    assert client.post(f"{at}sharing/", {"sight": "private"}).status_code == 302
    text = client.get(at).text
    assert "Settled for now" in text and "Two say so." in text and "In Wenbury." in text
    mine.refresh_from_db()
    assert mine.visibility == "private"
