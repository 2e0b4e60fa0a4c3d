"""The pages of needs show what may be seen, with what could help and why."""

import pytest

from alongside.exchange.needs.models import NeedSubject, Note
from tests._support import rows

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


def test_a_need_leads_to_asking_again_and_its_answers_are_files(client, indexed_town):
    page = client.get(f"/needs/{indexed_town.need.ref}/").content.decode()
    assert "ask why something is not listed" in page and "You can ask now" in page
    assert "download=xlsx" in page and 'href="/find/?q=Carers' in page


def test_others_who_need_the_same_and_what_happened_stand_below_and_are_files(client, town, no_index):
    food = rows.subject("food", "Food")
    ours, theirs = rows.need("Hungry here"), rows.need("Hungry there")
    for need in (ours, theirs):
        NeedSubject.objects.create(need=need, subject=food)
    Note.objects.create(need=ours, on="2026-01-02", text="Ann rang")
    page = client.get(f"/needs/{ours.ref}/").content.decode()
    assert "Others need this too" in page and "Hungry there" in page and "In common: food" in page
    assert "Ann rang" in client.get(f"/needs/{ours.ref}/?list=story&download=csv").content.decode()
    assert "Hungry there" in client.get(f"/needs/{ours.ref}/?list=others&download=csv").content.decode()


def test_a_small_number_of_people_is_not_shown_on_the_page_or_in_the_file(client, town, no_index):
    need = rows.need("Rare", how_many="About 3 men asked")
    assert "About fewer than 5 men asked" in client.get(f"/needs/{need.ref}/").content.decode()
    told = client.get("/needs/?download=csv").content.decode()
    assert "fewer than 5 men" in told and "3 men" not in told
