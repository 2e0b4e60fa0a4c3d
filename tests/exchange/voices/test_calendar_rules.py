"""Whether the same people were asked lately."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.exchange.voices.calendar_rules import Asked, before, lately, overlap, words_of

DAY = date(2026, 3, 2)
COUNTY, TOWN, OTHER = 1, 2, 3


def asked(ref="new", place=TOWN, around=(TOWN, COUNTY), who="", subjects=(), starts=DAY, ends=None):
    return Asked(ref, place, frozenset(around), who, frozenset(subjects), starts, ends)


def old(days=30, **fields):
    """An ask that ended so many days before the new one begins."""
    return asked("old", starts=DAY - timedelta(days + 10), ends=DAY - timedelta(days), **fields)


@pytest.mark.parametrize(
    ("place", "around", "meets"),
    [
        (TOWN, (TOWN, COUNTY), "same"),
        (COUNTY, (COUNTY,), "around"),
        (OTHER, (OTHER, TOWN, COUNTY), "inside"),
        (OTHER, (OTHER, COUNTY), None),
        (None, (), "anywhere"),
    ],
)
def test_places_meet_when_one_is_or_lies_in_the_other(place, around, meets):
    found = overlap(asked(), old(place=place, around=around))
    assert (found.place if found else None) == meets


def test_only_those_who_may_be_the_same_people():
    carers = asked(who="Unpaid carers who live here")
    assert overlap(carers, old(who="Carers under 25")).words == ("carer",)
    assert overlap(carers, old(who="Bus drivers")) is None
    assert overlap(carers, old(who="")).words == (), "everyone was asked, so carers too"


def test_words_that_say_nothing_of_who_are_left_out():
    assert words_of("All people who live in the town") == frozenset()
    assert words_of("Carers, and their children") == {"carer", "children"}


def test_only_within_so_many_weeks_before_or_after():
    assert overlap(asked(), old(days=84)).days == 84
    assert overlap(asked(), old(days=85)) is None
    assert overlap(asked(ends=DAY), asked("then", starts=DAY + timedelta(20))).days == 20
    assert overlap(asked(), asked("open", starts=DAY - timedelta(300))).days == 0, "it has no end yet"
    assert overlap(asked(), asked()) is None, "itself"


def test_about_the_same_comes_first_then_the_nearest():
    near, far = asked("near", starts=DAY), asked("far", starts=DAY - timedelta(9), ends=DAY - timedelta(5))
    same = asked("same", starts=DAY - timedelta(60), ends=DAY - timedelta(50), subjects=[7])
    found = lately(asked(subjects=[7, 8]), [far, near, same])
    assert [one.ref for one in found] == ["same", "near", "far"]


def test_earlier_answers_are_about_the_same_or_of_the_same_named_people():
    long_ago = DAY - timedelta(2000)
    new = asked(who="Carers", subjects=[7])
    assert before(new, [asked("a", who="Carers", subjects=[8], starts=long_ago)]) == []
    assert [one.ref for one in before(new, [asked("a", subjects=[7, 9], starts=long_ago)])] == ["a"]
    assert [one.ref for one in before(new, [asked("a", who="carers", starts=long_ago)])] == ["a"]
    assert before(new, [asked("a", starts=long_ago)]) == [], "everyone, about nothing that is named"
    asks = [replace(asked(one, starts=long_ago), title="Which buses would help at night?") for one in "ab"]
    like = replace(asked(), title="Which buses would help by night?")
    assert [one.ref for one in before(like, asks)] == ["b", "a"]
