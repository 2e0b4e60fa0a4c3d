"""Going out to listen is written down whole, and peers are never left alone."""

from datetime import date

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices.models import Session
from alongside.exchange.voices.outreach_rules import KINDS, LED, may_keep

DAY = date(2026, 3, 2)
WHOLE = {
    "kind": "sport", "title": "Walking football", "on": DAY, "place": 1, "led_by": "staff", "safeguards": "",
    "heard": 12, "asked": "", "notes": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, None),
        ({"heard": None, "on": date(2026, 4, 1)}, None),
        ({"kind": "moon"}, "no-kind"),
        ({"title": ""}, "no-title"),
        ({"on": None}, "no-on"),
        ({"place": None}, "no-place"),
        ({"led_by": "boss"}, "no-led"),
        ({"led_by": "peers"}, "no-safeguards"),
        ({"kind": "prison"}, "no-safeguards"),
        ({"kind": "prison", "led_by": "peers", "safeguards": "The chaplain"}, None),
        ({"heard": -1}, "heard"),
        ({"heard": 100_001}, "heard"),
        ({"on": date(2026, 3, 3)}, "heard-ahead"),
        ({"notes": "x" * 4001}, "too-long"),
    ],
)
def test_what_is_said_of_a_session_is_whole(said, why):
    assert may_keep(said=WHOLE | said, today=DAY) == (Refused(why) if why else Allowed())


def test_the_rules_know_the_kinds_of_the_model():
    assert (tuple(Session.Kind.values), tuple(Session.Led.values)) == (KINDS, LED)
