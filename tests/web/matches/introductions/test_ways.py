"""From a need's page and an offer's page, who can put in touch, and who is led nowhere."""

import pytest

from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

pytestmark = pytest.mark.django_db


def signed_in(client, party=None, place=None):
    user = User.objects.create(email="a@x.example")
    if party is not None:
        Acting.objects.create(user=user, party=party, role="broker" if place else "editor", place=place)
    client.force_login(user)
    return client


def test_a_connector_puts_a_need_in_touch_with_each_possible_help(client, indexed_town):
    town = indexed_town
    path, link = f"/needs/{town.need.ref}/", f'href="/introductions/new/?need={town.need.ref}&amp;offer='
    assert link not in client.get(path).content.decode()
    signed_in(client, town.actor.party, town.district)
    shown = client.get(path).content.decode()
    assert f"{link}{town.offer.ref}" in shown and f"{link}{town.listed.ref}" in shown
    assert f"{link}{town.past.ref}" not in shown, "what was reported in the past is not on offer"


def test_what_is_under_way_leads_to_its_page(client, indexed_town):
    town = indexed_town
    signed_in(client, town.hidden_actor.party, town.district)
    Offer.objects.filter(pk=town.offer.pk).update(contact="club@x.example")
    new = f"/introductions/new/?need={town.need.ref}&offer={town.offer.ref}"
    made = client.post(new, {"words": "Shall you talk?"}).url.split("?")[0]
    shown = client.get(f"/needs/{town.need.ref}/").content.decode()
    assert f'href="{made}"' in shown and "Put in touch: waiting for an answer" in shown


def test_whoever_is_signed_in_can_ask_from_an_offer_but_not_about_their_own(client, town):
    path, link = f"/offers/{town.offer.ref}/", f'href="/introductions/new/?offer={town.offer.ref}'
    assert link not in client.get(path).content.decode()
    signed_in(client, town.hidden_actor.party)
    assert f"{link}&amp;need={town.need.ref}" in client.get(f"{path}?need={town.need.ref}").content.decode()
    Offer.objects.filter(pk=town.offer.pk).update(actor=town.hidden_actor)
    assert link not in client.get(path).content.decode()


def test_whoever_offers_something_can_offer_it_from_a_need(client, town):
    signed_in(client, town.actor.party)
    link = f'href="/introductions/new/?need={town.need.ref}"'
    assert link in client.get(f"/needs/{town.need.ref}/").content.decode()
    Need.objects.filter(pk=town.need.pk).update(status="met")
    assert link not in client.get(f"/needs/{town.need.ref}/").content.decode()
