"""Names are written in one way, and writing them so again changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.linkage import name_words, telling

ALIKE = [
    ("The Alder Coast Med. Ctr & Hospice Ltd", "alder coast medical centre hospice"),
    ("ALDER COAST MEDICAL CENTER AND HOSPICE LIMITED", "alder coast medical centre hospice"),
    ("Saint Mary's Hosp.", "st marys hospital"),
    ("St. Marys Hospital", "st marys hospital"),
    ("Y.M.C.A. Wenbury", "ymca wenbury"),
    ("Harbour Lunch Club Community Interest Company", "harbour lunch club"),
    ("Café Québec (formerly known as Corner House)", "cafe quebec"),
    ("First Wenbury Scouts", "1st wenbury scouts"),
]


@pytest.mark.parametrize(("name", "words"), ALIKE)
def test_a_name_without_what_says_nothing(name, words):
    assert " ".join(name_words(name)) == words


def test_something_always_stays():
    assert name_words("The Company Ltd") == ("the", "company", "ltd")
    assert name_words("Formerly") == ("formerly",) and name_words("St") == ("st",) and name_words("–") == ()


def test_what_makes_another_body_is_told():
    assert telling(name_words("Friends of 2nd Wenbury Scouts")) == "2nd friends scouts"
    assert telling(name_words("Wenbury Hospital")) == ""


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("abAB st.'&-() ltd the 12é"), max_size=24))
def test_twice_is_once(name):
    once = " ".join(name_words(name))
    assert " ".join(name_words(once)) == once
    assert name_words(name.upper()) == name_words(name) == name_words(f"  {name} ")
