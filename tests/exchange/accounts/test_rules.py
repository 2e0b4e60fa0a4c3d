from datetime import date

import pytest

from alongside.exchange.accounts.rules import GIVES, may_give, needs_second_factor, unfit_for_helping

TODAY = date(2026, 11, 3)


@pytest.mark.parametrize("role", ["broker", "moderator", "admin"])
def test_roles_that_see_what_was_told_in_trust_need_a_second_factor(role):
    assert needs_second_factor(["member", role])


def test_other_roles_do_not():
    assert not needs_second_factor(["member", "editor", "researcher", "panel"])
    assert not needs_second_factor([])


def test_roles_are_given_in_one_order_and_never_above_one_s_own():
    assert may_give([]) == may_give(["moderator"]) == []
    assert may_give(["editor", "broker"]) == list(GIVES["broker"])
    for role, given in GIVES.items():
        assert role in given and all(set(GIVES.get(one, ())) <= set(given) for one in given)


def fit(**changed):
    said = {"name": "Ann", "how": "spoken", "can_decide": True, "words": "Find her lunch"}
    return unfit_for_helping(**(said | {"given_on": TODAY, "today": TODAY} | changed))


@pytest.mark.parametrize(
    ("changed", "stands_in_the_way"),
    [
        ({}, ""),
        ({"name": ""}, "name"),
        ({"words": ""}, "words"),
        ({"given_on": date(2026, 11, 4)}, "given_on"),
        ({"can_decide": False}, "how"),
        ({"can_decide": False, "how": "written"}, "how"),
        ({"can_decide": False, "how": "authority", "words": "I may"}, "words"),
        ({"can_decide": False, "how": "authority", "words": "Power of attorney for health, 2024"}, ""),
        ({"can_decide": True, "how": "authority", "words": "Yes"}, "words"),
    ],
)
def test_nobody_speaks_for_another_without_permission_or_authority(changed, stands_in_the_way):
    assert fit(**changed) == stands_in_the_way
