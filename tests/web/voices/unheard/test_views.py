"""The page of who is not heard says what its files and its map say, and tells no small number."""

import csv
import io
import json
import re

import pytest

from alongside.exchange.voices.models import Session
from tests._support import rows
from tests._support.unheard import CODE, Area
from tests.exchange.analyses.test_unheard import heard

pytestmark = pytest.mark.django_db


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def those():
    made = Area()
    heard(made)
    return made


def test_the_page_names_the_least_heard_first_with_why_and_how_sure(client, those):
    answer = client.get(f"/unheard/?in={those.system.ref}&show={CODE}&voices=sessions")
    said = text_of(answer)
    assert answer.status_code == 200
    assert "In 4 of 8 areas people are heard less than their share" in said
    assert said.index("Area 7") < said.index("Area 6") < said.index("Whose voices they are")
    assert "none came" in said and "fewer than 5 came" in said and "Sure:" in said
    assert "Where to meet them" in said


def test_file_geojson_and_picture_say_the_same(client, those):
    query = f"?in={those.system.ref}&show={CODE}&voices=sessions"
    file = client.get(f"/unheard/{query}&download=csv").content.decode("utf-8-sig")
    table = {row["Area"]: row for row in csv.DictReader(io.StringIO(file))}
    areas = json.loads(client.get(f"/unheard/areas.geojson{query}").content)["features"]
    assert len(table) == len(areas) == 8
    for one in (area["properties"] for area in areas):
        row = table[one["name"]]
        assert row["Voices"] == ("Fewer than 5" if one["voices"] is None else str(one["voices"]))
        assert float(row["Not heard"]) == one["not_heard"] and row["How sure"] == one["how_sure"]
        assert str(one["rank"] or "") == row["Place in the list"]
    drawn = client.get(f"/unheard/map.svg{query}").content.decode()
    assert drawn.count("<circle") == 8 and drawn.count("#e07b00") >= 1
    assert client.get(f"/unheard/{query}&download=xlsx").status_code == 200


def test_three_or_four_voices_are_the_same_everywhere(client, those):
    query = f"?in={those.system.ref}&show={CODE}&voices=sessions"
    addresses = [
        f"/unheard/areas.geojson{query}",
        f"/unheard/map.svg{query}",
        f"/unheard/{query}&download=csv",
    ]
    before = [client.get(one).content for one in addresses]
    Session.objects.filter(place=those.places[5]).update(heard=1)
    assert [client.get(one).content for one in addresses] == before


def test_without_figures_the_practice_town_is_offered(client):
    place = rows.place("Nowhere", "system")
    answer = client.get(f"/unheard/?in={place.ref}")
    assert answer.status_code == 200 and "Try it in the practice town" in text_of(answer)
    assert client.get(f"/unheard/areas.geojson?in={place.ref}").status_code == 404


def test_what_an_address_names_wrongly_is_said(client, those):
    said = text_of(client.get("/unheard/?in=nowhere-at-all&voices=zzz"))
    assert "We do not know this place" in said and "We do not know these voices" in said


@pytest.mark.parametrize("more", [2, 40])
def test_it_asks_the_database_as_often_for_more_areas(client, django_assert_max_num_queries, more):
    those = Area(values=[5 + at for at in range(more)], people=[1000] * more)
    with django_assert_max_num_queries(40):
        assert client.get(f"/unheard/?in={those.system.ref}").status_code == 200
