"""Results are told in sentences, rows and files, of enough people, and never of one."""

import csv
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests._support.voices_ballots import TITLES, ballot, choose_all, close, mark_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def test_an_order_is_told_with_how_sure_it_is_and_kept_as_a_file(client):
    found, _by = ballot()
    at = f"/ballots/{found.ask.ref}/results/"
    choose_all(found, 4)
    assert "There is nothing to show yet." in client.get(at).text
    choose_all(found, 8)
    page = client.get(at).text
    assert "The answers of 5 people are counted." in page
    assert "The latest five are not counted yet" in page
    close(found)
    page = client.get(at).text
    assert "The answers of 12 people are counted." in page
    assert "“A bus on Sundays” comes first." in page
    rows = list(csv.DictReader(io.StringIO(client.get(f"{at}?download=csv").content.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == list(TITLES)
    assert (rows[0]["place"], rows[0]["put_first"], rows[0]["asked"]) == ("1", "36", "36")
    assert int(rows[0]["low"]) <= int(rows[0]["first_of_100"]) <= int(rows[0]["high"])
    assert client.get(f"{at}?download=xlsx").status_code == 200
    card = client.get(f"{at}?download=card").json()
    assert card["columns"].startswith("title, place")
    assert card["answers counted"] == "12 people"


def test_of_those_who_disagree_both_are_told(client):
    found, _by = ballot("criteria", titles=TITLES[:3])
    mark_all(found, 6, ("51333", "15333", "33131"), "30000")
    mark_all(found, 6, ("51333", "15333", "33535"), "03000")
    close(found)
    at = f"/ballots/{found.ask.ref}/results/"
    page = client.get(at).text
    assert "What comes first hangs on what counts most" in page
    assert "People differ most about “Warm packs”" in page
    assert "12 people said what counts for them." in page
    rows = list(csv.DictReader(io.StringIO(client.get(f"{at}?download=csv").content.decode("utf-8-sig"))))
    assert float(rows[0]["mean_scalability"]) >= 1


def test_a_page_asks_the_database_no_more_when_there_is_more(client):
    few, _by = ballot()
    many, _by = ballot(titles=tuple(f"Thing {number}" for number in range(7)), title="Other")
    choose_all(few, 5)
    choose_all(many, 5, order=tuple(range(7)))
    for found in (few, many):
        close(found)
    for path in ("", "choose/", "results/"):
        counts = [asked(client, f"/ballots/{found.ask.ref}/{path}") for found in (few, many)]
        assert counts[1] <= counts[0], path


def asked(client, path):
    client.get(path)  # what is worked out once and kept
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)
