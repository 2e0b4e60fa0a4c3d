"""The pages by which two organisations are put in touch for who they are."""

import pytest

from alongside.exchange.accounts.models import Guest, Message
from alongside.exchange.matches.models import Acquaintance
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    town = rows.place("Town")
    one, other = (rows.actor(name, place=town) for name in ("Lantern", "Hall"))
    return {
        "one": one,
        "other": other,
        "ann": user("ann", one.party),
        "bob": user("bob", other.party),
        "nell": user("nell", rows.actor("Alliance").party, "broker", town),
        "at": f"/introductions/between/?a={one.ref}&b={other.ref}&why=Two+steps+apart",
    }


def text(page):
    return page.content.decode()


def test_the_message_is_shown_with_why_before_anything_is_sent(client, two):
    assert client.get(two["at"]).status_code == 302, "somebody must sign in"
    client.force_login(two["nell"])
    page = client.get(two["at"])
    assert "Two steps apart" in text(page) and not Acquaintance.objects.exists()
    assert client.get(f"/introductions/between/?a={two['one'].ref}&b=nobody").status_code == 404
    assert client.post(two["at"], {"words": ""}).status_code == 422
    named = client.post(two["at"], {"words": "Ring Ann on 07700 900123"})
    assert named.status_code == 422 and "Ring Ann on" in text(named), "what was typed is kept"
    sent = client.post(two["at"], {"words": "You both look for rooms."})
    made = Acquaintance.objects.get()
    assert sent.headers["Location"] == f"/introductions/met/{made.ref}/?done=asked"
    assert "already being put in touch" in text(client.get(two["at"]))
    assert "Lantern and Hall" in text(client.get("/introductions/"))


def test_both_answer_on_its_page_and_see_how_to_reach_each_other(client, two):
    client.force_login(two["ann"])
    client.post(two["at"], {"words": "Shall we talk?"})
    url = f"/introductions/met/{Acquaintance.objects.get().ref}/"
    client.force_login(two["bob"])
    assert client.post(url, {"do": "nothing"}).status_code == 404
    bare = client.post(url, {"do": "answer", "which": "other", "answer": "yes", "contact": ""})
    assert bare.status_code == 422 and "how they can reach you" in text(bare)
    said = {"do": "answer", "which": "other", "answer": "yes", "contact": "01700 900100"}
    assert client.post(url, said).status_code == 302
    page = text(client.get(url))
    assert "01700 900100" in page and two["ann"].email in page
    came = {"do": "helped", "which": "other", "helped": "yes", "helped_words": "A room"}
    assert client.post(url, came).status_code == 302
    assert client.post(url, {"do": "stop"}).status_code == 302
    client.force_login(user("sam", rows.actor("Elsewhere").party))
    assert client.get(url).status_code == 404
    client.logout()
    assert client.get(url).status_code == 302


def test_one_who_may_not_ask_is_told_so(client, two):
    client.force_login(user("sam", rows.actor("Elsewhere").party))
    page = client.get(two["at"])
    assert page.status_code == 403 and "Only these two and their connector" in text(page)


def test_somebody_without_an_account_answers_by_a_link(client, two):
    person = rows.actor("Gwen", nature="person", sector="community", place=two["one"].place)
    guest = Guest.objects.create(party=person.party, name="Gwen", email="gwen@home.example")
    client.force_login(two["nell"])
    client.post(f"/introductions/between/?a={two['one'].ref}&b={person.ref}", {"words": "Shall we?"})
    mail = Message.objects.get(guest=guest)
    link = next(word for word in mail.text.split() if "/l/" in word)
    path = link[link.index("/l/") :]
    client.logout()
    assert "Shall we put you in touch?" in text(client.get(path))
    assert client.post(path, {"button": "yes", "contact": ""}).status_code == 422
    done = client.post(path, {"button": "yes", "contact": "01700 900123"})
    assert "They are told" in text(done)
    assert Acquaintance.objects.get().sides.get(which="other").answer == "yes"
