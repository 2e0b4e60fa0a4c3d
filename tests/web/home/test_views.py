"""Home asks one question."""

import pytest

pytestmark = pytest.mark.django_db


def test_home_asks_and_shows_who_else_is_asking_in_its_world(client, town):
    page = client.get("/").content.decode()
    assert "What is needed, and where?" in page
    assert "Carers feel alone" in page and "Playford" not in page
    assert 'href="/?world=practice"' in page


def test_the_practice_home_is_banded_and_knows_the_town(client, town):
    page = client.get("/", {"world": "practice"}).content.decode()
    assert (
        "Practice town: invented." in page and 'value="Playford"' in page and "Playford carers alone" in page
    )


def test_home_works_with_nothing_loaded(client, db):
    assert client.get("/").status_code == 200
