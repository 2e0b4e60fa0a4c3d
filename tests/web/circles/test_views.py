"""Private groups on pages: made, signed, joined, left, closed, looked into; absent to others."""

import re

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Acting, Circle, Message, Notice, User
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return rows.actor("Small Company")


@pytest.fixture
def hospital():
    return rows.actor("Big Hospital")


def person(email, actor, role="editor"):
    user = User.objects.create(email=email, name=email.split("@")[0].title())
    if actor is not None:
        Acting.objects.create(user=user, party=actor.party, role=role)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def host(company):
    return person("host@example.org", company)


@pytest.fixture
def member(hospital):
    return person("member@example.org", hospital)


@pytest.fixture
def circle(company, host):
    made = host.post("/circles/new/", {"name": "Early ideas", "purpose": "To try them"})
    assert made.status_code == 302
    return Circle.objects.get(host=company.party)


def text(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def last_link():
    return re.search(r"/l/[\w-]+/", Message.objects.order_by("-pk").first().text)[0]


def test_a_group_is_made_by_those_who_look_after_an_organisation(host, circle, hospital):
    assert "Early ideas" in text(host.get("/circles/"))
    page = text(host.get(f"/circles/{circle.ref}/"))
    assert "To try them" in page and "Small Company" in page and "Only for members of Early ideas" in page
    assert "Give the group a name." in text(host.post("/circles/new/", {"name": ""}), 422)
    assert "freedom of information" in text(host.get("/circles/new/"))
    person("first@example.org", hospital)
    reader = person("reader@example.org", hospital, role="member")
    assert "Ask them" in text(reader.get("/circles/new/"))
    assert "Early ideas" in text(host.get("/circles/", {"download": "csv"}))


def test_visitors_are_asked_to_sign_in_and_strangers_find_nothing(circle, member):
    assert Client().get("/circles/").status_code == 302
    for path in ("", "terms/", "members/", "leave/", "open/"):
        assert member.get(f"/circles/{circle.ref}/{path}").status_code == 404
        assert Client().get(f"/circles/{circle.ref}/{path}").status_code == 404
    assert "Early ideas" not in text(member.get("/circles/"))


def test_an_organisation_is_invited_signs_reads_and_leaves(host, member, circle, hospital):
    offer = rows.offer("Secret lamp", visibility="circle", owner=circle.host)
    offer.circles.set([circle])
    where = f"/circles/{circle.ref}/"
    kept = host.post(f"{where}terms/", {"text": "Say nothing.", "authority": "Director"})
    assert kept.status_code == 302
    assert "Secret lamp" in text(host.get(where))
    assert "invitation is on its way" in text(host.post(f"{where}members/", {"who": "big hospital"}))
    link = last_link()
    assert "private group Early ideas" in text(member.get(link))
    assert "You are in the private group" in text(member.post(link, {"button": "yes"}))
    gate = text(member.get(where))
    assert "Say nothing." in gate and "Secret lamp" not in gate and "Small Company" not in gate
    assert member.get(f"/offers/{offer.ref}/").status_code == 404
    assert "Say by what office" in text(member.post(where, {"version": "1", "button": "sign"}), 422)
    stale = member.post(where, {"version": "9", "button": "sign", "authority": "Chief"})
    assert "The terms have changed since" in text(stale, 422)
    assert member.post(where, {"version": "1", "button": "sign", "authority": "Chief"}).status_code == 302
    inside = text(member.get(where))
    assert "Secret lamp" in inside and "Signed by the Chief" in inside
    assert "Only for members of Early ideas" in text(member.get(f"/offers/{offer.ref}/"))
    assert "Secret lamp" in text(member.get(where, {"download": "csv", "list": "offers"}))
    assert "Leave this group?" in text(member.get(f"{where}leave/"))
    assert member.post(f"{where}leave/").status_code == 302
    assert member.get(where).status_code == 404
    assert member.get(f"/offers/{offer.ref}/").status_code == 404


def test_a_second_reader_accepts_after_the_signature(host, member, circle, hospital):
    circle.members.add(hospital.party)
    reader = person("reader@example.org", hospital, role="member")
    host.post(f"/circles/{circle.ref}/terms/", {"text": "Say nothing.", "authority": "Director"})
    where = f"/circles/{circle.ref}/"
    assert "must sign first" in text(reader.get(where))
    member.post(where, {"version": "1", "button": "sign", "authority": "Chief"})
    assert "I accept the terms" in text(reader.get(where))
    assert reader.post(where, {"version": "1", "button": "accept"}).status_code == 302
    assert "Who is in it" in text(reader.get(where))


def test_somebody_without_an_account_says_yes_from_a_mail(host, circle):
    host.post(f"/circles/{circle.ref}/members/", {"who": "ada@example.org"})
    guest, link = Client(), last_link()
    assert "Yes, join" in text(guest.get(link))
    assert not circle.members.filter(guest__isnull=False).exists(), "looking at the page does nothing"
    assert "You are in the private group" in text(guest.post(link, {"button": "yes"}))
    assert "Who is in it" in text(guest.get(f"/circles/{circle.ref}/"))
    assert guest.post(link, {"button": "yes"}).status_code == 410


def test_who_cannot_be_invited_is_said_and_what_was_typed_is_kept(host, circle, hospital):
    where = f"/circles/{circle.ref}/members/"
    rows.actor("Big Hospital Charity")
    for typed, said in (
        ("", "Type a mail address, or the name"),
        ("Nobody Ltd", "We know nobody of this name"),
        ("big hosp", "More than one has this in its name"),
        ("ada@", "Type a whole mail address"),
        ("Big Hospital", "Nobody looks after this organisation"),
    ):
        page = text(host.post(where, {"who": typed}), 422)
        assert said in page and f'value="{typed}"' in page if typed else said in page


def test_the_host_puts_a_member_out_and_closes_the_group(host, member, circle, hospital):
    circle.members.add(hospital.party)
    assert member.get(f"/circles/{circle.ref}/members/").status_code == 404, "that is for the host"
    assert host.post(f"/circles/{circle.ref}/members/", {"remove": str(hospital.party_id)}).status_code == 302
    assert member.get(f"/circles/{circle.ref}/").status_code == 404
    assert "Close this group?" in text(host.get(f"/circles/{circle.ref}/leave/"))
    assert host.post(f"/circles/{circle.ref}/leave/").status_code == 302
    assert host.get(f"/circles/{circle.ref}/").status_code == 404


def test_an_administrator_looks_in_with_a_reason_and_the_group_is_told(host, circle):
    admin = person("admin@example.org", None)
    User.objects.filter(email="admin@example.org").update(is_superuser=True)
    where = f"/circles/{circle.ref}/"
    assert admin.get(where).status_code == 404
    assert admin.get("/circles/2222222222/open/").status_code == 404
    assert "for one hour" in text(admin.get(f"{where}open/"))
    assert "Say why" in text(admin.post(f"{where}open/", {"reason": ""}), 422)
    assert admin.post(f"{where}open/", {"reason": "Somebody is in danger"}).status_code == 302
    assert "You look in until" in text(admin.get(where))
    assert "Somebody is in danger" in text(host.get(where))
    assert "Somebody is in danger" in Notice.objects.get().text
    assert "Early ideas" not in text(admin.get("/circles/"))
