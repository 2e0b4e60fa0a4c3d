"""Post a need as a visitor and as a member; change, join and close it; another's cannot be found."""

import re

import pytest

from alongside.exchange.accounts.models import Acting, Guest, Notice, User
from alongside.exchange.audit.models import Version
from alongside.exchange.needs.models import Draft, Joined, Need
from tests._support import rows

pytestmark = pytest.mark.django_db
WORDS = "People who look after a parent cannot get to the day centre because no bus goes there"
TWO_DAYS = {"by_when-day": "", "by_when-month": "", "by_when-year": ""}


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def member(client, name="Club", role="editor", **fields):
    actor = rows.actor(name, **fields)
    user = User.objects.create(email=f"{name.lower()}@x.example")
    Acting.objects.create(user=user, party=actor.party, role=role)
    client.force_login(user)
    return actor


def answer(client, key, **said):
    return client.post(f"/needs/new/{key}/", said)


def answer_all(client, place="", sight="public", statement=WORDS):
    client.post("/needs/new/")
    answer(client, "hard", statement=statement)
    answer(client, "who", who_affected="people who care for a parent", how_many="30")
    answer(client, "where", place=place)
    answer(client, "tried", tried="")
    answer(client, "better", wanted="A lift on Tuesdays")
    answer(client, "when", **TWO_DAYS)
    answer(client, "title", title="No bus to the day centre")
    return answer(client, "sight", sight=sight)


def test_the_start_names_whom_to_ring_and_that_it_is_no_referral(client):
    page = words(client.get("/needs/new/"))
    assert "999" in page and "111" in page and "not a referral" in page


def test_what_was_asked_elsewhere_is_taken_along(client):
    page = client.get("/needs/new/?q=No+bus&place=Torbay").content.decode()
    assert 'name="statement" value="No bus"' in page
    to = client.post("/needs/new/", {"statement": "No bus", "place": "Torbay"}).url
    assert to == "/needs/new/hard/" and "No bus" in client.get(to).content.decode()


def test_a_visitor_answers_page_by_page_and_becomes_somebody_with_a_number(client, no_index):
    here = rows.place("Torbay")
    assert answer_all(client, place="Torbay").url == "/needs/new/you/"
    assert not Need.objects.exists() and not Draft.objects.exists()
    again = answer(client, "you", your_name="Jo", your_reach="nonsense")
    assert (
        again.status_code == 422 and "Type a phone number" in words(again) and "Jo" in again.content.decode()
    )
    assert answer(client, "you", your_name="Jo", your_reach="07700 900123").url == "/needs/new/check/"
    page = words(client.get("/needs/new/check/"))
    assert "No bus to the day centre" in page and "Jo" in page
    sent = client.post("/needs/new/check/")
    guest, need = Guest.objects.get(), Need.objects.get()
    assert guest.number in words(sent) and guest.phone == "07700900123"
    assert (need.owner, need.place, need.status, need.world) == (guest.party, here, "open", "real")
    assert client.get(f"/needs/{need.ref}/edit/").status_code == 200, "the same browser may change it"
    assert client.get("/needs/new/check/").url == "/needs/new/hard/", "nothing is left of the answers"


def test_a_question_without_its_answer_is_asked_again_with_what_was_typed(client):
    client.post("/needs/new/")
    page = answer(client, "hard", statement=" ")
    assert page.status_code == 422 and 'href="#statement"' in page.content.decode()
    answer(client, "hard", statement=WORDS)
    page = answer(client, "where", place="Nowhereville")
    assert page.status_code == 422 and "Nowhereville" in page.content.decode()
    page = answer(client, "when", **{"by_when-day": "31", "by_when-month": "2", "by_when-year": "2027"})
    assert page.status_code == 422 and 'href="#by_when-day"' in page.content.decode()
    assert client.get("/needs/new/nothing/").status_code == 404


def test_a_draft_of_a_member_lies_on_the_server(client, no_index):
    actor = member(client)
    client.post("/needs/new/")
    answer(client, "hard", statement=WORDS)
    assert Draft.objects.get().party == actor.party
    client.session.flush()
    client.force_login(User.objects.get())
    assert "Go on where you were" in words(client.get("/needs/new/"))
    assert client.post("/needs/new/", {"go-on": "yes"}).url == "/needs/new/who/"
    assert WORDS in client.get("/needs/new/hard/").content.decode()


def test_names_and_numbers_are_hinted_at_with_a_private_way(client, no_index):
    member(client)
    answer_all(client, statement="My husband John has falls and we need an app. Ring 07700 900123")
    page = client.get("/needs/new/check/")
    said = words(page)
    assert "“John” looks like somebody’s name" in said and "looks like a phone number" in said
    assert 'action="/tell-privately/"' in page.content.decode()
    assert "You name an answer" in said and "Say where it is" in said
    assert client.post("/needs/new/check/").status_code == 200, "a hint, not a wall"


def test_others_who_said_much_the_same_can_be_joined_instead(client, indexed_town):
    member(client, place=indexed_town.district)
    other = indexed_town.need
    answer_all(client, statement=f"{other.title}. {other.statement}")
    page = client.get("/needs/new/check/").content.decode()
    assert f'action="/needs/{other.ref}/join/"' in page
    assert client.post(f"/needs/{other.ref}/join/").url == f"/needs/{other.ref}/"
    assert Joined.objects.get().need == other and not Draft.objects.exists()
    said = words(client.get(f"/needs/{other.ref}/"))
    assert "Fewer than 5 others need this too" in said and "I no longer need this" in said
    client.post(f"/needs/{other.ref}/join/", {"leave": "yes"})
    assert not Joined.objects.exists()


def test_the_connector_of_the_place_is_told(client, no_index):
    here = rows.place("Torbay")
    ann = User.objects.create(email="ann@x.example")
    Acting.objects.create(user=ann, party=rows.actor("Ann").party, role="broker", place=here)
    member(client)
    answer_all(client, place="Torbay")
    client.post("/needs/new/check/")
    assert Notice.objects.get().user == ann


def test_a_need_is_changed_by_its_owner_alone_and_keeps_what_it_said(client, client_of_another, no_index):
    member(client)
    answer_all(client)
    client.post("/needs/new/check/")
    need = Need.objects.get()
    said = {"statement": "Another thing that is hard", "title": "Other", "sight": "members", "place": ""}
    assert client_of_another.post(f"/needs/{need.ref}/edit/", said).status_code == 404
    assert client_of_another.post(f"/needs/{need.ref}/close/", {"how": "met"}).status_code == 404
    wrong = client.post(f"/needs/{need.ref}/edit/", said | {"title": ""})
    assert wrong.status_code == 422 and "Another thing that is hard" in wrong.content.decode()
    assert client.post(f"/needs/{need.ref}/edit/", said).url == f"/needs/{need.ref}/"
    need.refresh_from_db()
    assert (need.title, need.visibility) == ("Other", "members")
    assert Version.objects.get().values["title"] == "No bus to the day centre"


def test_it_is_closed_with_a_reason_or_marked_as_met(client, no_index):
    member(client)
    answer_all(client)
    client.post("/needs/new/check/")
    need = Need.objects.get()
    page = client.get(f"/needs/{need.ref}/")
    assert "Say what became of it" in words(page)
    assert client.post(f"/needs/{need.ref}/close/").status_code == 422
    assert client.post(f"/needs/{need.ref}/close/", {"how": "closed", "reason": ""}).status_code == 422
    client.post(f"/needs/{need.ref}/close/", {"how": "met", "reason": "The club drives now"})
    need.refresh_from_db()
    assert need.status == "met" and "The club drives now" in words(client.get(f"/needs/{need.ref}/"))
    assert client.post(f"/needs/{need.ref}/close/", {"how": "met"}).status_code == 422
    assert "Say what became of it" not in words(client.get(f"/needs/{need.ref}/"))


@pytest.fixture
def client_of_another(django_user_model):
    from django.test import Client

    other = Client()
    member(other, "Other")
    return other
