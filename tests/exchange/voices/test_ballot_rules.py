"""What may be put in order, chosen and marked, and how many people a result counts."""

from itertools import pairwise

import pytest

from alongside.exchange.audit.decisions import Allowed
from alongside.exchange.voices import ballot_rules as rules
from alongside.exchange.voices.notices import WHY_NOT
from alongside.exchange.voices.notices_ballots import AskRefused

ALL = dict.fromkeys(rules.ASPECTS, 1)


def test_no_two_results_that_can_be_seen_differ_by_fewer_than_five_people():
    for last in range(60):
        seen = {rules.counts(people=people, is_over=False) for people in range(last + 1)}
        seen = sorted(seen | {rules.counts(people=last, is_over=True)})
        assert all(later - sooner >= rules.STEP for sooner, later in pairwise(seen)), last
        assert not any(0 < one < rules.STEP for one in seen)
    assert rules.counts(people=4, is_over=True) == 0 and rules.counts(people=23, is_over=True) == 23


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_said_of_left_and_right_is_kept_by_the_order_of_the_list(turned):
    kept = [rules.came(said=one, turned=turned) for one in ("left", "right", "same", "cannot", "up", "one")]
    assert kept == (["other", "one"] if turned else ["one", "other"]) + ["same", "cannot", "", ""]


@pytest.mark.parametrize(
    ("decided", "why"),
    [
        (rules.may_set(state="draft", way="pairs"), ""),
        (rules.may_set(state="open", way="pairs"), "not-draft"),
        (rules.may_set(state="draft", way="dice"), "no-way"),
        (rules.may_add(state="open", titles=["a"], there=59), ""),
        (rules.may_add(state="open", titles=["a"], there=60), "many-options"),
        (rules.may_add(state="closed", titles=["a"], there=0), "over"),
        (rules.may_add(state="draft", titles=[], there=0), "no-options"),
        (rules.may_add(state="draft", titles=["a" * 201], there=0), "long-option"),
        (rules.may_open(options=3), ""),
        (rules.may_open(options=2), "few-options"),
        (rules.may_drop(state="draft"), ""),
        (rules.may_drop(state="open"), "not-draft"),
        (rules.may_mark(marks={"relevance": 5}), ""),
        (rules.may_mark(marks={}), "no-marks"),
        (rules.may_mark(marks={"relevance": 6}), "bad-mark"),
        (rules.may_mark(marks={"beauty": 3}), "bad-mark"),
        (rules.may_weigh(weights=ALL), ""),
        (rules.may_weigh(weights=ALL | {"relevance": 4}), "no-weights"),
        (rules.may_weigh(weights={"relevance": 1}), "no-weights"),
        (rules.may_weigh(weights=dict.fromkeys(rules.ASPECTS, 0)), "nothing-counts"),
    ],
)
def test_each_refusal_has_its_reason_in_words(decided, why):
    assert isinstance(decided, Allowed) if not why else decided.why == why
    if why:
        assert str(AskRefused(why)) == str(WHY_NOT[why])
