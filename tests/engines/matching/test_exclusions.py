"""Promises of the hard filters: each one holds exactly when it should, and the first is the one counted."""

import pytest

from alongside.engines.matching import EXCLUSIONS, rank
from tests.engines.matching.worlds import TODAY, TREE, need, offers

ASKED = {"places": [1], "lat": 50.5, "lon": -3.5, "groups": ("carers",)}
FAR = {"reach": [9], "lat": 55.0, "lon": -1.6}


def excluded(asked, row):
    """What one offer was excluded for, or None."""
    counts = rank(need(**asked), offers(row), TREE).excluded
    assert sum(counts.values()) <= 1
    return next(iter(counts), None)


@pytest.mark.parametrize(
    ("asked", "row", "why"),
    [
        ({"only_kinds": ("fund",)}, {"kind": 4}, None),
        ({"only_kinds": ("fund", "asset")}, {"kind": 2}, "kind"),
        ({"only_stages": 4}, {"stages": 6}, None),
        ({"only_stages": 4}, {"stages": 2}, "stage"),
        ({"only_stages": 4}, {"stages": 0}, "stage"),
        ({"stages": 4}, {"stages": 64}, None),  # the need's own stage is a part, not a filter
        ({"declined": [1]}, {}, "declined"),
        ({"declined": [2]}, {}, None),
        ({"rivals": [7]}, {"actor": 7}, "rival"),
        ({"rivals": [7]}, {"actor": 8}, None),
        ({"rivals": [-1]}, {}, None),
        ({}, {"valid_until": TODAY - 1}, "expired"),
        ({}, {"valid_until": TODAY}, None),
        ({}, {"valid_until": 0}, None),
        ({}, {"capacity": 0.0}, "unavailable"),
        ({}, {"capacity": 0.1}, None),
        ({}, {"capacity": 0.0, "standing": 1}, None),
        ({}, {"capacity": 0.0, "standing": 2}, None),
        (ASKED, {"groups": ("older-people",)}, "audience"),
        (ASKED, {"groups": ("people",)}, None),
        (ASKED, {"groups": ("unpaid-carers",)}, None),
        (ASKED, {}, None),
        ({}, {"groups": ("older-people",)}, None),
        (ASKED, FAR, "place"),
        (ASKED, {**FAR, "standing": 1}, "place"),
        (ASKED, {**FAR, "standing": 2}, None),
        (ASKED, {**FAR, "kind": 3}, None),
        ({}, FAR, None),
    ],
)
def test_an_exclusion_holds_exactly_when_its_facts_are_known(asked, row, why):
    assert excluded(asked, row) == why


def test_an_offer_with_every_fault_is_counted_under_the_first_and_then_the_next():
    asked = {**ASKED, "only_kinds": ("support",), "only_stages": 4, "declined": [1], "rivals": [7]}
    fault = {
        "kind": ({"kind": 0}, {"kind": 2}),
        "stage": ({"stages": 1}, {"stages": 4}),
        "declined": ({"id": 1}, {"id": 2}),
        "rival": ({"actor": 7}, {"actor": 8}),
        "expired": ({"valid_until": 1}, {"valid_until": 0}),
        "unavailable": ({"capacity": 0.0}, {"capacity": 1.0}),
        "audience": ({"groups": ("older-people",)}, {"groups": ("carers",)}),
        "place": (FAR, {"reach": [1]}),
    }
    row = {key: value for wrong, _ in fault.values() for key, value in wrong.items()}
    for why in EXCLUSIONS:
        assert excluded(asked, row) == why
        row.update(fault[why][1])
    assert excluded(asked, row) is None
