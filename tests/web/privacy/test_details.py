"""What we know about you: all of one's own and nothing of another's; deleted by a typed word."""

import pytest
from django.test import Client

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, Guest, Helping, User
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.accounts.services.consenting import give_consent
from alongside.exchange.audit.queries import trail_faults
from alongside.exchange.matches.models import Enquiry
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    found = {}
    for name in ("ann", "ben"):
        user = User.objects.create_user(f"{name}@x.example", "a-long-enough-word", name=name.title())
        Enquiry.objects.create(kind="record", due_on="2026-01-01", user=user, words=f"{name} asks")
        found[name] = user
    return found


@pytest.fixture
def guest(db):
    made = new_guest(name="Cleo", phone="01632 960001")
    Enquiry.objects.create(kind="ring-back", due_on="2026-01-01", guest=made, words="Cleo asks")
    return made


def as_guest(guest):
    client = Client()
    session = client.session
    session["guest"] = guest.pk
    session.save()
    return client


def test_a_user_reads_all_of_their_own_and_nothing_of_anothers(client, people):
    client.force_login(people["ann"])
    said = client.get("/you/details/").content.decode()
    assert "ann@x.example" in said and "ann asks" in said and "ben" not in said.casefold()
    assert "argon2" not in said
    file = client.get("/you/details/?download=json")
    assert "attachment" in file["Content-Disposition"] and file["Cache-Control"].startswith("max-age=0")
    kinds = {one["model"]: one["rows"] for one in file.json()["what we know about you"]}
    assert kinds["matches.Enquiry"] == [{"words": "ann asks"}]
    assert (
        kinds["accounts.User"][0]["email"] == "ann@x.example" and "password" not in kinds["accounts.User"][0]
    )


def test_a_guest_reads_their_own(guest):
    said = as_guest(guest).get("/yours/details/").content.decode()
    assert "01632 960001" in said and "Cleo asks" in said


@pytest.mark.parametrize("page", ["details", "details/delete", "consents", "trail"])
def test_a_visitor_says_who_they_are_first(client, page):
    assert client.get(f"/you/{page}/").status_code == 302
    assert client.get(f"/you/{page}/").url.startswith("/account/login/")
    assert client.get(f"/yours/{page}/").url == f"/come-back/?next=/yours/{page}/"


def test_a_user_is_deleted_by_a_typed_word_and_signed_out(client, people):
    client.force_login(people["ann"])
    assert client.get("/you/details/delete/").status_code == 200
    wrong = client.post("/you/details/delete/", {"word": "yes"})
    assert wrong.status_code == 422 and "Type the word delete" in wrong.content.decode()
    assert User.objects.count() == 2
    done = client.post("/you/details/delete/", {"word": " Delete "})
    assert "We no longer know who you are" in done.content.decode()
    assert list(User.objects.all()) == [people["ben"]] and trail_faults() == []
    assert client.get("/you/details/").status_code == 302


def test_a_guest_is_deleted_and_a_helper_only_helps_while_allowed(people, guest):
    other = Client()
    other.force_login(people["ben"])
    session = other.session
    session["guest"] = guest.pk
    session.save()
    assert other.get("/yours/details/").status_code == 302
    Helping.objects.create(helper=people["ben"], guest=guest, how="phone", words="Yes", given_on="2026-01-01")
    assert "Cleo asks" in other.get("/yours/details/").content.decode()
    assert "Cleo asks" not in other.get("/you/details/").content.decode()
    client = as_guest(guest)
    assert client.post("/yours/details/delete/", {"word": "delete"}).status_code == 200
    assert not Guest.objects.exists() and User.objects.count() == 2
    assert client.get("/yours/details/").status_code == 302


def test_the_page_on_privacy_lists_what_is_kept_and_why(client):
    said = client.get("/about/privacy").content.decode()
    assert "What you asked a connector" in said and "12 months" in said and "article 6(1)(a)" in said
    assert client.get("/about/privacy?download=csv").content.decode().count("\n") > 20


def test_consent_is_given_and_taken_back(client, people):
    client.force_login(people["ann"])
    assert "You have agreed to nothing yet" in client.get("/you/consents/").content.decode()
    client.post("/you/consents/", {"give": "quote"})
    (mine,) = people["ann"].consents.all()
    assert "quote my words" in mine.words and mine.withdrawn_at is None
    theirs = give_consent(purpose="quote", words="Yes", by=Doer(user_id=people["ben"].pk))
    assert client.post("/you/consents/", {"back": str(theirs.pk)}).status_code == 404
    assert client.post("/you/consents/", {"give": "everything"}).status_code == 404
    client.post("/you/consents/", {"back": str(mine.pk)})
    mine.refresh_from_db()
    assert mine.withdrawn_at is not None
    assert "Taken back on" in client.get("/you/consents/").content.decode()
    assert client.get("/you/consents/?download=csv").status_code == 200


def test_a_guest_consents_as_well(guest):
    client = as_guest(guest)
    client.post("/yours/consents/", {"give": "research"})
    assert guest.consents.get().purpose == "research"
    assert "Somebody who is signed in" not in client.get("/yours/trail/").content.decode()


def test_a_record_shows_its_trail_to_those_who_look_after_it_alone(client, people):
    from django.db import transaction

    from alongside.exchange.audit.services import record

    body = rows.actor("The Circle")
    Acting.objects.create(user=people["ann"], party=body.party, role="editor")
    need = rows.need("Lifts", owner=body.party)
    with transaction.atomic():
        record(
            by=Doer(user_id=people["ann"].pk, acting_for_id=body.party_id),
            action="post",
            kind="need",
            ids=[need.pk],
        )
        record(by=Doer(process="test"), action="edit", kind="need", ids=[need.pk])
    address = f"/needs/{need.ref}/trail/"
    assert client.get(address).status_code == 404
    client.force_login(people["ben"])
    assert client.get(address).status_code == 404
    client.force_login(people["ann"])
    said = client.get(address).content.decode()
    assert (
        "You" in said
        and "Written" in said
        and "This site itself" in said
        and "Ann" not in said.split("<main")[1]
    )
    other = User.objects.create(email="dee@x.example", name="Dee")
    Acting.objects.create(user=other, party=body.party, role="editor")
    client.force_login(other)
    assert "The Circle" in client.get(address).content.decode()
    assert client.get(address + "?download=csv").content.decode().count("\n") == 3
    assert address in client.get(f"/needs/{need.ref}/").content.decode()


def test_my_own_trail_says_what_i_did_and_what_was_done_to_mine(client, people):
    client.force_login(people["ann"])
    client.post("/you/consents/", {"give": "quote"})
    said = client.get("/you/trail/").content.decode()
    assert "What was agreed to" in said and "You" in said
    client.force_login(people["ben"])
    assert "Nothing is written down yet" in client.get("/you/trail/").content.decode()
