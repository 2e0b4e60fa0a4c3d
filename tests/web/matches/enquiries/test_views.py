"""Somebody without an account asks, is told who answers by when, and follows it."""

import pytest

from alongside.exchange.accounts.models import Guest
from alongside.exchange.matches.models import Enquiry
from tests._support import asking, rows

pytestmark = pytest.mark.django_db
JOAN = {"send": "1", "name": "Joan", "phone": "01632 960444", "place": "Playford"}


@pytest.fixture
def here(db):
    return asking.settle()


def test_the_form_says_who_rings_and_when_before_anything_is_typed(client, here):
    page = client.get("/ring-me-back/", {"place": here.village.ref, "q": "A lift to the clinic"}).text
    assert "Nell rings you by" in page and "01632 960101" in page and 'href="tel:999"' in page
    assert 'value="Playford"' in page and "A lift to the clinic" in page
    assert "There is a problem" not in page


def test_a_name_and_a_number_are_enough_and_the_next_page_says_what_happens_now(client, here):
    answer = client.post("/ring-me-back/", JOAN | {"when": "After eight"}, follow=True)
    asked = Enquiry.objects.get()
    assert answer.redirect_chain[-1][0] == f"/yours/?asked={asked.ref}"
    assert (asked.guest.name, asked.guest.email, asked.when) == ("Joan", "", "After eight")
    said = answer.text
    assert "Nell rings you by" in said and asked.guest.number in said and "Keep this number" in said
    assert client.get("/yours/").text.count("Nell rings you by") == 1, "also without the address of the start"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"phone": ""}, "phone"),
        ({"phone": "call me"}, "phone"),
        ({"phone": "123"}, "phone"),
        ({"place": ""}, "place"),
        ({"place": "Nowhere at all"}, "place"),
        ({"when": "x" * 90}, "when"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, here, change, field):
    answer = client.post("/ring-me-back/", JOAN | {"words": "About my mother"} | change)
    assert answer.status_code == 422 and not Enquiry.objects.exists() and not Guest.objects.exists()
    assert f'href="#{field}"' in answer.text and "About my mother" in answer.text


def test_where_nobody_is_a_connector_this_is_said(client, here, settings):
    settings.OPERATOR = {"name": "Wenbury Council", "phone": "01632 960000", "mail": ""}
    page = client.get("/ring-me-back/", {"place": "Farland"}).text
    assert "Nobody here is the connector for Farland yet" in page
    assert "Wenbury Council rings you by" in page and "01632 960000" in page


def test_a_question_about_an_entry_says_who_answers(client, here):
    kept = rows.offer("Club night", owner=here.club.party, actor=here.club, place=here.village)
    listed = rows.offer("Old listing", standing="unclaimed", place=here.village)
    assert "Club looks after this entry" in client.get("/ask-about/", {"offer": kept.ref}).text
    assert "Nobody here looks after this entry" in client.get("/ask-about/", {"offer": listed.ref}).text
    sent = JOAN | {"offer": listed.ref, "words": "Is it there?", "place": "Playford"}
    page = client.post("/ask-about/", sent, follow=True).text
    assert "finds out whom to ask" in page
    assert Enquiry.objects.get().finds_contact
    assert client.get("/ask-about/").status_code == 302


def test_an_entry_that_may_not_be_seen_is_not_there(client, here):
    secret = rows.offer("Secret", visibility="private", owner=here.club.party)
    for key in (secret.ref, "nothing"):
        assert client.get("/ask-about/", {"offer": key}).status_code == 404
        assert client.post("/ring-me-back/", JOAN | {"offer": key}).status_code == 404


def test_words_from_the_form_of_a_need_are_shown_before_they_are_told_in_private(client, here):
    first = client.post("/tell-privately/", {"statement": "My son Tom is ill", "place": "Playford"})
    assert first.status_code == 200 and "My son Tom is ill" in first.text and not Enquiry.objects.exists()
    client.post("/tell-privately/", JOAN | {"words": "My son Tom is ill"})
    assert Enquiry.objects.get().kind == "private"
    lost = client.post("/tell-privately/", JOAN | {"words": "Far away", "place": "Farland"})
    assert lost.status_code == 422 and "nobody was told" in lost.text and "Far away" in lost.text


def test_an_answer_must_find_whoever_asks(client, here):
    listed = rows.offer("Old listing", standing="unclaimed")
    sent = JOAN | {"offer": listed.ref, "words": "Is it there?", "phone": ""}
    assert client.post("/ask-about/", sent).status_code == 422
    assert client.post("/ask-about/", sent | {"email": "not a mail"}).status_code == 422
    assert client.post("/ask-about/", sent | {"email": "joan@x.example"}).status_code == 302
    client.logout()
    client.force_login(here.stranger)
    assert client.post("/ask-about/", sent).status_code == 302, "an account is told on its page"


def test_worlds_do_not_mix(client, here):
    rows.place("Alderquay", world="practice")
    offer = rows.offer("Real", place=here.village)
    assert "invented" in client.post("/ring-me-back/", JOAN | {"place": "Alderquay", "offer": offer.ref}).text
    assert "real place" in client.post("/ring-me-back/", JOAN | {"world": "practice"}).text
    page = client.get("/ring-me-back/", {"place": "Alderquay"}).text
    assert "Practice town: invented." in page
