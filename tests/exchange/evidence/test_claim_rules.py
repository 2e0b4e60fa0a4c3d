"""What may be done with a claim, and what its sources say together."""

from datetime import date, timedelta

import pytest

from alongside.exchange.evidence import claim_rules as rules

TODAY = date(2026, 3, 2)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"acts_for": None}, "no-party"),
        ({"sentence": "  "}, "no-sentence"),
        ({"sentence": "a" * 501}, "long-sentence"),
        ({"as_of": TOMORROW}, "to-come"),
    ],
)
def test_a_claim_is_one_sentence_of_somebody_about_what_is_known(changed, why):
    said = {"sentence": "It helps.", "acts_for": 1, "as_of": TODAY, "today": TODAY} | changed
    decided = rules.may_assert(**said)
    assert (decided.why if decided else None) == why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"side": "beside"}, "no-side"),
        ({"key": " "}, "no-source"),
        ({"key": "a" * 301}, "long-key"),
        ({"dated": TOMORROW}, "to-come"),
        ({"kind": "people", "key": "", "band": "7"}, "no-band"),
        ({"kind": "people", "key": "", "band": "fewer-than-five"}, None),
    ],
)
def test_people_are_counted_in_a_band_and_all_else_has_a_key(changed, why):
    said = {"side": "for", "kind": "document", "key": "x", "band": "", "dated": TODAY, "today": TODAY}
    decided = rules.may_cite(**(said | changed))
    assert (decided.why if decided else None) == why


def test_a_claim_moves_with_a_reason_and_stays_taken_back():
    assert rules.may_move("provisional", "settled", "Three trials agree.") is None
    assert rules.may_move("settled", "withdrawn", " ").why == "no-why"
    assert rules.may_move("withdrawn", "settled", "Again").why == "not-now"
    assert rules.may_move("settled", "settled", "Again").why == "not-now"


def test_a_workshop_is_a_place_and_a_day():
    assert rules.workshop("South West, in Plymouth@2016-04-20") == (
        "South West, in Plymouth",
        date(2016, 4, 20),
    )
    assert rules.workshop("Eastern") is rules.workshop("Eastern@2016-13-40") is None


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ([], "none"),
        ([("people", "for"), ("people", "for")], "one"),
        ([("people", "for"), ("documents", "for")], "agree"),
        ([("people", "for"), ("people", "against")], "mixed"),
        ([("objections", "against")], "against"),
    ],
)
def test_agreement_needs_two_ways_of_knowing_and_nothing_against(said, what):
    assert rules.agreement(said) == what
