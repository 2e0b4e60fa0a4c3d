"""What may be shared, changed and given, decided from plain values."""

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.matches import sharing_rules as rules
from alongside.exchange.matches.notices_sharing import WHY_NOT, why_not_sent

FINE = {"may": True, "needs": 20, "offers": 20, "worlds": ["real", "real"]}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ""), ({"may": False}, "who"), ({"needs": 0}, "no-needs"), ({"offers": 0}, "no-offers"),
        ({"needs": 21}, "many-needs"), ({"offers": 21}, "many-offers"),
        ({"worlds": ["real", "practice"]}, "worlds"),
    ],
)  # fmt: skip
def test_what_speaks_against_sharing_is_named(said, why):
    assert rules.may_share(**(FINE | said)) == (Refused(why) if why else Allowed())
    assert not why or str(WHY_NOT[why])


def test_numbers_of_places_lie_between_what_is_fixed_and_what_there_is():
    assert rules.may_take(places=2, pinned=2) == rules.may_give(places=3, room=3, pinned=3) == Allowed()
    assert rules.may_take(places=None, pinned=0) == rules.may_take(places=-1, pinned=0) == Refused("takes")
    assert rules.may_take(places=100, pinned=0) == Refused("takes")
    assert rules.may_take(places=1, pinned=2) == Refused("takes-pinned")
    assert rules.may_give(places=4, room=3, pinned=0) == rules.may_give(places=None, room=3, pinned=0)
    assert rules.may_give(places=4, room=3, pinned=0) == Refused("gives")
    assert rules.may_give(places=1, room=3, pinned=2) == Refused("gives-pinned")
    assert rules.may_change(is_sent=True) == Refused("sent")


def test_why_two_were_not_put_in_touch_is_a_sentence():
    assert why_not_sent("") == ""
    assert all(why_not_sent(key).endswith(".") for key in ("gone", "unsafe", "full", "under-way"))
