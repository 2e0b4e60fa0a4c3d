"""A figure of a place is told in a sentence, drawn where there is something to draw, and kept as a file."""

import csv
import io
import json
import re

import pytest

from alongside.exchange.places.models import Figure, Indicator
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    """Thirty councils with one figure each, the first with two years of it."""
    about = Indicator.objects.create(
        code="lonely",
        name="People who feel <lonely>",
        unit="% of adults",
        better="lower",
        source="Survey of Us",
        licence="OGL 3.0",
        warning="Modelled.",
        dataset=rows.dataset(),
    )
    places = [rows.place(f"Council {number:02}") for number in range(30)]
    made = [
        Figure(indicator=about, place=place, period="2024", value=number + 0.5, dataset=rows.dataset())
        for number, place in enumerate(places)
    ]
    made[0].low, made[0].high = 0.1, 0.9
    made.append(Figure(indicator=about, place=places[0], period="2020", value=9, dataset=rows.dataset()))
    Figure.objects.bulk_create(made)
    return places


def test_the_page_says_what_the_charts_say(client, country):
    page = client.get(f"/places/{country[0].ref}/figures/lonely/").content.decode()
    assert "Council 00: 0.5% of adults, likely between 0.1% and 0.9%, in 2024, lower than 29 of 29" in page
    assert "Down from 9% in 2020 to 0.5% in 2024." in page
    for words in (
        "Survey of Us",
        "OGL 3.0",
        "Modelled.",
        "Lower is better",
        "People who feel &lt;lonely&gt;",
    ):
        assert words in page


def test_the_charts_are_described_beside_their_tables_and_fetched_by_one_script(client, country):
    page = client.get(f"/places/{country[0].ref}/figures/lonely/").content.decode()
    specs = [json.loads(text) for text in re.findall(r'application/json"[^>]*>(.*?)</script>', page, re.S)]
    over_time, beside = specs
    assert [point["value"] for point in over_time["data"]["values"]] == [9, 0.5]
    assert len(beside["data"]["values"]) == 30
    assert [point["name"] for point in beside["data"]["values"] if point["own"]] == ["Council 00"]
    assert page.count("js/chart.js") == 1 and page.count('app-chart__table" open') == 2


def test_where_there_is_one_point_there_is_no_chart_and_no_script(client):
    place = rows.place("Alone")
    about = Indicator.objects.create(
        code="one", name="One", unit="people", source="Us", dataset=rows.dataset()
    )
    Figure.objects.create(indicator=about, place=place, period="2024", value=3, dataset=rows.dataset())
    page = client.get(f"/places/{place.ref}/figures/one/").content.decode()
    assert "Alone: 3 people, in 2024." in page and "chart.js" not in page


def test_the_table_shows_those_around_and_the_file_holds_all(client, country):
    path = f"/places/{country[15].ref}/figures/lonely/"
    page = client.get(path).content.decode()
    table = page[page.index('id="beside-title"') :]
    assert (
        "Council 15 (this place)" in table
        and "Council 29" in table
        and "Council 04" not in table.split("</table>")[0].split("<table")[1]
    )
    assert "9 more are in the file." in page
    answer = client.get(path, {"download": "csv", "list": "beside"})
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(lines) == 30
    assert (lines[0]["Unit"], lines[0]["Period"], lines[0]["Source"], lines[0]["Licence"]) == (
        "% of adults",
        "2024",
        "Survey of Us",
        "OGL 3.0",
    )


def test_the_years_come_as_a_file_of_just_those_rows(client, country):
    answer = client.get(f"/places/{country[0].ref}/figures/lonely/", {"download": "csv", "list": "time"})
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(line["Period"], line["Value"]) for line in lines] == [("2020", "9.0"), ("2024", "0.5")]


def test_all_figures_are_listed_by_source_and_kept_as_a_file(client, country):
    path = f"/places/{country[0].ref}/figures/"
    page = client.get(path).content.decode()
    assert "Survey of Us" in page and "lower than 29 of 29 other council areas" in page
    assert client.get(path, {"download": "xlsx"})["Content-Type"].endswith("sheet")
    assert (
        "No figures have been loaded"
        in client.get(f"/places/{rows.place('Bare').ref}/figures/").content.decode()
    )


def test_what_stands_out_is_on_the_page_of_the_place(client, country):
    page = client.get(f"/places/{country[29].ref}/").content.decode()
    assert "What stands out beside others" in page and "app-figures__beside--hard" in page


def test_an_unknown_figure_is_404(client, country):
    assert client.get(f"/places/{country[0].ref}/figures/none/").status_code == 404
    assert client.get(f"/places/{country[0].ref}/figures/health%20index/").status_code == 404


def test_no_more_queries_for_many_peers_than_for_few(client, country, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get(f"/places/{country[0].ref}/figures/lonely/")
