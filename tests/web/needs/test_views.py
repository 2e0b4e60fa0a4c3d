"""The pages of needs show what may be seen, with what could help and why."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_need_shows_its_words_and_the_answers_with_reasons(client, indexed_town):
    page = client.get(f"/needs/{indexed_town.need.ref}/").content.decode()
    assert "Carers feel alone and want to meet others." in page
    assert "Evening circle for carers" in page and "Why it's listed here" in page
    assert f"/offers/{indexed_town.offer.ref}/?need={indexed_town.need.ref}" in page
    assert "Members only" not in page and "Playford" not in page


def test_a_need_of_the_practice_town_is_banded_and_answered_from_there(client, indexed_town):
    page = client.get(f"/needs/{indexed_town.practice_need.ref}/").content.decode()
    assert "Practice town: invented." in page
    assert "Playford carers tea" in page and "Evening circle" not in page


def test_a_source_id_leads_to_the_page(client, indexed_town):
    response = client.get("/needs/need-alone/")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/needs/{indexed_town.need.ref}/"


def test_without_an_index_the_need_is_still_shown(client, town, no_index):
    response = client.get(f"/needs/{town.need.ref}/")
    assert response.status_code == 200
    assert b"The search is being prepared" in response.content


def test_a_need_that_is_not_there_is_404(client, town):
    assert client.get("/needs/nothing/").status_code == 404


@pytest.mark.parametrize(
    "query", [{"status": "nonsense"}, {"standing": "<b>"}, {"page": "x"}, {"page": "-3"}, {"page": "9" * 30}]
)
def test_a_list_ignores_values_that_are_no_choice(client, town, query):
    response = client.get("/needs/", query)
    assert response.status_code == 200
    assert b"1 found" in response.content


def test_drafts_are_not_a_status_to_choose(client, town):
    assert b'value="draft"' not in client.get("/needs/").content
