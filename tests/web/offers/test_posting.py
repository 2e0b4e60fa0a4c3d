"""Make an offer of each kind; no door shows a contact where a host is needed; money is open if it says so."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Acting, Guest, User
from alongside.exchange.audit.models import Version
from alongside.exchange.needs.models import Draft
from alongside.exchange.offers.models import Offer
from alongside.web.offers.questions import QUESTIONS
from tests._support import rows

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SECRET = "01803 555123"


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def member(client, name="Club", role="editor", **fields):
    actor = rows.actor(name, **fields)
    user = User.objects.create(email=f"{name.lower()}@x.example")
    Acting.objects.create(user=user, party=actor.party, role=role)
    client.force_login(user)
    return actor


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def offer_it(client, kind, **said):
    """Answer every question of a kind that is asked, with what is given, and send it."""
    client.post(f"/offers/new/{kind}/")
    to = f"/offers/new/{kind}/{QUESTIONS[kind][0].key}/"
    for _each in range(12):
        if to.endswith("/check/"):
            break
        answer = client.post(to, {"sight": "public"} | said)
        assert answer.status_code == 302, (to, words(answer))
        to = answer.url
    return client.post(to)


def test_the_first_page_asks_which_kind(client):
    assert "Something I can do" in words(client.get("/offers/new/"))
    assert client.post("/offers/new/").status_code == 422
    assert (
        client.post("/offers/new/", {"kind": "fund"}).url == f"/offers/new/fund/{QUESTIONS['fund'][0].key}/"
    )
    assert client.get("/offers/new/nothing/").status_code == 404
    assert client.get("/offers/new/nothing/what/").status_code == 404


@pytest.mark.parametrize("kind", ["capability", "asset", "support", "innovation", "fund"])
def test_an_offer_of_each_kind_is_made_by_an_organisation(client, kind, no_index):
    actor = member(client)
    sent = offer_it(client, kind, summary="Walks along the sea wall", title="Walks", skills=["walk"])
    offer = Offer.objects.get()
    assert "Your offer is here" in words(sent)
    assert (offer.kind, offer.owner, offer.actor, offer.confirmed_on) == (kind, actor.party, actor, TODAY)
    assert client.get(f"/offers/{offer.ref}/").status_code == 200
    assert client.get(f"/offers/{offer.ref}/edit/").status_code == 200
    assert not Draft.objects.exists()


def test_a_resident_offers_what_they_can_do_without_an_account(client, no_index):
    sent = offer_it(
        client,
        "capability",
        skills=["garden", "chat"],
        days="Friday afternoons",
        wont_do="Lift things",
        in_return="Bus fare",
        capacity="2",
        title="Gardening",
        your_name="Ada",
        your_reach="ada@x.example",
    )
    guest, offer = Guest.objects.get(), Offer.objects.get()
    assert guest.number in words(sent)
    assert (offer.owner, offer.actor, offer.capacity, offer.skills) == (
        guest.party,
        None,
        2,
        ["garden", "chat"],
    )
    page = words(client.get(f"/offers/{offer.ref}/"))
    assert "Lift things" in page and "Bus fare" in page and "Friday afternoons" in page
    assert "Ada" not in page and "ada@x.example" not in page


def test_nothing_said_is_asked_again(client):
    client.post("/offers/new/capability/")
    client.post("/offers/new/capability/what/", {})
    member(client)
    answer = client.post("/offers/new/capability/title/", {"title": ""})
    assert answer.status_code == 422 and 'href="#title"' in answer.content.decode()


def guarded(client, **fields):
    actor = member(client)
    offer_it(
        client,
        "support",
        summary="A visit at home each week",
        title="Home visits",
        safeguarding=["at-home", "one-to-one"],
        contact=SECRET,
        website="https://secret.example",
    )
    offer = Offer.objects.get()
    Offer.objects.filter(pk=offer.pk).update(**fields)
    return actor, offer


def test_no_door_shows_a_contact_before_a_host_stands_behind_it(client, settings, tmp_path):
    from alongside.exchange.analyses import indexing

    _actor, offer = guarded(client)
    settings.ENCODER, settings.INDEX_PATH = "latent", tmp_path / "index"
    indexing.rebuild()
    page = client.get(f"/offers/{offer.ref}/")
    assert "only through an organisation that checks people" in words(page)
    doors = [
        page,
        client.get("/find/?q=a+visit+at+home+each+week"),
        client.get("/find/?q=a+visit+at+home+each+week&download=csv"),
        client.get("/offers/?download=csv"),
        client.get(f"/api/v1/offers/{offer.ref}"),
        client.get("/api/v1/matches?q=a+visit+at+home+each+week"),
        client.get("/search/?q=visit"),
        client.get("/map/"),
    ]
    for door in doors:
        body = b"".join(door.streaming_content) if door.streaming else door.content
        assert door.status_code == 200 and SECRET.encode() not in body and b"secret.example" not in body


def test_a_host_records_its_check_and_answers_from_then_on(client, no_index):
    from django.test import Client

    _actor, offer = guarded(client)
    other, visitor = Client(), Client()
    host = member(other, "Host")
    assert visitor.get(f"/offers/{offer.ref}/host/").status_code == 404
    assert "Our organisation stands behind this" in words(other.get(f"/offers/{offer.ref}/"))
    url = f"/offers/{offer.ref}/host/"
    wrong = other.post(url, {"checked": "", **day("on", TODAY)})
    assert wrong.status_code == 422 and 'href="#checked"' in wrong.content.decode()
    assert other.post(url, {"checked": "DBS", **day("on", TODAY + timedelta(days=1))}).status_code == 422
    assert other.post(url, {"checked": "DBS", **day("on", TODAY)}).url == f"/offers/{offer.ref}/"
    offer.refresh_from_db()
    assert (offer.host, offer.host_checked_on) == (host, TODAY)
    page = words(visitor.get(f"/offers/{offer.ref}/"))
    assert "Host" in page and "DBS" in page and SECRET not in page
    third = Client()
    member(third, "Third")
    assert third.get(url).status_code == 404, "another organisation cannot take its place"


def test_a_hidden_host_is_not_named(client, no_index):
    from django.test import Client

    _actor, offer = guarded(client)
    host = rows.actor("Hidden host", visibility="private", owner=rows.actor("Owner").party)
    Offer.objects.filter(pk=offer.pk).update(host=host, host_check="DBS", host_checked_on=TODAY)
    assert "Hidden host" not in words(Client().get(f"/offers/{offer.ref}/"))


def test_its_owner_changes_confirms_pauses_and_takes_it_back(client, no_index):
    from django.test import Client

    member(client)
    offer_it(client, "asset", summary="A hall with a kitchen", title="Hall", capacity="3")
    offer = Offer.objects.get()
    url, stranger = f"/offers/{offer.ref}/confirm/", Client()
    member(stranger, "Stranger")
    assert stranger.get(url).status_code == 404 and stranger.post(url, {"button": "pause"}).status_code == 404
    assert stranger.get(f"/offers/{offer.ref}/edit/").status_code == 404
    Offer.objects.update(confirmed_on=TODAY - timedelta(days=400))
    assert client.post(url).status_code == 422
    client.post(url, {"button": "confirm"})
    offer.refresh_from_db()
    assert offer.confirmed_on == TODAY
    client.post(url, {"button": "pause"})
    assert "Paused for now" in words(stranger.get(f"/offers/{offer.ref}/"))
    client.post(url, {"button": "resume"})
    said = {"title": "Big hall", "summary": "A hall", "sight": "members", "capacity": "three"}
    assert client.post(f"/offers/{offer.ref}/edit/", said).status_code == 422
    assert client.post(f"/offers/{offer.ref}/edit/", said | {"capacity": "4"}).status_code == 302
    assert Version.objects.get().values["title"] == "Hall"
    client.post(url, {"button": "withdraw"})
    assert stranger.get(f"/offers/{offer.ref}/").status_code == 404
    assert "Taken back" in words(client.get(f"/offers/{offer.ref}/"))
    assert client.post(f"/offers/{offer.ref}/edit/", said | {"capacity": "4"}).status_code == 302
    assert stranger.get(f"/offers/{offer.ref}/").status_code == 200, "it is offered again"


def test_money_is_listed_as_open_only_with_a_day_or_a_check(client):
    def fund(title, **fields):
        return rows.offer(title, kind="fund", **fields)

    fund("Soon", closes_on=TODAY + timedelta(days=20), amount_low=100, amount_high=1000)
    fund("Sooner", closes_on=TODAY + timedelta(days=2))
    fund("Later", closes_on=TODAY + timedelta(days=200))
    fund("Over", closes_on=TODAY - timedelta(days=1))
    fund("Unchecked", confirmed_on=TODAY - timedelta(days=91))
    fund("Checked", confirmed_on=TODAY, rolling=True)
    page = words(client.get("/offers/?kind=fund&standing=open"))
    assert [title for title in ("Soon", "Later", "Checked") if title not in page] == []
    assert "Over" not in page and "Unchecked" not in page
    soon = words(client.get("/offers/?kind=fund&closing=soon"))
    assert soon.index("Sooner ") < soon.index("Soon ") and "Later" not in soon and "Checked" not in soon
    shown = words(client.get(f"/offers/{Offer.objects.get(title='Unchecked').ref}/"))
    assert "nobody has checked it for 90 days" in shown
    assert "£100 to £1,000" in words(client.get(f"/offers/{Offer.objects.get(title='Soon').ref}/"))


def test_sums_and_days_must_go_together(client):
    member(client)
    fund = rows.offer("Fund", kind="fund", owner=Acting.objects.get().party)
    said = {"title": "Fund", "summary": "Money", "sight": "public"}
    wrong = client.post(f"/offers/{fund.ref}/edit/", said | {"amount_low": "10", "amount_high": "5"})
    assert wrong.status_code == 422 and 'href="#amount_low"' in wrong.content.decode()
    early = day("opens_on", TODAY) | day("closes_on", TODAY - timedelta(days=1))
    assert client.post(f"/offers/{fund.ref}/edit/", said | early).status_code == 422


def test_what_is_here_already_and_says_much_the_same_is_shown_before_it_is_sent(client, indexed_town):
    member(client)
    client.post("/offers/new/support/")
    to = f"/offers/new/support/{QUESTIONS['support'][0].key}/"
    here = indexed_town.offer
    said = {"title": here.title, "summary": here.summary, "sight": "public"}
    while not to.endswith("/check/"):
        to = client.post(to, said).url
    page = client.get(to).content.decode()
    assert "Something like this is here already" in page and f'href="/offers/{here.ref}/"' in page
    assert indexed_town.hidden.ref not in page and indexed_town.practice_offer.ref not in page
    assert "Something like this is here already" not in words(client.get("/offers/new/"))
