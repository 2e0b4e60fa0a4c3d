"""Put in touch, page by page: the message before it is sent, answers, letters, lists, and what is refused."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.models import Party
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.matches.models import Introduction, Letter
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.web.middleware import GUEST
from tests._support import introductions as two
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def those():
    return two.two()


def page(client, who, path, **posted):
    client.force_login(who)
    return client.post(path, posted) if posted else client.get(path)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def new(those):
    return f"/introductions/new/?need={those.need.ref}&offer={those.offer.ref}"


def test_a_visitor_is_led_to_sign_in_and_comes_back(client, those):
    made = two.introduced(those)
    for path in ("/introductions/", new(those), f"/introductions/{made.ref}/"):
        answer = client.get(path)
        assert answer.status_code == 302 and answer.url.startswith("/account/login/?next=/introductions/")


def test_the_exact_message_is_shown_changed_and_sent(client, those):
    shown = page(client, those.ward, new(those))
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", shown.content.decode(), re.DOTALL)[1]
    assert "Men eat alone" in text and "Thursday lunch" in text and "not an endorsement" in words(shown)
    assert not Introduction.objects.exists(), "nothing is sent by looking"
    sent = page(client, those.ward, new(those), words="May seven men come?")
    made = Introduction.objects.get()
    assert sent.url == f"/introductions/{made.ref}/?done=asked" and made.words == "May seven men come?"
    after = words(client.get(sent.url))
    assert "Sent. You are told here" in after and "Waiting for an answer" in after and "Take it back" in after


def test_a_message_without_words_keeps_the_page(client, those):
    answer = page(client, those.ward, new(those), words=" ")
    assert answer.status_code == 422 and 'href="#words"' in answer.content.decode()
    assert not Introduction.objects.exists()


def test_personal_details_are_a_hint_and_no_wall(client, those):
    text = "Ring me on 07700 900123"
    answer = page(client, those.ward, new(those), words=text)
    assert answer.status_code == 422 and "Send it as it is" in words(answer) and text in words(answer)
    assert page(client, those.ward, new(those), words=text, as_it_is="yes").status_code == 302


def test_what_is_refused_says_why_and_whom_to_ask(client, those):
    Offer.objects.update(standing="history", reported_on="2017-01-01")
    answer = page(client, those.ward, new(those))
    assert answer.status_code == 200 and "reported in the past" in words(answer)
    stranger = two.user("stranger", Party.objects.create())
    assert page(client, stranger, new(those)).status_code == 403
    for path in ("/introductions/new/", f"/introductions/new/?need=x&offer={those.offer.ref}"):
        assert page(client, those.ward, path).status_code == 404
    Offer.objects.update(visibility="private")
    assert page(client, those.ward, new(those)).status_code == 404


def test_after_a_no_new_grounds_are_asked_for(client, those):
    made = two.introduced(those, by=those.ward)
    said = {"do": "answer", "which": "offer", "answer": "no", "why": "far", "words": "An hour by bus."}
    assert page(client, those.helper, f"/introductions/{made.ref}/", **said).status_code == 302
    shown = words(page(client, those.ward, new(those)))
    assert "said no to this before: An hour by bus." in shown
    assert page(client, those.ward, new(those), words="Again?").status_code == 422
    assert page(client, those.ward, new(those), words="Again?", grounds="A bus now.").status_code == 302


def test_one_half_known_the_other_is_chosen(client, those):
    asked = page(client, those.ward, f"/introductions/new/?offer={those.offer.ref}")
    assert f"need={those.need.ref}" in asked.content.decode()
    given = page(client, those.helper, f"/introductions/new/?need={those.need.ref}")
    assert f"offer={those.offer.ref}" in given.content.decode()
    none = page(client, those.helper, f"/introductions/new/?offer={those.offer.ref}")
    assert "You have said nothing yet that is needed" in words(none)


def test_answers_letters_and_how_it_went_on_one_page(client, those):
    made = two.introduced(those, by=those.ward)
    path = f"/introductions/{made.ref}/"
    assert "Do you want to be put in touch?" in words(page(client, those.helper, path))
    assert "Do you want" not in words(page(client, those.ward, path))
    wrong = page(client, those.helper, path, do="answer", which="offer", answer="no")
    assert wrong.status_code == 422 and 'href="#why"' in wrong.content.decode()
    page(client, those.helper, path, do="answer", which="offer", answer="yes")
    hint = page(client, those.ward, path, do="letter", which="need", text="I am at ann@x.example")
    assert hint.status_code == 422 and "ann@x.example" in words(hint) and not Letter.objects.exists()
    page(client, those.ward, path, do="letter", which="need", text="Is Thursday good?")
    assert "Is Thursday good?" in words(page(client, those.helper, path))
    assert "Is Thursday good?" not in words(page(client, those.nell, path)), "letters are for the two"
    page(client, those.helper, path, do="helped", which="offer", helped="yes", helped_words="Seven came.")
    assert "Did it help? Yes, it helped · Seven came." in words(page(client, those.ward, path))
    assert page(client, those.ward, path, do="stop").url == f"{path}?done=stopped"
    assert "Ended" in words(page(client, those.ward, path))


def test_nobody_answers_for_another_and_nothing_else_is_done(client, those):
    made = two.introduced(those, by=those.ward)
    path = f"/introductions/{made.ref}/"
    stranger = two.user("stranger", Party.objects.create())
    assert page(client, stranger, path).status_code == 404
    for who, said in (
        (stranger, {"do": "answer", "which": "offer", "answer": "yes"}),
        (those.ward, {"do": "answer", "which": "offer", "answer": "yes"}),
        (those.ward, {"do": "magic"}),
    ):
        assert page(client, who, path, **said).status_code == 404
    made.refresh_from_db()
    assert made.state == "open"


def test_a_connector_writes_down_what_they_were_told(client):
    those = two.two(account=False)
    made = two.introduced(those, by=those.ward)
    path = f"/introductions/{made.ref}/"
    assert "What did they tell you? The club" in words(page(client, those.nell, path))
    page(client, those.nell, path, do="answer", which="offer", answer="yes")
    assert "told to their connector" in words(page(client, those.ward, path))


def test_the_list_has_what_waits_first_narrows_and_is_a_file(client, those):
    made = two.introduced(those, by=those.ward)
    shown = words(page(client, those.helper, "/introductions/"))
    assert "They wait for your answer" in shown and "Men eat alone" in shown
    assert "wait for your answer" not in words(page(client, those.nell, "/introductions/"))
    assert "Nobody yet" in words(page(client, those.nell, "/introductions/?state=accepted"))
    file = page(client, those.nell, "/introductions/?download=csv").content.decode()
    assert "Thursday lunch" in file and made.ref in file and "Asked by The ward" in file
    assert page(client, those.nell, "/introductions/?download=xlsx").status_code == 200
    stranger = two.user("stranger", Party.objects.create())
    assert "Men eat alone" not in words(page(client, stranger, "/introductions/"))


def test_a_longer_list_asks_the_database_no_more_often(client, those):
    two.introduced(those, by=those.ward)
    page(client, those.helper, "/introductions/")
    with CaptureQueriesContext(connection) as few:
        client.get("/introductions/")
    for number in range(4):
        those.need = rows.need(f"Need {number}", actor=those.need.actor, owner=those.need.owner)
        two.introduced(those, by=those.ward)
    with CaptureQueriesContext(connection) as many:
        assert "Need 3" in words(client.get("/introductions/"))
    assert len(many) == len(few)


def test_a_guest_answers_on_their_own_page(client, those):
    guest = new_guest(name="Ann", email="ann@x.example")
    Need.objects.update(owner=guest.party, actor=None)
    made = two.introduced(those, by=those.helper)
    session = client.session
    session[GUEST] = guest.pk
    session.save()
    path = f"/introductions/{made.ref}/"
    assert "Do you want to be put in touch?" in words(client.get(path))
    client.post(path, {"do": "answer", "which": "need", "answer": "yes"})
    made.refresh_from_db()
    assert made.state == "accepted"
    assert "Men eat alone" in words(client.get("/introductions/"))
