"""A moderator decides by the policy; the author reads why, and asks once to look again."""

import pytest
from django.test import Client

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Link
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.voices.services import joining
from alongside.exchange.voices.services.moderating import decide
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_from_the_queue_to_the_appeal():
    talk = Talk()
    ada = talk.resident("ada")
    said, other = talk.say("More benches. Call Ann on 07700 900123", ada), talk.say("Quieter nights")
    nell, ned, author = (signed_in(one) for one in (talk.nell, talk.ned, ada.user))
    queue = f"/asks/{talk.ask.ref}/checking/"
    one = f"{queue}{said.contribution.ref}/"
    assert talk.ask.title in nell.get("/asks/checking/").content.decode()
    assert "More benches" in nell.get(queue).content.decode()
    assert "What people said waits to be looked at" in nell.get("/you/").content.decode()
    assert nell.post(queue, {}).status_code == 422
    nell.post(queue, {"said": [other.contribution.ref, "nonsense"]})
    other.refresh_from_db()
    assert other.state == "shown"
    page = nell.get(one).content.decode()
    assert "looks like a phone number" in page and "more than one thing" in page and "ada" not in page
    wrong = nell.post(one, {"outcome": "rejected", "words": "Leave out the number."})
    assert wrong.status_code == 422 and "Leave out the number." in wrong.content.decode(), "nothing is lost"
    typed = {"outcome": "rejected", "reason": "personal", "words": "Leave out the number."}
    assert nell.post(one, typed).status_code == 302
    mine = f"/asks/said/{said.contribution.ref}/"
    page = author.get(mine).content.decode()
    assert "Leave out the number." in page and "who did not agree" in page
    assert author.post(mine, {"words": " "}).status_code == 422
    assert author.post(mine, {"words": "It is my own number."}).status_code == 302
    assert "Somebody else looks at it now" in nell.get(one).content.decode()
    assert nell.post(one, {"do": "appeal", "outcome": "put-back"}).status_code == 422
    assert ned.post(one, {"do": "appeal", "outcome": "put-back", "words": "Right."}).status_code == 302
    said.refresh_from_db()
    assert said.state == "shown" and "for good" in author.get(mine).content.decode()
    log = nell.get(f"/asks/{talk.ask.ref}/checked/").content.decode()
    assert "nell" in log and "asked again" in log
    public = Client().get(f"/asks/{talk.ask.ref}/checked/").content.decode()
    assert "nell" not in public and "Leave out" not in public
    assert "Quieter" in nell.get(f"/asks/{talk.ask.ref}/checked/?download=csv").content.decode()


def test_whoever_does_not_look_after_it_finds_no_such_page():
    talk = Talk()
    said = talk.say("Benches", talk.resident("ada"))
    eve = signed_in(talk.resident("eve").user)
    for path in (
        f"/asks/{talk.ask.ref}/checking/",
        f"/asks/{talk.ask.ref}/checking/{said.contribution.ref}/",
    ):
        assert eve.get(path).status_code == 404 and Client().get(path).status_code == 404
    assert eve.get(f"/asks/said/{said.contribution.ref}/").status_code == 404
    assert eve.get("/asks/said/nonsense/").status_code == 404
    moderator = signed_in(talk.mo)
    assert moderator.get(f"/asks/{talk.ask.ref}/checking/nonsense/").status_code == 404


def test_a_guest_reads_it_by_the_link_in_the_mail():
    talk = Talk()
    guest = new_guest(name="Ada", email="ada@x.example")
    part = joining.join(ask=talk.ask, by=Doer(guest_id=guest.pk, acting_for_id=guest.party_id)).participant
    joining.tell_by(participant=part, tell="mail")
    said = talk.say("Benches", part)
    decide(ref=said.contribution.ref, outcome="rejected", reason="several", by=talk.by(talk.nell))
    from alongside.exchange.accounts.models import Message

    path = "/l/" + Message.objects.get(guest=guest).text.split("/l/")[1].split()[0]
    client = Client()
    assert client.get(path).status_code == 200 and Link.objects.get(purpose="said").used_at is None
    assert client.post(path, {"button": "go"}).status_code == 200
    page = client.get(f"/asks/said/{said.contribution.ref}/")
    assert page.status_code == 200 and "Say it again as two" in page.content.decode()
