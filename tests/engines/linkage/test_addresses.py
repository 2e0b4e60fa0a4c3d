"""Postcodes, telephone numbers and websites are written in one way; what says nothing is empty."""

import pytest

from alongside.engines.linkage import domain, phone, postcode


@pytest.mark.parametrize(
    ("typed", "written"),
    [("sw1a1aa", "SW1A 1AA"), (" N7  7JW ", "N7 7JW"), ("POOLE", ""), ("", ""), ("N7", "")],
)
def test_postcodes(typed, written):
    assert postcode(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+44 (0)20 7946 0018", "02079460018"),
        ("0044 1632 960001", "01632960001"),
        ("01632 960 001", "01632960001"),
        ("999", ""),
        ("ask Ann", ""),
    ],
)
def test_phones(typed, written):
    assert phone(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://www.Lunch.example.org/about", "lunch.example.org"),
        ("lunch.example.org", "lunch.example.org"),
        ("http://facebook.com/LunchClub/posts", "facebook.com/lunchclub"),
        ("https://facebook.com", ""),
        ("www.nhs.uk/services", ""),
        ("http://[broken", ""),
        ("none", ""),
        ("", ""),
    ],
)
def test_websites(typed, written):
    assert domain(typed) == written
