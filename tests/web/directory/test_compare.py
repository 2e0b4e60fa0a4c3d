"""Two to four organisations side by side."""

import csv
import io

import pytest

from alongside.exchange.directory.models import Fate
from tests._support import rows

pytestmark = pytest.mark.django_db
PATH = "/actors/compare/"


@pytest.fixture
def actors():
    return [rows.actor(name, f"{name} feeds people") for name in ("Ash", "Birch", "Cedar", "Elm", "Fir")]


def refs(actors):
    return {"actor": [actor.ref for actor in actors]}


def test_each_has_a_column_with_what_it_does_and_how_far_it_can_be_relied_on(client, actors):
    page = client.get(PATH, refs(actors[:3])).content.decode()
    for name in ("Ash", "Birch", "Cedar"):
        assert f"{name} feeds people" in page and f">{name}</th>" in page
    assert "all 3" in page and "Open now" in page and "Elm" not in page


def test_one_that_is_hidden_or_not_there_is_left_out_and_said(client, actors):
    hidden = rows.actor("Quiet", visibility="members")
    for key in (hidden.ref, "nothing"):
        response = client.get(PATH, {"actor": [actors[0].ref, actors[1].ref, key]})
        assert response.status_code == 422 and "Quiet" not in response.content.decode()
        assert "Ash" in response.content.decode() and "cannot be shown" in response.content.decode()


def test_more_than_four_and_two_worlds_do_not_fit(client, actors):
    assert "cannot be shown" in client.get(PATH, refs(actors)).content.decode()
    other = rows.actor("Playford", world="practice")
    page = client.get(PATH, refs([actors[0], other])).content.decode()
    assert "Playford" not in page and "Practice town" not in page


def test_one_is_added_by_its_name_and_a_name_of_several_is_asked_about(client, actors):
    rows.actor("Beech House"), rows.actor("Beech Hall")
    added = client.get(PATH, refs(actors[:1]) | {"add": "birch"})
    assert added.headers["Location"] == f"{PATH}?actor={actors[0].ref}&actor={actors[1].ref}"
    asked = client.get(PATH, refs(actors[:1]) | {"add": "beech"}).content.decode()
    assert "Choose one." in asked and "Beech House</a>" in asked and "Beech Hall</a>" in asked
    unknown = client.get(PATH, refs(actors[:1]) | {"add": "<b>oak"})
    assert unknown.status_code == 422 and "&lt;b&gt;oak" in unknown.content.decode()
    full = client.get(PATH, refs(actors[:4]) | {"add": "fir"}).content.decode()
    assert "Remove one before you add another." in full


def test_an_empty_page_asks_for_the_first(client):
    response = client.get(PATH)
    assert response.status_code == 200 and "Name the first organisation" in response.content.decode()


def test_it_is_kept_as_a_file_with_source_and_who_shares_what(client, actors):
    response = client.get(PATH, refs(actors[:2]) | {"download": "csv"})
    head, *lines = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert head == ["What", "Which", "Ash", "Birch", "Shared by"]
    assert ["Kind of organisation", "Charity or community group", "yes", "yes", "2"] in lines
    assert ["Where this comes from", "", "Written here", "Written here", ""] in lines


def test_the_page_asks_no_more_of_the_database_for_those_who_do_much(
    client, actors, django_assert_max_num_queries
):
    for actor in actors[:4]:
        for number in range(10):
            rows.offer(f"{actor.name} {number}", actor=actor)
    with django_assert_max_num_queries(30):
        client.get(PATH, refs(actors[:4]))


def test_what_became_of_each_is_told(client, actors):
    Fate.objects.create(actor=actors[0], what="renamed", when="2023-10", into="Oak")
    assert "Was renamed in 2023: now Oak." in client.get(PATH, refs(actors[:2])).content.decode()
