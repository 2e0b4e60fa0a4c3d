"""Up to four places side by side; whatever is wrong with a typed one, nothing chosen is lost."""

import csv
import io

import pytest

from alongside.exchange.places.models import Figure, Indicator
from tests._support import rows

pytestmark = pytest.mark.django_db
PATH = "/places/compare/"


@pytest.fixture
def councils():
    made = [rows.place(name, lat=50 + number / 10, lon=-3) for number, name in enumerate("ABCDE")]
    rows.need("Needed", place=made[0])
    rows.offer("Help", place=made[1])
    rows.actor("Club", place=made[1])
    for code, unit in (("people", "people"), ("odd", "as published; the file names no unit")):
        about = Indicator.objects.create(
            code=code, name=f"Figure of {code}", unit=unit, source="Us", dataset=rows.dataset()
        )
        for number, place in enumerate(made[:3]):
            period = "2024" if number else "2021"
            Figure.objects.create(
                indicator=about, place=place, period=period, value=number + 1, dataset=rows.dataset()
            )
    return made


def refs(places):
    return [place.ref for place in places]


def file_of(client, places, **query):
    answer = client.get(PATH, {"place": refs(places), "download": "csv", **query})
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_needs_help_sectors_and_figures_stand_side_by_side(client, councils):
    lines = {line["Row"]: line for line in file_of(client, councils[:2])}
    assert (lines["Needed and not answered"]["A"], lines["Needed and not answered"]["B"]) == ("1", "0")
    assert (lines["You can ask now"]["A"], lines["You can ask now"]["B"]) == ("0", "1")
    assert lines["Charity or community group"]["B"] == "1"
    figure = lines["Figure of people"]
    assert (figure["A"], figure["B"], figure["Period"], figure["Unit"]) == (
        "1.0",
        "2.0",
        "2021 / 2024",
        "people",
    )


def test_years_that_differ_stand_with_the_values(client, councils):
    page = client.get(PATH, {"place": refs(councils[:2])}).content.decode()
    assert "1 (2021)" in page and "2 (2024)" in page


def test_the_figures_can_be_chosen_and_those_without_a_unit_are_not_the_first(client, councils):
    assert "Figure of odd" not in [line["Row"] for line in file_of(client, councils[:2])]
    rows_ = [line["Row"] for line in file_of(client, councils[:2], figure=["odd", "no-such"])]
    assert "Figure of odd" in rows_ and "Figure of people" not in rows_


def test_a_place_without_a_figure_says_so(client, councils):
    page = client.get(PATH, {"place": refs([councils[0], councils[3]])}).content.decode()
    assert "not known" in page


def test_a_typed_place_joins_those_chosen(client, councils):
    page = client.get(PATH, {"place": refs(councils[:1]), "add": "B"}).content.decode()
    assert f"/places/{councils[1].ref}/" in page and f'value="{councils[1].ref}"' in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [("Nowhere at all", "We do not know a place called"), ("ZZ99 9ZZ", "We do not know the postcode")],
)
def test_a_place_we_do_not_know_is_told_with_the_field_and_nothing_is_lost(client, councils, typed, says):
    answer = client.get(PATH, {"place": refs(councils[:2]), "add": typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and 'href="#add"' in page
    assert f'value="{typed}"' in page and f'value="{councils[1].ref}"' in page


def test_near_names_are_offered(client, councils):
    rows.place("Torbay")
    page = client.get(PATH, {"add": "Torbey"}).content.decode()
    assert "Did you mean one of these?" in page and "add=Torbay" in page


def test_four_are_the_most(client, councils):
    page = client.get(PATH, {"place": refs(councils)}).content.decode()
    assert page.count("Take away") == 4 and 'id="add"' not in page
    assert client.get(PATH, {"place": refs(councils[:4]), "add": "E"}).status_code == 422


def test_the_real_and_the_invented_are_not_mixed(client, councils):
    invented = rows.place("Alderquay", "town", world="practice")
    assert client.get(PATH, {"place": refs(councils[:1]), "add": "Alderquay"}).status_code == 422
    page = client.get(PATH, {"place": [invented.ref, councils[0].ref]}).content.decode()
    assert "Practice town: invented." in page and f"/places/{councils[0].ref}/" not in page


def test_without_a_place_the_page_asks_for_one(client, db):
    assert "Choose up to four places" in client.get(PATH).content.decode()
    assert client.get(PATH, {"place": "nothing"}).status_code == 200


def test_those_near_it_and_like_it_are_suggested(client, councils):
    page = client.get(PATH, {"place": refs(councils[:1])}).content.decode()
    assert "Add B" in page and "Add A" not in page


def test_queries_grow_with_the_places_and_not_with_what_is_in_them(
    client, councils, django_assert_max_num_queries
):
    for number in range(20):
        rows.offer(f"More {number}", place=councils[0])
    with django_assert_max_num_queries(40):
        client.get(PATH, {"place": refs(councils[:4])})
