"""What must be published first, who scores what, and the ranking, held to a slow twin."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.voices import competition_rules as rules
from alongside.exchange.voices.competition_rules import Criterion

USE, SENSE = Criterion(1, 3, 5), Criterion(2, 1, 5)
TERMS = {"total": 1000, "most": 500, "tie": "less", "criteria": [("Use", 3, 5), ("Sense", 1, 5)]}


def why(decided):
    return decided.why if isinstance(decided, Refused) else ""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ""),
        ({"total": None}, "no-total"),
        ({"most": 0}, "no-most"),
        ({"most": 1001}, "most-over-total"),
        ({"tie": ""}, "no-tie"),
        ({"criteria": []}, "no-criteria"),
        ({"criteria": [("A", 1, 5), ("a", 1, 5)]}, "same-criteria"),
        ({"criteria": [("A", 0, 5)]}, "bad-criteria"),
        ({"criteria": [("A", 1, 11)]}, "bad-criteria"),
    ],
)
def test_terms_say_everything_before_anybody_pitches(said, expected):
    assert why(rules.may_publish(**(TERMS | said))) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ""),
        ({"amount": 501}, "over-most"),
        ({"amount": None}, "no-amount"),
        ({"for_whom": ""}, "no-whom"),
        ({"spent_on": ""}, "no-spent"),
        ({"shows": ""}, "no-shows"),
    ],
)
def test_a_pitch_says_everything_and_asks_for_no_more_than_one_gets(said, expected):
    good = {"amount": 500, "most": 500, "for_whom": "All", "spent_on": "Wood", "shows": "Use"}
    assert why(rules.may_pitch(**(good | said))) == expected


def test_nobody_scores_early_late_their_own_or_in_part():
    good = {
        "open": False,
        "published": False,
        "has_interest": False,
        "is_author": False,
        "marks": {USE: 5, SENSE: 0},
    }
    assert isinstance(rules.may_score(**good), Allowed)
    assert why(rules.may_score(**(good | {"open": True}))) == "still-open"
    assert why(rules.may_score(**(good | {"published": True}))) == "published"
    assert why(rules.may_score(**(good | {"has_interest": True}))) == "interest"
    assert why(rules.may_score(**(good | {"is_author": True}))) == "interest"
    assert why(rules.may_score(**(good | {"marks": {USE: 6, SENSE: 0}}))) == "no-mark"
    assert why(rules.may_score(**(good | {"marks": {USE: 5, SENSE: None}}))) == "no-mark"


def test_points_are_weighted_means_of_those_who_scored_it():
    marks = {7: {1: {1: 5, 2: 0}, 2: {1: 3, 2: 4}}}
    (found,) = rules.place([USE, SENSE], {7: 100}, marks, "weightiest")
    assert found.points == Fraction(75 + 65, 2)  # 3/4 of 100 and 0; 3/4 of 60 and 1/4 of 80
    assert (found.spread, found.scorers, found.rank) == (Fraction(10), 2, 1)
    assert [(one.mean, one.least, one.most) for one in found.marks] == [(4, 3, 5), (2, 0, 4)]


@pytest.mark.parametrize(("tie", "first"), [("weightiest", 2), ("less", 1), ("agreed", 2)])
def test_a_tie_is_settled_by_the_rule_that_was_published(tie, first):
    equal = [Criterion(1, 2, 4), Criterion(2, 1, 4)]
    marks = {1: {1: {1: 4, 2: 4}, 2: {1: 1, 2: 1}}, 2: {1: {1: 3, 2: 1}, 2: {1: 3, 2: 2}}}
    found = rules.place(equal, {1: 200, 2: 300}, marks, tie)
    assert found[0].points == found[1].points
    assert all(one.by_tie for one in found)
    assert found[0].pitch == first and [one.rank for one in found] == [1, 2]


def test_what_no_rule_tells_apart_shares_its_place():
    marks = {pitch: {1: {1: 3, 2: 3}} for pitch in (1, 2)}
    found = rules.place([USE, SENSE], {1: 5, 2: 5, 3: 5}, marks, "weightiest")
    assert [(one.pitch, one.rank, one.by_tie) for one in found] == [
        (1, 1, False),
        (2, 1, False),
        (3, 3, False),
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=3), max_size=5),
    st.sampled_from(rules.TIES),
)
def test_the_ranking_equals_counting_how_many_are_better(given_marks, tie):
    marks = {
        pitch: {scorer: {1: use, 2: sense} for scorer, (use, sense) in enumerate(rows)}
        for pitch, rows in enumerate(given_marks)
    }
    found = rules.place([USE, SENSE], dict.fromkeys(marks, 10), marks, tie)

    def key(pitch):
        own = [Fraction(75 * m[1] + 25 * m[2], 5) for m in marks[pitch].values()]
        mean = [Fraction(sum(m[c] for m in marks[pitch].values()), len(own)) for c in (1, 2)]
        second = {"weightiest": mean, "less": [0], "agreed": [-(max(own) - min(own))]}[tie]
        return [sum(own) / len(own), *second]

    for one in found:
        assert one.rank == 1 + sum(key(other) > key(one.pitch) for other in marks)


def test_a_result_is_published_once_whole_within_the_sum_and_with_reasons():
    good = {
        "closed": True,
        "published": False,
        "total": 700,
        "scorers": {1: 3, 2: 4},
        "asked": {1: 500, 2: 400},
        "gets": {1: 500, 2: 0},
        "reasons": {1: "Good", 2: "Less good"},
    }
    assert isinstance(rules.may_decide(**good), Allowed)
    for said, expected in (
        ({"closed": False}, "still-open"),
        ({"published": True}, "published"),
        ({"asked": {}}, "no-pitches"),
        ({"scorers": {1: 2, 2: 4}}, "few-scorers"),
        ({"gets": {1: 500}}, "no-gets"),
        ({"gets": {1: 501, 2: 0}}, "over-asked"),
        ({"gets": {1: 500, 2: 400}}, "over-total"),
        ({"reasons": {1: "Good"}}, "no-reasons"),
    ):
        assert why(rules.may_decide(**(good | said))) == expected
