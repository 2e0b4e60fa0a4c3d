"""Figures and counts are told in words that people read."""

from types import SimpleNamespace as Row

import pytest

from alongside.exchange.places.series import Beside
from alongside.web import words
from alongside.web.places import presenters


@pytest.mark.parametrize(
    ("value", "unit", "text", "behind"),
    [
        (0.1238, "share of residents, 0 to 1", "12.4%", "of residents"),
        (0.1, "share, 0 to 1", "10.0%", ""),
        (7.8512, "% of patients of all ages", "7.85%", "of patients of all ages"),
        (17.82, "% of adults", "17.8%", "of adults"),
        (139322, "people", "139,322", "people"),
        (95.7, "points, 100 is England in 2015", "95.7", "points, 100 is England in 2015"),
        (0.6231, "score", "0.623", "score"),
        (12.0, "as published; the file names no unit", "12", ""),
        (0, "people", "0", "people"),
        (-1.25, "score", "-1.25", "score"),
    ],
)
def test_a_value_reads_as_people_say_it(value, unit, text, behind):
    assert presenters.value_text(value, unit) == text
    assert presenters.unit_text(unit) == behind


def test_the_axis_and_the_points_are_in_one_unit():
    assert presenters.axis_text("share of residents, 0 to 1") == "% of residents"
    assert presenters.on_axis(0.25, "share of residents, 0 to 1") == 25
    assert presenters.on_axis(25, "% of adults") == 25 and presenters.on_axis(None, "share") is None


def test_where_a_value_stands_is_told_from_the_nearer_end():
    place = Row(kind="district", parent=None)
    assert presenters.beside_text(place, Beside(130, 0, 21)) == "higher than 130 of 151 other council areas"
    assert presenters.beside_text(place, Beside(1, 0, 1)) == "higher than 1 of 2 other council areas"
    assert presenters.beside_text(place, Beside(0, 0, 1)) == "lower than 1 of 1 other council area"
    small = Row(kind="small_area", parent=Row(name="Adur"))
    assert presenters.beside_text(small, Beside(0, 1, 4)) == "lower than 4 of 5 other neighbourhoods of Adur"
    assert presenters.beside_text(place, None) == presenters.beside_text(place, Beside(0, 0, 0)) == ""


def test_far_from_the_middle_is_hard_or_good_by_which_way_is_better():
    low, high, middle = Beside(1, 0, 99), Beside(99, 0, 1), Beside(50, 0, 50)
    for better, told in (
        ("higher", ("hard", "good", "")),
        ("lower", ("good", "hard", "")),
        ("neither", ("",) * 3),
    ):
        about = Row(better=better)
        assert tuple(presenters.tone_of(about, one) for one in (low, high, middle)) == told
    assert presenters.tone_of(Row(better="lower"), Beside(0, 0, 3)) == ""  # too few to say


def test_what_stands_out_is_hard_first_and_what_is_near_the_middle_stays_out():
    def one(pk, better):
        return Row(indicator=Row(pk=pk, better=better, name=str(pk)))

    series = [one(1, "higher"), one(2, "lower"), one(3, "higher"), one(4, "lower")]
    beside = {1: Beside(95, 0, 5), 2: Beside(90, 0, 10), 3: Beside(50, 0, 50), 4: Beside(99, 0, 1)}
    assert [row.indicator.pk for row in presenters.stand_out(series, beside)] == [4, 2, 1]


def test_who_says_so_keeps_the_hidden_counts_hidden():
    third, people, public = (words.SECTOR[sector].lower() for sector in ("third", "community", "public"))
    assert presenters.who_says({"public": 7, "third": None, "community": None}) == (
        f"Who says so: {public} (7); a few each: {', '.join(sorted([third, people]))}."
    )
    assert presenters.who_says({"": 5}) == "Who says so: not named (5)."
    assert presenters.who_says({}) == ""


def test_a_connector_can_be_rung_by_a_tap():
    person = Row(
        name="Ann",
        phone="01632 960 999",
        email="",
        hours="Monday",
        reply_time="Within a day",
        place=Row(name="Wenbury"),
    )
    told = presenters.connector(person)
    assert (told["call"], told["reply"]) == ("tel:01632960999", "within a day")
    assert presenters.connector(None) == {}
