"""Somebody acts for a person, with that person's permission, and everything says so."""

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Guest, Helping
from alongside.exchange.audit.models import Entry
from tests._support.accounts import user

pytestmark = pytest.mark.django_db
HELPING = "/you/helping/"


@pytest.fixture
def carer(client, town):
    """Somebody who is signed in."""
    made = user("cara@example.org", ("member", town.actor.party), name="Cara")
    client.force_login(made)
    return made


def said(**changed):
    today = timezone.localdate()
    typed = {
        "name": "Irene", "phone": "01632 960999", "decides": "yes", "how": "spoken",
        "words": "Find lunch near her", "given_on-day": today.day,
        "given_on-month": today.month, "given_on-year": today.year,
    }  # fmt: skip
    return typed | changed


def test_a_carer_begins_does_and_stops(client, carer):
    assert client.post(HELPING, said()).headers["Location"] == "/yours/"
    guest, helping = Guest.objects.get(), Helping.objects.get()
    assert (guest.name, guest.phone, guest.world) == ("Irene", "01632 960999", "real")
    assert (helping.helper, helping.guest, helping.words) == (carer, guest, "Find lunch near her")
    assert client.session["guest"] == guest.pk
    for path in ("/", "/needs/", "/you/account/"):
        assert "You are doing this for Irene." in client.get(path).content.decode(), path
    assert client.post("/you/helping/stop/").headers["Location"] == HELPING
    assert "You are doing this" not in client.get("/").content.decode()
    assert "Go on for Irene" in client.get(HELPING).content.decode()
    client.post("/you/helping/go/", {"person": guest.pk})
    assert client.session["guest"] == guest.pk
    client.post("/you/helping/end/", {"person": guest.pk})
    assert "guest" not in client.session and Helping.objects.get().ended_at is not None
    assert {"start-helping", "stop-helping"} <= set(Entry.objects.values_list("action", flat=True))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"decides": ""}, "decides"),
        ({"how": "guess"}, "how"),
        ({"words": ""}, "words"),
        ({"given_on-day": "32"}, "given_on-day"),
        ({"given_on-year": "2999"}, "given_on-day"),
        ({"decides": "no"}, "how"),
        ({"decides": "no", "how": "authority", "words": "I may"}, "words"),
    ],
)
def test_without_permission_or_authority_nothing_begins(client, carer, changed, field):
    answer = client.post(HELPING, said(**changed))
    page = answer.content.decode()
    assert answer.status_code == 422 and f'href="#{field}"' in page and f'id="{field}"' in page
    assert not Guest.objects.exists() and "01632 960999" in page


def test_who_cannot_decide_is_spoken_for_by_whom_the_law_lets(client, carer):
    typed = said(decides="no", how="authority", words="Power of attorney for health of 3 May 2024")
    assert client.post(HELPING, typed).status_code == 302
    assert Helping.objects.get().how == "authority"


@pytest.mark.parametrize("door", ["go", "end"])
def test_nobody_acts_for_a_person_whom_another_helps(client, carer, town, door):
    client.post(HELPING, said())
    guest = Guest.objects.get()
    client.force_login(user("eve@example.org"))
    for person in (guest.pk, "", "x", "9" * 30):
        assert client.post(f"/you/helping/{door}/", {"person": person}).status_code == 404
    session = client.session
    session["guest"] = guest.pk  # even a session that says so
    session.save()
    assert "You are doing this" not in client.get("/").content.decode()


def test_the_person_is_of_the_world_of_the_helper_s_organisation(client, town):
    type(town.actor).objects.update(world="practice")
    client.force_login(user("cara@example.org", ("member", town.actor.party)))
    client.post(HELPING, said())
    client.post(HELPING, said(name="Otto"))
    assert set(Guest.objects.values_list("world", flat=True)) == {"practice"}


def test_a_visitor_helps_nobody(client):
    assert client.post(HELPING, said()).status_code == 302 and not Guest.objects.exists()
