"""A stamp is given with all four, shown with all four, and withdrawn with its reason."""

import pytest

from alongside.exchange.evidence.models import Stamp
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.evidence_claims import stamp
from tests._support.innovations_journey import moving_one
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
SAID = {"standard": "Digital standard, 2024", "outcome": "met", "on_what": "The second version"}
DAY = {"judged_on-day": "2", "judged_on-month": "3", "judged_on-year": "2026"}


@pytest.fixture
def one():
    found = moving_one()
    Offer.objects.filter(pk=found.record.offer_id).update(visibility="public")
    return found


def test_a_judge_gives_and_withdraws_a_stamp(client, one):
    judge = rows.actor("The judges")
    client.force_login(user_of(judge.party, "judge@example.org"))
    at = f"/innovations/{one.ref}/standards/"
    assert "The judges" in client.get(f"{at}stamps/new/").text
    for less, field in (
        ({"standard": ""}, "standard"),
        ({"on_what": ""}, "on_what"),
        ({"outcome": ""}, "outcome"),
        ({"who": "other"}, "who"),
        ({"url": "a.b"}, "url"),
        ({"judged_on-day": "40"}, "judged_on-day"),
        ({"until-day": "1", "until-month": "1", "until-year": "2020"}, "until-day"),
    ):
        wrong = client.post(f"{at}stamps/new/", SAID | DAY | {"who": judge.ref} | less)
        assert wrong.status_code == 422 and f'href="#{field}"' in wrong.text, less
    assert client.post(f"{at}stamps/new/", SAID | DAY | {"who": judge.ref}).url == f"{at}?done=1#stamps"
    text = client.get(at).text
    for said in (*SAID.values(), "2 March 2026", "Given here by the judge.", "Meets the standard"):
        assert said in text or said == "met", said
    made = Stamp.objects.get()
    assert 'href="#why"' in client.post(f"{at}stamps/{made.ref}/", {"why": ""}).text
    assert client.get(f"{at}stamps/{made.ref}/").status_code == 200
    client.post(f"{at}stamps/{made.ref}/", {"why": "Another version is in use."})
    assert "Another version is in use." in client.get(at).text
    assert client.get(f"{at}stamps/{made.ref}/").status_code == 404


def test_who_keeps_it_writes_down_what_another_judged_and_it_says_so(client, one):
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/standards/stamps/"
    said = SAID | DAY | {"who": "other"}
    assert 'href="#judge"' in client.post(f"{at}new/", said).text
    assert client.post(f"{at}new/", said | {"judge": "A national body"}).status_code == 302
    text = client.get(f"/innovations/{one.ref}/standards/").text
    assert "A national body" in text and "The judge has not said so here." in text
    client.post(f"{at}new/", said | {"who": one.actor.ref})
    assert "They judged their own." in client.get(f"/innovations/{one.ref}/standards/").text


def test_nobody_stamps_without_an_organisation_or_withdraws_what_is_not_theirs(client, one):
    at = f"/innovations/{one.ref}/standards/stamps/"
    other = stamp(offer=one.record.offer)
    assert client.get(f"{at}new/").status_code == client.get(f"{at}{other.ref}/").status_code == 404
    ada = rows.actor("Ada", nature="person")
    client.force_login(user_of(ada.party, "ada@example.org"))
    assert (
        client.get(f"{at}new/").status_code
        == client.post(f"{at}{other.ref}/", {"why": "x"}).status_code
        == 404
    )
