"""What may be decided about things people said, and by whom."""

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices import moderation_rules as rules
from alongside.exchange.voices.policy import POLICY


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("More buses at night. And mend the lift in the station!", 2),
        ("More buses at night, and mend the lift in the station", 2),
        ("More buses at night; fewer cars in the day", 2),
        ("Bread and butter are too dear", 1),
        ("The GP, nurse and chemist should talk to each other", 1),
        ("Mend it. Please.", 1),
    ],
)
def test_more_than_one_thing_is_noticed(text, parts):
    assert len(rules.parts_of(text)) == parts


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"outcome": "shown"}, None),
        ({"outcome": "merged"}, None),
        ({"outcome": "rejected", "reason": "several"}, None),
        ({"outcome": "rejected"}, "no-reason"),
        ({"outcome": "rejected", "reason": "dull"}, "no-reason"),
        ({"outcome": "rejected", "reason": "other", "words": " "}, "no-words"),
        ({"outcome": "rejected", "reason": "other", "words": "Ask the council."}, None),
        ({"outcome": "burnt"}, "no-outcome"),
        ({"outcome": "shown", "words": "x" * 1001}, "too-long"),
    ],
)
def test_what_is_not_shown_breaks_a_rule_of_the_policy(said, why):
    found = rules.may_rule(**{"reason": "", "words": "", "policy": POLICY} | said)
    assert found == (Refused(why) if why else Allowed())


def test_an_author_asks_once_about_what_is_not_shown_and_says_why():
    assert rules.may_appeal(state="rejected", appealed=False, words="It is true.") == Allowed()
    assert rules.may_appeal(state="shown", appealed=False, words="x") == Refused("not-rejected")
    assert rules.may_appeal(state="rejected", appealed=True, words="x") == Refused("appealed")
    assert rules.may_appeal(state="rejected", appealed=False, words=" ") == Refused("no-why")


def test_another_person_decides_an_appeal():
    assert rules.may_decide_appeal(first_by=1, by=1, decided=False) == Refused("same")
    assert rules.may_decide_appeal(first_by=1, by=2, decided=False) == Allowed()
    assert rules.may_decide_appeal(first_by=None, by=2, decided=False) == Allowed()
    assert rules.may_decide_appeal(first_by=1, by=2, decided=True) == Refused("decided")
