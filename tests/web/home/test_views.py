"""Home asks one question, and says what happened, what is asked and whom to talk to."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Party
from alongside.exchange.audit.models import Dataset
from alongside.exchange.directory.models import Connector
from alongside.exchange.feeds.models import BroughtList
from alongside.exchange.needs.models import Need, Note
from alongside.exchange.offers.models import Offer

pytestmark = pytest.mark.django_db


def block(page, heading):
    """The part of a page under one of its three headings."""
    return re.search(rf"<section[^>]*>\s*<h2[^>]*>{heading}</h2>.*?</section>", page, re.DOTALL)[0]


def shown(client, **query):
    return client.get("/", query).content.decode()


def test_home_asks_and_shows_who_else_is_asking_in_its_world(client, town):
    page = shown(client)
    assert "What is needed, and where?" in page
    assert "Carers feel alone" in block(page, "What people are asking now") and "Playford" not in page
    assert 'href="/?world=practice"' in page and 'href="/needs/"' in page
    assert 'href="tel:999"' in page and 'href="tel:111"' in page
    header = re.search(r"<header.*?</header>", page, re.DOTALL)[0]
    assert header.count("<li>") == 5 and "Sign in" in header and "About" not in header


def test_the_practice_home_is_banded_and_knows_the_town(client, town):
    page = shown(client, world="practice")
    assert (
        "Practice town: invented." in page and 'value="Playford"' in page and "Playford carers alone" in page
    )
    assert "Ann of Playford" in block(page, "Talk to a person") and 'href="tel:01632960999"' in page
    assert "ring me back" not in page.lower()


def test_home_works_with_nothing_loaded_and_says_so(client, db):
    page = shown(client)
    assert "Nothing yet." in page and "No question is open just now." in page
    assert "Nobody is named for your place here yet." in page


def test_where_many_connectors_are_named_home_leads_to_them_by_place(client, town):
    Connector.objects.update(world="real")
    talk = block(shown(client), "Talk to a person")
    assert 'href="/about/contact"' in talk and "01632" not in talk


def test_the_newest_comes_first_five_at_most_one_line_of_each_and_both_kinds(client, town):
    today = timezone.localdate()
    needs = [town.need, *(Need.objects.create(title=f"Asked {n}", statement="x") for n in range(5))]
    for n, need in enumerate(needs):
        for back in (n, n + 40):
            Note.objects.create(need=need, on=today - timedelta(back), text=f"Told {n} after {back}")
    Need.objects.filter(pk=town.need.pk).update(status="met")
    for offer, back in ((town.offer, 10), (town.hostile, 20), (town.hidden, 0)):
        Offer.objects.filter(pk=offer.pk).update(confirmed_on=today - timedelta(back))
    told = block(shown(client), "What happened lately")
    order = [told.index(text) for text in ("Told 0", "Told 1", "Told 2", town.offer.title, "&lt;script&gt;")]
    assert order == sorted(order) and told.count("<li") == 5
    assert "after 40" not in told and town.hidden.title not in told and "· Met" in told
    assert "Checked: this can be had now." in told


def test_what_is_past_hidden_unfinished_or_still_to_come_is_no_news(client, town):
    today = timezone.localdate()
    Offer.objects.update(confirmed_on=today, standing="unclaimed")
    Offer.objects.filter(pk=town.past.pk).update(standing="history")
    party = Party.objects.create()
    made = [
        Need.objects.create(title="Past", statement="x", standing="history", reported_on=date(2017, 1, 1)),
        Need.objects.create(title="Mine", statement="x", visibility="private", owner=party),
        Need.objects.create(title="Begun", statement="x", status="draft", owner=party),
    ]
    for need in made:
        Note.objects.create(need=need, on=today, text="Told of it")
    Note.objects.create(need=town.need, on=today + timedelta(1), text="To come")
    page = shown(client)
    assert "Nothing yet." in page
    assert not any(title in block(page, "What people are asking now") for title in ("Past", "Mine", "Begun"))


def test_home_asks_as_much_of_the_database_however_much_there_is(client, town, django_assert_max_num_queries):
    today = timezone.localdate()
    for n in range(30):
        need = Need.objects.create(title=f"Asked {n}", statement="x", place=town.district)
        Note.objects.create(need=need, on=today, text="Told")
        Offer.objects.create(title=f"Help {n}", kind="asset", confirmed_on=today, place=town.district)
    with django_assert_max_num_queries(8):
        shown(client)


def test_a_list_that_was_brought_is_told_to_those_who_may_know_of_it(client, town):
    kept = {"kind": "offers", "title": "Our own words", "counts": {"new": 48}, "kept_at": timezone.now()}
    for actor, audience in ((town.actor, "public"), (town.actor, "members"), (town.hidden_actor, "public")):
        owned = Dataset.objects.create(
            id=f"list-{actor.pk}-{audience}",
            title="x",
            licence="x",
            attribution="x",
            dated=timezone.localdate(),
            audience=audience,
        )
        BroughtList.objects.create(party=actor.party, state="kept", dataset=owned, **kept)
        kept["counts"] = {"new": 1}
    told = block(shown(client), "What happened lately")
    assert "Brought a list with 48 new entries." in told and "Wenbury Carers" in told
    assert told.count("<li") == 1 and "Our own words" not in told
    assert "Brought" not in block(shown(client, world="practice"), "What happened lately")


@pytest.mark.parametrize("there", [True, False])
def test_offering_help_is_a_link_where_there_is_such_a_page(client, town, monkeypatch, there):
    from alongside.web import presenting

    monkeypatch.setattr(presenting, "is_valid_path", lambda path: there)
    assert ("I can help with something" in shown(client)) == there
