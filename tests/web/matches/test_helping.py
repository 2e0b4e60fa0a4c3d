"""I can help with something: what is asked now that it could meet, and whom to tell."""

import html

import pytest

from tests._support import rows
from tests._support.town import HOSTILE

pytestmark = pytest.mark.django_db
CAN = {"q": "I can sit with carers who feel alone", "place": "Wenbury"}


def can_help(client, **query):
    response = client.get("/can-help/", CAN | query)
    return response, html.unescape(response.content.decode())


def test_what_is_asked_now_is_shown_with_why_and_whom_to_tell(client, indexed_town):
    response, page = can_help(client)
    assert response.status_code == 200
    assert "Carers feel alone" in page and "Shares the words: carers, feel, alone" in page
    assert "Ann of Wenbury" in page and "Playford" not in page


def test_what_was_met_or_reported_in_the_past_is_not_asked_now(client, indexed_town):
    rows.need("Carers felt alone then", standing="history", reported_on="2017-01-01")
    rows.need("Carers feel alone no more", status="met")
    rows.need("Carers feel alone in secret", visibility="private", owner=rows.actor().party)
    _, page = can_help(client)
    for title in ("felt alone then", "alone no more", "alone in secret"):
        assert title not in page


def test_where_nothing_is_asked_that_fits_there_is_a_way_on(client, indexed_town):
    _, page = can_help(client, q="xqzv plooth")
    assert "Nothing that is asked for now seems to fit" in page and 'href="tel:01632960999"' in page
    assert 'href="/needs/">Read all that is needed' in page and 'href="/can-help/?q=xqzv+plooth"' in page


@pytest.mark.parametrize(
    ("wrong", "said", "field"),
    [({"q": ""}, "Say what you can do", "#q"), ({"place": "Wenbery"}, "We do not know a place", "#place")],
)
def test_one_fault_at_a_time_is_named_at_its_field_and_nothing_typed_is_lost(
    client, town, wrong, said, field
):
    response, page = can_help(client, **wrong)
    assert response.status_code == 422 and said in page and f'href="{field}"' in page
    for value in (CAN | wrong).values():
        assert value in page
    if "place" in wrong:
        assert 'href="/can-help/?q=I+can+sit+with+carers+who+feel+alone&place=Wenbury"' in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_a_file(client, indexed_town, kind):
    response = client.get("/can-help/", CAN | {"download": kind})
    assert f"what-you-could-help-with.{kind}" in response.headers["Content-Disposition"]
    assert kind == "xlsx" or "Carers feel alone" in response.content.decode("utf-8-sig")


def test_more_that_is_needed_takes_no_more_queries(client, indexed_town, django_assert_max_num_queries):
    for number in range(30):
        rows.need(f"Carers feel alone in street {number}", place=indexed_town.district)
    with django_assert_max_num_queries(20):
        _, page = can_help(client)
    assert page.count("<article") == 20


def test_the_page_works_bare_with_hostile_words_and_without_an_index(client, town, no_index):
    assert client.get("/can-help/").status_code == 200
    response = client.get("/can-help/", {"q": HOSTILE})
    assert response.status_code == 503 and b"<script>alert" not in response.content


def test_an_entry_of_ours_shows_what_it_could_help_with_as_those_lists_say_it(client, indexed_town):
    offer, need = indexed_town.offer, indexed_town.need
    response, page = can_help(client, offer=offer.ref)
    assert response.status_code == 200 and "What this could help with" in page
    assert f'href="/offers/{offer.ref}/"' in page and f'href="/needs/{need.ref}/"' in page
    listed = html.unescape(client.get(f"/needs/{need.ref}/").content.decode())
    for there in (page, listed):
        assert "Shares the words: carers, feel, alone" in there
    assert "How this was worked out" in page
    for hidden in (indexed_town.hidden.ref, indexed_town.past.ref, "nothing"):
        assert client.get("/can-help/", {"offer": hidden}).status_code == 404


def test_an_entry_that_nothing_asks_for_has_a_way_on(client, indexed_town):
    response, page = can_help(client, offer="off-hostile")
    assert "Nothing that is asked for now seems to fit" in page and b"<script>alert" not in response.content


def test_what_an_entry_could_help_with_is_a_file(client, indexed_town):
    response = client.get("/can-help/", {"offer": indexed_town.offer.ref, "download": "csv"})
    assert "Carers feel alone" in response.content.decode("utf-8-sig")


def test_an_entry_is_held_against_eight_needs_at_the_queries_of_one(
    client, indexed_town, django_assert_max_num_queries
):
    for number in range(20):
        rows.need(f"Carers {number} feel alone", "Carers feel alone.", place=indexed_town.district)
    with django_assert_max_num_queries(30):
        _, page = can_help(client, offer=indexed_town.offer.ref)
    assert 1 <= page.count('<article class="app-answer"') <= 8
