"""What may be said of starting and stopping, and figures over several sites."""

from datetime import date

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.innovations import adoption_rules as rules

DAY, EARLIER, LATER = date(2026, 5, 2), date(2026, 1, 1), date(2026, 9, 9)


@pytest.mark.parametrize(
    ("started", "stopped", "state"),
    [
        (None, None, "planned"),
        (DAY, None, "using"),
        (DAY, LATER, "stopped"),
        (None, LATER, "dropped"),
    ],
)
def test_how_far_a_site_has_got(started, stopped, state):
    assert rules.state_of(started_on=started, stopped_on=stopped) == state


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, ""),
        ({"there": True}, "there"),
        ({"state": "dropped"}, "no-state"),
        ({"on": None}, "no-day"),
        ({"on": LATER}, "day-to-come"),
        ({"state": "planned", "on": EARLIER}, "day-past"),
        ({"why": ""}, "no-trigger"),
    ],
)
def test_a_site_says_since_when_and_why(changed, why):
    said = {"state": "using", "on": EARLIER, "why": "staff", "there": False, "today": DAY} | changed
    assert rules.may_begin(**said) == (Refused(why) if why else Allowed())


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, ""),
        ({"state": "stopped"}, "stopped"),
        ({"on": EARLIER}, "before-start"),
        ({"on": LATER}, "day-to-come"),
        ({"why": ""}, "no-stop"),
        ({"words": ""}, "no-words"),
    ],
)
def test_a_site_stops_with_a_reason_in_words(changed, why):
    since = date(2026, 3, 3)
    said = {"state": "using", "on": DAY, "since": since, "why": "cost", "words": "Dear", "today": DAY}
    assert rules.may_stop(**(said | changed)) == (Refused(why) if why else Allowed())


def test_what_is_only_planned_has_freed_nothing_and_may_lie_ahead():
    said = {"words": "Letters", "on": LATER, "today": DAY}
    assert rules.may_displace(**said, extent="planned", real=False) == Allowed()
    assert rules.may_displace(**said, extent="planned", real=True) == Refused("not-yet-free")
    assert rules.may_displace(**said, extent="wholly", real=True) == Refused("day-to-come")


def test_figures_are_put_together_from_three_sites_and_never_fewer():
    assert rules.ranged([5, None, 9]) is None
    assert rules.ranged([40, 5, None, 9]) == rules.Ranged(9, 5, 40, 3)
