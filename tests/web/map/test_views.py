"""The map's page says the same as what the map loads, and shows nobody more than they may see."""

import csv
import io
import json

import pytest

from alongside.exchange.places.models import Boundary
from tests._support import rows
from tests._support.town import PASSED_ON

pytestmark = pytest.mark.django_db
SQUARE = {"type": "Polygon", "coordinates": [[[-4, 50], [-3, 50], [-3, 51], [-4, 51], [-4, 50]]]}


@pytest.fixture
def land(town):
    Boundary.objects.create(place=town.district, geometry=SQUARE, dataset=rows.dataset())
    rows.offer("Hall", kind="asset", place=town.district, lat=50.5, lon=-3.5)
    rows.offer("Old hall", kind="asset", place=town.district, lat=50.5, lon=-3.5, **PASSED_ON)
    rows.offer("Secret hall", kind="asset", place=town.district, lat=50.5, lon=-3.5, visibility="members")
    return town


def areas(client, **asked):
    answer = client.get("/map/areas.geojson", asked)
    assert answer.headers["Content-Type"] == "application/geo+json"
    return json.loads(answer.content)


def listed(client, **asked):
    answer = client.get("/map/", asked | {"download": "csv"})
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("show", ["needs", "help", "registers", "who", "people", "help-past", "who-past"])
def test_the_list_and_the_map_say_the_same(client, land, show):
    loaded = areas(client, show=show)["features"]
    by_row = [(row["Area"], row["In words"], row["Class"]) for row in listed(client, show=show)]
    said = [
        (f["properties"]["name"], f["properties"]["text"], f["properties"]["class_words"]) for f in loaded
    ]
    assert sorted(by_row) == sorted(said) and said
    page = client.get("/map/", {"show": show}).content.decode()
    for feature in loaded:
        about = feature["properties"]
        assert f'id="area-{about["ref"]}" data-ref="{about["ref"]}" data-class="{about["class"]}"' in page


def test_the_past_is_counted_apart_and_hidden_rows_are_not_counted(client, land):
    def number(show):
        return areas(client, show=show)["features"][0]["properties"]["value"]

    assert (number("help"), number("registers"), number("help-past")) == (3, 1, 2)
    assert number("who") == 1  # the other organisation is for signed-in people


def test_an_outline_is_sent_where_there_is_one_else_a_dot(client, land):
    other = rows.place("Other", lat=51.0, lon=-2.0)
    found = {f["properties"]["name"]: f["geometry"] for f in areas(client)["features"]}
    assert found["Wenbury"] == SQUARE
    assert found["Other"] == {"type": "Point", "coordinates": [-2.0, 51.0]}
    inside = areas(client, level="district", **{"in": other.ref})["features"]
    assert {f["properties"]["name"] for f in inside} == {"Wenbury", "Other"}  # a council area holds no other


def test_points_are_those_in_the_box_that_the_viewer_may_see(client, land):
    def points(box):
        return client.get("/map/points.geojson", {"points": "assets", "bbox": box, "zoom": "8"}).json()

    found = points("-4,50,-3,51")
    assert [f["properties"]["title"] for f in found["features"]] == ["Hall"]
    assert [item["title"] for item in found["items"]] == ["Hall"] and found["total"] == 1
    assert points("0,50,1,51")["features"] == []


def test_outlines_alone_lie_behind_small_maps(client, land):
    found = areas(client, level="finest", bbox="-3.6,50.4,-3.4,50.6")["features"]
    assert [f["properties"] for f in found] == [{"ref": land.district.ref, "name": "Wenbury"}]
    assert client.get("/map/areas.geojson", {"level": "finest"}).status_code == 400


def test_a_place_chosen_for_a_question_leads_back_to_it(client, land):
    asked = {"for": "find", "q": "carers feel alone", "kind": "support"}
    page = client.get("/map/", asked).content.decode()
    assert "/find/?q=carers+feel+alone&amp;kind=support&amp;place=wenbury" in page
    about = areas(client, **asked)["features"][0]["properties"]
    assert about["find_url"] == "/find/?q=carers+feel+alone&kind=support&place=wenbury"


def test_a_place_to_look_at_is_found_at_its_own_level(client, land):
    page = client.get("/map/", {"at": land.district.ref}).content.decode()
    assert f"&#34;ref&#34;: &#34;{land.district.ref}&#34;" in page
    assert "We do not know the place" in client.get("/map/", {"at": "nowhere"}).content.decode()


def test_the_practice_town_is_shown_apart_and_says_that_it_has_no_outlines(client, land):
    page = client.get("/map/", {"world": "practice"}).content.decode()
    assert "Playford" in page and "Wenbury" not in page and "each place is a dot" in page
    assert "Playford" not in client.get("/map/").content.decode()


def test_files_carry_what_the_page_shows(client, land):
    answer = client.get("/map/areas.geojson", {"show": "help", "download": "1"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="map.geojson"'
    loaded = json.loads(answer.content)
    assert loaded["name"].startswith("Help you can ask for now") and loaded["source"]
    points = client.get("/map/", {"points": "assets", "list": "points", "download": "csv"})
    assert "Hall" in points.content.decode() and "Secret" not in points.content.decode()
    assert client.get("/map/", {"download": "xlsx"}).content[:2] == b"PK"


@pytest.mark.parametrize(
    "query",
    [
        "bbox=a,b",
        "bbox=9,9,1,1",
        "level=x&show=y&points=z&in=q",
        "zoom=99999999999",
        "at=%F0%9F%98%80",
        "level=small_area",
    ],
)
def test_nonsense_in_the_address_is_answered_calmly(client, land, query):
    for path in ("/map/", "/map/areas.geojson", "/map/points.geojson"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_an_unchanged_answer_is_not_sent_again(client, land):
    first = client.get("/map/areas.geojson")
    again = client.get("/map/areas.geojson", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_queries_do_not_grow_with_areas_or_points(client, land, django_assert_max_num_queries):
    for number in range(30):
        place = rows.place(f"Area {number}", lat=50 + number / 50, lon=-2.0)
        rows.actor(f"Charity {number}", place=place, lat=50 + number / 50, lon=-2.0)
        rows.need(place=place)
    for path in ("/map/?show=who", "/map/areas.geojson?show=who", "/map/points.geojson?points=now"):
        with django_assert_max_num_queries(40):
            client.get(path)


def test_a_small_map_holds_its_points_and_shows_nothing_before_a_script_opens_it(client):
    from django.template import engines

    source = (
        '{% from "components/map.jinja" import small_map %}'
        '{{ small_map("near", "Answers", points) }}{{ small_map("none", "Nothing", []) }}'
    )
    points = [
        {"lat": 50.1, "lon": -3.0, "title": "<b>'Hall'\"", "url": "/offers/x/", "tone": "open", "number": 1},
        {"lat": None, "lon": None, "title": "Placeless"},
    ]
    shown = engines["jinja2"].from_string(source).render({"points": points})
    assert shown.count("<details") == 1 and 'id="near" hidden' in shown
    assert "Placeless" not in shown and "<b>" not in shown and "map_small.js" in shown
