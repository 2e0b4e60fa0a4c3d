"""Who may be put in touch for who they are: every reason against it, and the order in which they are told."""

from itertools import product

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.matches import notices_acquaintances as notices
from alongside.exchange.matches.acquaintance_rules import Two, may_acquaint

GOOD = {"may_ask": True, "same": False, "worlds": ("real", "real"), "standings": ("open", "unclaimed")}


def test_the_first_thing_that_speaks_against_it_is_said():
    against = {
        "who": {"may_ask": False},
        "same": {"same": True},
        "worlds": {"worlds": ("real", "practice")},
        "history": {"standings": ("open", "history")},
        "under-way": {"under_way": True},
        "unreachable": {"reachable": False},
    }
    keys = list(against)
    for chosen in product([False, True], repeat=len(keys)):
        named = [key for key, on in zip(keys, chosen, strict=True) if on]
        two = Two(**(GOOD | {k: v for key in named for k, v in against[key].items()}))
        assert may_acquaint(two) == (Refused(named[0]) if named else Allowed())
    assert set(keys) <= set(notices.WHY_NOT)
