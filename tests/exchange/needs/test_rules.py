"""What would make a need clearer is said once, and only where it would."""

import pytest

from alongside.exchange.audit.decisions import Allowed
from alongside.exchange.needs import rules

GOOD = "People who look after a parent cannot get to the day centre as no bus goes there"


@pytest.mark.parametrize(
    ("statement", "who", "place", "found"),
    [
        (GOOD, "", True, ()),
        (GOOD, "", False, ("no-place",)),
        ("No bus", "carers", True, ("short",)),
        ("We need an app so that older people in the town can book a bus", "", True, ("solution",)),
        ("There is no bus to the centre on any day that suits", "", True, ("nobody",)),
        ("There is no bus to the centre on any day that suits", "older people", True, ()),
        ("Older people need a lift to the centre and there is no bus", "", True, ()),
    ],
)
def test_hints(statement, who, place, found):
    assert rules.clearer(statement=statement, who=who, has_place=place) == found


@pytest.mark.parametrize(
    ("checked", "asked", "allowed"), [(179, None, 0), (180, None, 1), (400, 29, 0), (400, 30, 1)]
)
def test_whoever_raised_it_is_asked_after_half_a_year_once_a_month(checked, asked, allowed):
    answer = rules.may_ask_keeper(days_since_check=checked, days_since_asked=asked)
    assert isinstance(answer, Allowed) == bool(allowed)
