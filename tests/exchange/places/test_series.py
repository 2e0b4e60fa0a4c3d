"""Figures of a place through the years, and where they stand among its peers'."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.places import series
from alongside.exchange.places.models import Figure, Indicator, Place, Succession
from tests._support import rows

pytestmark = pytest.mark.django_db


def indicator(code, **fields):
    said = {"name": code, "unit": "people", "source": "Us", "dataset": rows.dataset()} | fields
    return Indicator.objects.create(code=code, **said)


def figure(about, place, value, period="2024", **fields):
    return Figure.objects.create(
        indicator=about, place=place, period=period, value=value, dataset=rows.dataset(), **fields
    )


def test_a_series_is_dated_from_the_oldest_and_ordered_by_source_and_name():
    place = rows.place("Torbay")
    b, a, other = indicator("b"), indicator("a"), indicator("z", source="A first source")
    for about in (b, a, other):
        for period in ("2021", "2024", "2019"):
            figure(about, place, 1, period)
    found = series.series_of(place.pk)
    assert [one.indicator.code for one in found] == ["z", "a", "b"]
    assert [one.period for one in found[0].figures] == ["2019", "2021", "2024"]
    assert found[0].latest.period == "2024"
    assert [one.indicator.code for one in series.series_of(place.pk, "b")] == ["b"]
    assert series.series_of(place.pk, "none") == []


def test_a_place_that_only_took_a_new_code_keeps_its_old_figures():
    old, new = rows.place("Old", valid_to=date(2023, 4, 1)), rows.place("New")
    Succession.objects.create(old=old, new=new, on=date(2023, 4, 1))
    figure(indicator("a"), old, 7, "2021")
    assert series.series_of(new.pk)[0].latest.value == 7
    assert series.latest_of([new.pk])[new.pk].popitem()[1].value == 7


def test_a_place_made_of_two_has_none_of_theirs():
    new = rows.place("New")
    for name in ("One", "Two"):
        old = rows.place(name)
        Succession.objects.create(old=old, new=new, on=date(2023, 4, 1))
        figure(indicator(name.lower()), old, 7)
    assert series.series_of(new.pk) == []


@given(st.lists(st.integers(0, 6), min_size=1, max_size=12))
def test_where_a_value_stands_is_what_counting_says(values):
    about = indicator("a")
    places = [rows.place(f"P{number}") for number in range(len(values))]
    for place, value in zip(places, values, strict=True):
        figure(about, place, value)
    found = series.beside(places[0], series.series_of(places[0].pk))[about.pk]
    others = values[1:]
    assert (found.lower, found.same, found.higher) == (
        sum(value < values[0] for value in others),
        sum(value == values[0] for value in others),
        sum(value > values[0] for value in others),
    )
    assert found.peers == len(others) and 0 <= found.share_lower <= 1
    Place.objects.all().delete(), about.delete()


def test_peers_are_of_the_same_kind_world_and_period_and_of_a_neighbourhood_the_same_council():
    about = indicator("a")
    west, east = rows.place("West"), rows.place("East")
    one, two = (rows.place(name, "small_area", parent=west) for name in ("W1", "W2"))
    far = rows.place("E1", "small_area", parent=east)
    invented = rows.place("Invented", world="practice")
    for place, value in ((west, 1), (east, 2), (one, 3), (two, 4), (far, 5), (invented, 6)):
        figure(about, place, value)
    figure(about, east, 9, "2019")
    own = series.series_of(west.pk)
    assert series.beside(west, own)[about.pk] == series.Beside(lower=0, same=0, higher=1)
    assert [row.value for row in series.figures_beside(west, own[0].latest)] == [1, 2]
    small = series.series_of(one.pk)
    assert series.beside(one, small)[about.pk] == series.Beside(lower=0, same=0, higher=1)
    assert [row.place.name for row in series.figures_beside(one, small[0].latest)] == ["W1", "W2"]


def test_the_newest_of_several_places_in_one_query(django_assert_max_num_queries):
    about = indicator("a")
    places = [rows.place(name) for name in "ABCD"]
    for place in places:
        for period in ("2020", "2024"):
            figure(about, place, 1, period)
    with django_assert_max_num_queries(1 + len(places)):
        found = series.latest_of([place.pk for place in places])
    assert {rows_[about.pk].period for rows_ in found.values()} == {"2024"}
