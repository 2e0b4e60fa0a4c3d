"""The pages of offers show what may be seen, where it comes from, and why it fits."""

import re

import pytest

from alongside.exchange.offers.models import OfferSubject
from tests._support import rows
from tests._support.town import HOSTILE

pytestmark = pytest.mark.django_db


def test_an_offer_opened_from_a_need_says_why_it_fits(client, indexed_town):
    page = client.get(f"/offers/{indexed_town.offer.ref}/", {"need": indexed_town.need.ref}).content.decode()
    assert "Why it's listed here" in page and "Shares the words" in page
    assert f'For: <a href="/needs/{indexed_town.need.ref}/">Carers feel alone</a>' in page


def test_an_offer_opened_from_typed_words_says_why_it_fits_and_leads_back(client, indexed_town):
    found = client.get("/find/", {"q": "carers feel alone"}).content.decode()
    asked = f"/offers/{indexed_town.offer.ref}/?q=carers+feel+alone"
    assert f'href="{asked}"' in found
    page = client.get(asked).content.decode()
    assert "Why it's listed here" in page and "Shares the words" in page
    assert 'For: <a href="/find/?q=carers+feel+alone">carers feel alone</a>' in page


@pytest.mark.parametrize("need", ["", "nothing", "need-practice"])
def test_an_offer_without_a_need_of_its_world_is_shown_plainly(client, indexed_town, need):
    response = client.get(f"/offers/{indexed_town.offer.ref}/", {"need": need})
    assert response.status_code == 200
    assert b"Why it's listed here" not in response.content
    assert b"Playford" not in response.content


@pytest.mark.parametrize("key", ["off-past", "off-past-too"])
def test_every_source_id_leads_to_the_one_page(client, town, key):
    response = client.get(f"/offers/{key}/", {"need": "a&b"})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/offers/{town.past.ref}/?need=a%26b"


@pytest.mark.parametrize("key", ["off-hidden", "nothing", "..", "%2e%2e", "a b", "0" * 500])
def test_a_hidden_offer_and_one_that_is_not_look_alike(client, town, key):
    shown = []
    for asked in (key, "another"):
        response = client.get(f"/offers/{asked}/")
        assert response.status_code == 404
        shown.append(re.sub(rb'href="[^"]*lang=cy"', b"", response.content))  # the page leads to itself
    assert shown[0] == shown[1]


def test_history_is_labelled_with_its_year(client, town):
    page = client.get(f"/offers/{town.past.ref}/").content.decode()
    assert "Reported in 2017" in page and "Open now" not in page


def test_hostile_text_is_text_and_a_script_is_no_address(client, town):
    page = client.get(f"/offers/{town.hostile.ref}/").content.decode()
    assert HOSTILE not in page and "&lt;script&gt;alert" in page
    assert 'href="javascript:' not in page


def test_the_list_shows_one_world_and_only_what_may_be_seen(client, town):
    real, practice = (
        client.get("/offers/", {"world": world}).content.decode() for world in ("real", "practice")
    )
    assert "4 found" in real and "Playford" not in real and "Members only" not in real
    assert (
        "1 found" in practice and "Playford carers tea" in practice and "Practice town: invented." in practice
    )


def test_the_list_is_narrowed_by_words_kind_and_standing(client, town):
    assert b"1 found" in client.get("/offers/", {"q": "club"}).content
    assert b"1 found" in client.get("/offers/", {"kind": "innovation"}).content
    assert b"1 found" in client.get("/offers/", {"standing": "unclaimed"}).content
    assert b"Nothing found" in client.get("/offers/", {"q": "zzz"}).content


def test_what_is_like_it_stands_below_with_why_and_is_a_file(client, town):
    food = rows.subject("food", "Food")
    here = {"lat": 50.4, "lon": -3.5}
    ours, other = rows.offer("Soup", **here), rows.offer("Bread", **here)
    past = rows.offer("Stew", standing="history", reported_on="2017-01-01", **here)
    for offer in (ours, other, past):
        OfferSubject.objects.create(offer=offer, subject=food)
    page = client.get(f"/offers/{ours.ref}/").content.decode()
    now, then = page.index("Like it, and near"), page.index("Like it, tried in the past")
    assert now < page.index(">Bread</a>") < then < page.index(">Stew</a>")
    assert "In common: food · under 1 km away" in page
    assert 'href="/offers/?subject=food"' in page
    assert "Bread" in client.get(f"/offers/{ours.ref}/?list=near&download=csv").content.decode()


def test_a_record_of_a_register_says_who_keeps_it_and_an_open_one_who_looks_after_it(client, town):
    kept = rows.offer(
        "Charity",
        standing="unclaimed",
        dataset=rows.dataset(),
        source="Register, 2021",
        source_id="GB-CHC-12-x",
    )
    page = client.get(f"/offers/{kept.ref}/").content.decode()
    assert "Kept by Register, updated in 2021." in page and "Correct it there" in page
    giver = rows.actor("Giver")
    ours = rows.offer("Ours", actor=giver, confirmed_on="2026-11-03")
    page = client.get(f"/offers/{ours.ref}/").content.decode()
    assert "Looked after by Giver, last checked 3 November 2026." in page
