"""What an offer says it has not is no reason to list it; what it is about stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.matching.denial import affirmed


@pytest.mark.parametrize(
    "said",
    [
        "No wheelchair access",
        "no wheelchair access",
        "There is no parking",
        "Sorry, no lift",
        "We have no step-free entrance",
        "Dogs are not allowed",
        "Wheelchair access isn't available",
        "Not suitable for under 18s",
        "Not wheelchair accessible",
    ],
)
def test_a_short_statement_of_what_is_lacking_is_left_out(said):
    left = affirmed(f"A warm hall in town. {said}. Tea at three.")
    assert left == "A warm hall in town.. Tea at three."


@pytest.mark.parametrize(
    "said",
    [
        "Wheelchair access throughout.",
        "For people with no recourse to public funds.",
        "Help where there is no food in the house and no money for the meter.",
        "No charge. No referral needed.",
        "No smoking advice for young people at school.",
        "Not only for carers.",
        "No longer just a lunch club.",
        "",
    ],
)
def test_what_an_offer_is_about_stays(said):
    assert affirmed(said) == said


@given(st.text(alphabet="no isaval.ble,;\n’", max_size=60))
def test_nothing_is_added_and_a_second_reading_changes_nothing(text):
    once = affirmed(text)
    assert len(once) <= len(text) and affirmed(once) == once
