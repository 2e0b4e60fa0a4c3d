"""What is asked, by type and risk; what is there of one innovation, and what is said of it."""

import pytest

from alongside.exchange.evidence.models import StandardAnswer
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.innovations_journey import moving_one

pytestmark = pytest.mark.django_db


def test_more_is_asked_where_more_is_at_stake(client):
    everything = client.get("/standards/").text
    little = client.get("/standards/?type=service&reach=behind&stakes=low").text
    assert "It is clear what it is for and for whom" in everything and "It is open who gains" in everything
    assert "It was held against what is done now" in everything
    assert "It was held against what is done now" not in little
    assert "It has a licence as a medicine" in everything and "licence as a medicine" not in little
    assert "Freed beds and hours are not money" in little
    assert client.get("/standards/?type=tea&reach=tea").status_code == 200
    assert "The whole price is said" in client.get("/standards/?download=csv").content.decode()


def test_what_is_there_what_is_missing_and_who_could_help(client):
    one = moving_one()
    client.force_login(one.user)
    helper = rows.offer("Health economics clinic", "We cost new ways of working.")
    at = f"/innovations/{one.ref}/standards/"
    text = client.get(at).text
    assert "Nobody has said" in text and "nobody has said, so everything is asked" in text
    assert "Health economics clinic" in text and f"support/ask/?offer={helper.ref}" in text
    assert client.get(f"{at}level/").status_code == 200
    assert 'href="#reach"' in client.post(f"{at}level/", {"stakes": "low"}).text
    assert client.post(f"{at}level/", {"reach": "behind", "stakes": "low"}).status_code == 302
    assert client.get(f"{at}users/").status_code == 200 and client.get(f"{at}tea/").status_code == 404
    assert 'href="#words"' in client.post(f"{at}users/", {"state": "there"}).text
    assert 'href="#url"' in client.post(f"{at}users/", {"state": "there", "url": "a.b"}).text
    to = client.post(f"{at}users/", {"state": "there", "words": "Ten carers wrote it."}).url
    assert to == f"{at}?done=1#made" and StandardAnswer.objects.get().item == "users"
    text = client.get(at).text
    assert "Ten carers wrote it." in text and "1 are there" in text and "It works behind the scenes" in text
    assert "Ten carers wrote it." in client.get(f"{at}?download=csv").content.decode()
    assert "What was said before" in client.get(f"{at}users/").text


def test_without_a_record_it_is_only_said_what_is_asked(client):
    past = rows.offer("Lunch", kind="innovation", innovation_types=["service"])
    text = client.get(f"/innovations/{past.ref}/standards/").text
    assert "only says what is asked" in text and "Nobody has said" not in text
    one = moving_one()
    Offer.objects.filter(pk=one.record.offer_id).update(visibility="public")
    for at in ("level/", "users/"):
        assert client.get(f"/innovations/{one.ref}/standards/{at}").status_code == 404
