"""Asking, answering, roles, and what each brings, needs and won't do."""

import pytest

from alongside.exchange.partnerships.models import Member
from tests._support import rows
from tests._support.partnerships import member, partnership, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return partnership("Lunch together")


@pytest.fixture
def host(found, client):
    one = member(found, rows.actor("Town Hall", sector="public").party, "convener", brings="A hall")
    client.force_login(user_of(one.party, "host@example.org"))
    return one


def test_somebody_is_asked_by_name_and_says_yes_on_their_terms(client, found, host):
    club = rows.actor("Lunch Club")
    user = user_of(club.party, "club@example.org")
    at = f"/partnerships/{found.ref}/"
    wrong = client.post(f"{at}invite/", {"who": "Nobody of this name", "message": "Please"})
    assert wrong.status_code == 422
    assert "We know nobody of this name" in wrong.text
    assert "Please" in wrong.text
    client.post(f"{at}invite/", {"who": "lunch club", "roles": ["practice"], "message": "Please"})
    assert "Lunch Club" in client.get(f"{at}members/").text
    client.force_login(user)
    assert "Supporter who can open doors in practice" in client.get(f"{at}answer/").text
    again = client.post(f"{at}answer/", {"answer": "yes", "brings": "Soup", "hours": "many"})
    assert again.status_code == 422
    assert "Soup" in again.text
    client.post(f"{at}answer/", {"answer": "yes", "brings": "Soup", "basis": "volunteer", "hours": "6"})
    shown = client.get(at).text
    assert shown.index("As part of their job") < shown.index("A hall")
    assert shown.index("As volunteers") < shown.index("Soup")
    assert "6 hours a month" in shown


def test_a_no_says_why_and_the_host_reads_it(client, found, host):
    club = rows.actor("Lunch Club")
    member(found, club.party, state="invited")
    client.force_login(user_of(club.party, "club@example.org"))
    at = f"/partnerships/{found.ref}/"
    assert "Choose why not" in client.post(f"{at}answer/", {"answer": "no"}).text
    said = client.post(f"{at}answer/", {"answer": "no", "why": "other", "reason": "We move house"})
    assert "They are told why" in said.text
    assert client.get(f"{at}members/").status_code == 404
    client.force_login(user_of(host.party, "host@example.org"))
    assert "We move house" in client.get(f"{at}members/").text


def test_roles_and_votes_are_given_by_whoever_hosts(client, found, host):
    other = member(found, rows.actor("Lunch Club").party)
    at = f"/partnerships/{found.ref}/members/"
    client.post(at, {"member": other.pk, "roles": ["lead", "nonsense"]})
    other.refresh_from_db()
    assert not other.votes
    assert [one.role for one in other.roles.all()] == ["lead"]
    client.post(at, {"member": host.pk, "roles": []})
    client.force_login(user_of(other.party, "club@example.org"))
    client.post(at, {"member": other.pk, "roles": []})
    assert "Somebody must host or lead" in client.post(at, {"member": other.pk, "roles": []}).text


def test_an_invitation_can_be_taken_back(client, found, host):
    one = member(found, rows.actor("Lunch Club").party, state="invited")
    client.post(f"/partnerships/{found.ref}/members/", {"do": "take-back", "member": one.pk})
    assert not Member.objects.filter(pk=one.pk).exists()


def test_a_company_says_how_it_meets_what_society_asks(client, found):
    firm = member(found, rows.actor("Firm", sector="private").party)
    client.force_login(user_of(firm.party, "firm@example.org"))
    at = f"/partnerships/{found.ref}/mine/"
    assert "what society asks" in client.get(at).text
    client.post(at, {"brings": "Vans", "response": "proactive", "named": "yes"})
    firm.refresh_from_db()
    assert (firm.brings, firm.response, firm.named) == ("Vans", "proactive", True)
    assert "Firm" in client.get("/partnerships/").text or found.name in client.get("/partnerships/").text


def test_who_takes_part_as_a_file(client, found, host):
    kept = client.get(f"/partnerships/{found.ref}/members/?download=csv")
    assert "A hall" in kept.content.decode("utf-8-sig")
    assert client.get(f"/partnerships/{found.ref}/members/?download=xlsx").status_code == 200
