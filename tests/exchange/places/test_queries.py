"""What people type for a place, and what we understand by it."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.exchange.needs.models import Need
from alongside.exchange.places import queries
from alongside.exchange.places.models import Postcode
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    """A country with a region, a council area and a town in it, and an invented town elsewhere."""
    england = rows.place("England", "nation", code="E92")
    west = rows.place("South West", "region", parent=england)
    torbay = rows.place("Torbay", parent=west, code="E06000027", lat=50.46, lon=-3.56)
    town = rows.place("Paignton", "town", parent=torbay, lat=50.43, lon=-3.56)
    made_up = rows.place("Marrowby", "town", world="practice", lat=53.0, lon=-1.0)
    return {"england": england, "west": west, "torbay": torbay, "town": town, "practice": made_up}


@pytest.fixture
def postcodes(country):
    for sector, at, where in (
        ("TQ45", 50.42, "torbay"),
        ("TQ46", 50.40, "torbay"),
        ("ZZ11", 53.0, "practice"),
        ("XX99", 1.0, None),
    ):
        held = country[where] if where else None
        Postcode.objects.create(sector=sector, lat=at, lon=-3.5, place=held, dataset=rows.dataset())


@pytest.mark.parametrize("typed", ["district-torbay", "E06000027", "Torbay", "  torbay ", "TORBAY"])
def test_an_id_a_code_and_a_name_find_the_place_with_all_it_lies_in(country, typed):
    found = queries.find_place(typed).where
    assert (found.id, found.name, found.kind, found.world) == (
        country["torbay"].pk,
        "Torbay",
        "district",
        "real",
    )
    assert found.within == {country[key].pk for key in ("england", "west", "torbay")}
    assert (found.lat, found.lon) == (50.46, -3.56)


def test_a_ref_finds_the_place(country):
    assert queries.find_place(country["town"].ref).where.name == "Paignton"


@pytest.mark.parametrize(
    ("typed", "lat"),
    [
        ("TQ4 5AB", 50.42),
        ("tq45ab", 50.42),
        ("TQ4 5", 50.42),
        ("TQ4 9ZZ", 50.41),
        ("TQ4", 50.41),
        (" tq4  5ab ", 50.42),
    ],
)
def test_a_postcode_is_read_whole_as_a_sector_or_by_its_first_half_alone(country, postcodes, typed, lat):
    found = queries.find_place(typed).where
    assert (found.kind, found.key) == ("postcode", "district-torbay") and found.lat == pytest.approx(lat)
    assert found.name.endswith(", Torbay") and country["england"].pk in found.within


def test_a_postcode_of_the_practice_town_is_in_the_practice_town(postcodes):
    assert queries.find_place("ZZ1 1AA").where.world == "practice"


def test_a_postcode_in_no_place_we_know_is_a_point(postcodes):
    found = queries.find_place("XX9 9AA").where
    assert (found.id, found.key, found.name, found.within, found.lat) == (
        None,
        "XX9 9AA",
        "XX9 9AA",
        frozenset(),
        1.0,
    )


def test_an_unknown_postcode_is_named_in_the_problem(postcodes):
    answer = queries.find_place("SW1A 1AA")
    assert answer.where is None
    assert answer.problem.startswith("We do not know the postcode 'SW1A 1AA'.")


def test_the_practice_town_is_found_by_name_and_says_so(country):
    assert queries.find_place("Marrowby").where.world == "practice"


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_asked_for(typed):
    assert queries.find_place(typed).problem == "Type a town, a council area or a postcode."


def test_a_name_spelt_nearly_right_is_offered_the_right_one(country):
    answer = queries.find_place("Torbey")
    assert answer.where is None and answer.choices == ("Torbay",)
    assert answer.sentence == "We do not know a place called 'Torbey'. Did you mean Torbay?"


def test_a_name_like_none_says_what_to_try(country):
    answer = queries.find_place("Xanadu of the plains")
    assert answer.choices == () and "Try a nearby town" in answer.problem


def test_of_two_places_with_one_name_the_council_area_is_meant_and_an_ended_one_last():
    small = rows.place("York", "small_area")
    town = rows.place("York", "town")
    ended = rows.place("York", source_id="old-york", valid_to=date(2020, 1, 1))
    assert queries.find_place("York").where.id == town.pk
    now = rows.place("York", source_id="new-york")
    assert queries.find_place("york").where.id == now.pk
    for gone in (now, town, small):
        gone.delete()
    assert queries.find_place("York").where.id == ended.pk


def test_of_two_places_with_one_code_the_one_that_still_is_comes_first():
    rows.place("Old", code="E07", valid_to=date(2020, 1, 1), source_id="a")
    now = rows.place("New", code="E07", source_id="b")
    assert queries.place_for("E07") == now
    assert queries.find_place("E07").where.id == now.pk


def test_lists_keep_worlds_apart_and_leave_neighbourhoods_out(country):
    rows.place("Torbay 001A", "small_area", parent=country["torbay"])
    assert [place.name for place in queries.places(world="practice")] == ["Marrowby"]
    assert "Torbay 001A" not in {place.name for place in queries.places()}
    assert [place.name for place in queries.places(kind="small_area")] == ["Torbay 001A"]
    assert [place.name for place in queries.places(q="AIGN")] == ["Paignton"]


def test_what_lies_in_a_place(country):
    assert queries.inside(country["torbay"].pk) == [country["town"]]
    west, town = queries.where_is(country["west"]), queries.where_is(country["town"])
    inside = queries.all_inside([west, town])
    assert set(inside[west.id]) == {country["torbay"].pk, country["town"].pk} and inside[town.id] == []
    assert queries.all_inside([]) == queries.all_inside([replace(west, kind="postcode")]) == {}
    assert queries.narrow(town.within) == {country["town"].pk, country["torbay"].pk}
    assert queries.narrow(west.within) == queries.narrow([]) == frozenset()
    assert queries.names_of([country["west"].pk]) == {country["west"].pk: "South West"}


def test_what_a_place_lies_in_is_told_from_the_smallest(country):
    assert [place.name for place in queries.surroundings(country["town"].pk)] == [
        "Torbay",
        "South West",
        "England",
    ]


def test_places_like_it_are_the_nearest_of_its_kind_that_still_are(country):
    for name, lat, ended in (("Far", 51.5, None), ("Near", 50.5, None), ("Gone", 50.46, date(2019, 1, 1))):
        rows.place(name, parent=country["west"], lat=lat, lon=-3.5, valid_to=ended)
    rows.place("Elsewhere", lat=50.5, lon=-3.5, world="practice")
    assert [place.name for place in queries.near_like(country["torbay"])] == ["Near", "Far"]


def test_a_place_without_a_point_is_like_those_beside_it_in_the_tree(country):
    for name in ("B", "A"):
        rows.place(name, parent=country["west"])
    found = queries.near_like(rows.place("C", parent=country["west"]))
    assert [place.name for place in found] == ["A", "B", "Torbay"]


def test_the_kinds_and_the_places_inside_one_are_at_any_depth(country):
    assert queries.kinds_inside(country["england"].pk) == {"region": 1, "district": 1, "town": 1}
    assert [place.name for place in queries.of_kind_inside(country["england"].pk, "town")] == ["Paignton"]


def test_a_row_lies_in_a_place_the_same_whichever_way_it_is_asked(country, monkeypatch):
    rows.need("Here", place=country["town"])
    rows.need("There", place=country["practice"])
    for many in (True, False):
        found = Need.objects.filter(queries.is_in(country["west"], many=many))
        assert [need.title for need in found] == ["Here"]
    assert not queries.holds_many(country["england"])
    monkeypatch.setattr(queries, "MANY", 2)
    assert queries.holds_many(country["england"])


def test_places_by_ref_keep_the_order_asked_for_and_leave_out_what_is_not_known(country):
    asked = [country["town"].ref, "nothing", country["torbay"].ref, country["town"].ref]
    assert [place.name for place in queries.places_by_ref(asked)] == ["Paignton", "Torbay"]


@pytest.mark.parametrize(
    "text, name",
    [
        ("lonely men in Paignton", "Paignton"),
        ("lonely men near paignton", "Paignton"),
        ("help in the South West", "South West"),
        ("walks around Torbay, and beyond", "Torbay"),
        ("lonely men in paignton", None),  # in small letters a word after "in" is seldom a place
        ("Torbay", None),  # the first word has its capital anyway
        ("everybody in England", None),  # as good as everywhere
        ("walks in Marrowby", None),  # of the other world
        ("nothing here", None),
        ("", None),
    ],
)
def test_a_place_that_a_text_names_is_told(country, text, name):
    found = queries.place_named_in(text, "real")
    assert (found.name if found else None) == name


def test_of_two_places_the_longer_name_is_meant(country):
    rows.place("Paignton Sands", "town", parent=country["torbay"])
    assert queries.place_named_in("tea at Paignton Sands", "real").name == "Paignton Sands"
    rows.place("Brixham", "town")
    assert queries.place_named_in("from Brixham to Paignton", "real").name == "Paignton"
