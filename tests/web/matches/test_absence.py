"""Why not this one: told to whoever may know of it, and to nobody else that it is there."""

import html

import pytest

from alongside.web.matches.absence import LONGEST_NAME
from tests._support.town import HOSTILE

pytestmark = pytest.mark.django_db
ASKED = {"q": "carers feel alone", "place": "Wenbury"}


def why(client, **query):
    response = client.get("/find/why-not/", ASKED | query)
    return response, html.unescape(response.content.decode())


def test_one_found_by_name_address_or_who_offers_it_says_where_it_is(client, indexed_town):
    offer = indexed_town.offer
    for name in (
        offer.title,
        "evening circle",
        offer.ref,
        f"http://testserver/offers/{offer.ref}/?q=x",
        "Wenbury Carers",
    ):
        response, page = why(client, offer=name)
        assert response.status_code == 200
        assert "It is in the list: number 1 under “You can ask now”." in page, name


def test_one_that_is_left_out_says_why_and_what_spoke_against_it(client, indexed_town):
    _, page = why(client, offer="Carers club", kind="support")
    assert "It is another kind of help than was asked for." in page
    response, page = why(client, offer="off-hostile")
    assert "What spoke against it" in page and b"<script>alert" not in response.content


def test_several_of_a_name_are_given_to_choose_from(client, indexed_town):
    _, page = why(client, offer="carers")
    assert "Which of these do you mean?" in page
    assert f"/find/why-not/?q=carers+feel+alone&place=Wenbury&offer={indexed_town.offer.ref}" in page
    assert indexed_town.hidden.ref not in page and indexed_town.practice_offer.ref not in page


def test_a_hidden_one_and_one_of_the_other_world_are_told_as_unknown_ones_are(client, indexed_town):
    pages = []
    for name in (
        "No such thing",
        indexed_town.hidden.title,
        indexed_town.hidden.ref,
        f"/offers/{indexed_town.hidden.ref}/",
        indexed_town.practice_offer.ref,
        "Quiet House",
    ):
        response, page = why(client, offer=name)
        assert response.status_code == 200
        main = page[page.index("<main") : page.index("</main")]
        pages.append(main.replace(name, "…"))
    assert "We know of nothing called that" in pages[0] and "Ann of Wenbury" in pages[0]
    assert len(set(pages)) == 1


@pytest.mark.parametrize(
    ("wrong", "said", "field"),
    [
        ({"offer": ""}, "Type the name of what you expected", "#offer"),
        ({"offer": "x" * (LONGEST_NAME + 1)}, "too long for a name", "#offer"),
        ({"offer": "circle", "q": ""}, "Say what was asked", "#q"),
        ({"offer": "circle", "place": "Wenbery"}, "We do not know a place called", "#place"),
    ],
)
def test_one_fault_at_a_time_is_named_at_its_field_and_nothing_typed_is_lost(
    client, town, wrong, said, field
):
    response, page = why(client, **wrong)
    assert response.status_code == 422 and said in page and f'href="{field}"' in page
    kept = ASKED | {"offer": "circle"} | wrong
    for value in kept.values():
        assert value in page


def test_the_page_works_bare_with_hostile_words_and_without_an_index(client, town, no_index):
    assert client.get("/find/why-not/").status_code == 200
    response, _ = why(client, offer=HOSTILE, q=HOSTILE)
    assert b"<script>alert" not in response.content
    response, page = why(client, offer=town.offer.ref)
    assert response.status_code == 503 and "Try again in a minute" in page


def test_from_the_page_of_an_entry_one_asks_if_it_fits(client, indexed_town):
    offer = indexed_town.offer
    page = html.unescape(client.get(f"/offers/{offer.ref}/").content.decode())
    link = f"/find/why-not/?offer={offer.ref}&entry=1"
    assert f'href="{link}' in page and f'href="/can-help/?offer={offer.ref}"' in page
    asked = html.unescape(client.get(link).content.decode())
    assert "Does this fit what I need?" in asked and offer.title in asked and "What do you need?" in asked
    _, told = why(client, offer=offer.ref, entry="1")
    assert "It is in the list: number 1" in told and "Does this fit what I need?" in told
    hidden = client.get("/find/why-not/", {"offer": indexed_town.hidden.ref, "entry": "1"}).content.decode()
    assert indexed_town.hidden.title not in hidden
