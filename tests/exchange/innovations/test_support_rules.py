"""What helps at a stage, and by which of its words an offer says so."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations import support_rules as rules
from alongside.exchange.innovations.stages import STAGES, TYPES


def test_each_stage_and_type_names_help_that_offers_can_say_of_themselves():
    assert set(rules.FOR_STAGE) == set(STAGES)
    assert set(rules.FOR_TYPE) == set(TYPES)
    named = {kind for kinds in (*rules.FOR_STAGE.values(), *rules.FOR_TYPE.values()) for kind in kinds}
    assert named <= set(rules.SAYS)


def test_what_a_stage_needs_comes_before_what_a_type_needs_and_each_once():
    found = rules.kinds_for("testing", ["digital"])
    assert found[:5] == list(rules.FOR_STAGE["testing"])
    assert found[5:] == ["design", "procurement"]  # data is there already
    assert rules.kinds_for("", []) == []


@pytest.mark.parametrize(
    ("kind", "text", "word"),
    [
        ("evaluation", "We EVALUATE small things", "evaluate"),
        ("evaluation", "A retrial", ""),  # only the beginning of a word counts
        ("funding", "Two awards a year", "awards"),
        ("procurement", "Buying together", "buying"),
        ("regulation", "Tea and cake", ""),
        ("other", "Anything", ""),
    ],
)
def test_an_offer_helps_with_what_its_words_say(kind, text, word):
    assert rules.helps_with(kind, text, is_fund=False) == word


def test_money_helps_with_money_whatever_it_says():
    assert rules.helps_with("funding", "For choirs", is_fund=True) == "money"
    assert rules.helps_with("design", "For choirs", is_fund=True) == ""
