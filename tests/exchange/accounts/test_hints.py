"""Personal details are found where they stand, and what only looks like them is left alone."""

import pytest

from alongside.exchange.accounts.hints import is_nhs_number, personal_details


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ring 01803 123456 any day", "phone", "01803 123456"),
        ("Text 07700900123", "phone", "07700900123"),
        ("From abroad +44 7700 900123", "phone", "+44 7700 900123"),
        ("Write to jo.bloggs@example.org.uk", "mail", "jo.bloggs@example.org.uk"),
        ("NHS number 943 476 5919", "nhs-number", "943 476 5919"),
        ("It happened at 12 Sea View Road", "address", "12 Sea View Road"),
        ("Flat 3b, High Street", "address", "Flat 3b, High Street"),
        ("She lives in TQ1 2AB now", "postcode", "TQ1 2AB"),
        ("Mrs Smith cannot get out", "name", "Mrs Smith"),
        ("My husband John has falls", "name", "John"),
        ("a neighbour called Ann Lee", "name", "Ann Lee"),
    ],
)
def test_a_personal_detail_is_found_with_its_words(text, kind, words):
    found = personal_details(text)
    assert [(hint.kind, hint.words) for hint in found] == [(kind, words)]
    assert words in found[0].sentence


@pytest.mark.parametrize(
    "text",
    [
        "14 people in 2026 waited 12 weeks",
        "TQ1 and the rest of Torbay",
        "My mother is ill and my husband works",
        "people like a neighbour who cannot drive",
        "The grant of 1000000 pounds of 2026-11-22",
        "943 476 5918 is no NHS number",
        "",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert personal_details(text) == []


def test_each_is_said_once_and_in_its_order():
    found = personal_details("My son Tom, 07700 900123. Tom? My son Tom, a@b.org")
    assert [hint.words for hint in found] == ["Tom", "07700 900123", "a@b.org"]


def test_the_check_digit_by_hand():
    # 9×10+4×9+3×8+4×7+7×6+6×5+5×4+9×3+1×2 = 299; 299 = 27×11+2; 11−2 = 9
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765910")
    assert not is_nhs_number("1111111111")  # sound by the sum, given to nobody
    assert not is_nhs_number("943476591")
