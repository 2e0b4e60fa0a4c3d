"""Promises of the reasons: one plain sentence per part that counted, with the fact in it and no other."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import PARTS, Facts, explain, rank, stage_mask
from tests.engines.matching.worlds import TREE, need, offers, random_world

NAMES = Facts(
    need_place="Torbay",
    places={1: "Torbay", 2: "the South West", 5: "Paignton", 9: "Greater Manchester"},
    subjects={3: "dementia", 2: "memory", 8: "older people", 4: "asthma"},
    groups={"unpaid-carers": "unpaid carers", "carers": "carers", "older-people": "older people"},
)
HERE = {"places": [1, 2], "inside": [5], "lat": 50.46, "lon": -3.53}
HISTORY = {"standing": 2}
TWO_DAYS = date(2026, 11, 3).toordinal(), date(2017, 7, 1).toordinal()


def say(part, asked, row, facts=NAMES):
    """The sentence for one part, or None when it was not counted."""
    facts = replace(NAMES, **facts) if isinstance(facts, dict) else facts
    asked, found = need(**asked), offers(row)
    reasons = explain(asked, found, TREE, rank(asked, found, TREE), 0, facts)
    return {reason.part: reason.why for reason in reasons}.get(part)


@pytest.mark.parametrize(
    ("part", "asked", "row", "facts", "why"),
    [
        (
            "topic", {}, {}, {"words": ("dementia", "family", "learn")},
            "Shares the words: dementia, family, learn",
        ),
        ("topic", {}, {}, {"words": ("dementia",)}, "Shares the word: dementia"),
        ("topic", {}, {}, {}, "Says something close to this need in other words"),
        ("topic", {}, {"coverage": 0, "lexical": 0}, {}, "Says little of what this need says"),
        (
            "topic", {}, {"coverage": 0, "lexical": 0, "semantic": 0.9}, {},
            "Says something close to this need in other words",
        ),
        (
            "subject", {"subjects": [3, 8]}, {"subjects": [8, 3]}, {},
            "About dementia and older people, as this need is",
        ),
        (
            "subject", {"subjects": [3]}, {"subjects": [3], **HISTORY}, {},
            "Was about dementia, as this need is",
        ),
        ("subject", {"subjects": [3]}, {"subjects": [2]}, {}, "About something near, within memory"),
        ("subject", {"subjects": [3]}, {"subjects": [4]}, {}, "Listed under other subjects than this need"),
        ("reach", HERE, {"reach": [1]}, {}, "Runs in Torbay, where this is needed"),
        ("reach", HERE, {"reach": [2]}, {}, "Runs in the South West, where this is needed"),
        ("reach", HERE, {"kind": 1, "reach": [1]}, {}, "Is in Torbay, where this is needed"),
        (
            "reach", HERE, {"kind": 3, "reach": [1], **HISTORY}, {},
            "Was reported in Torbay, where this is needed",
        ),
        ("reach", HERE, {"reach": [5]}, {}, "Runs in Paignton, which lies in Torbay"),
        ("reach", HERE, {"lat": 50.4353, "lon": -3.5625}, {"need_place": "Paignton"}, "4 km from Paignton"),
        ("reach", HERE, {"lat": 50.461, "lon": -3.53}, {}, "Under 1 km from Torbay"),
        ("reach", {**HERE, "radius_km": 9.0}, {"lat": 50.5, "lon": -3.53}, {}, "In or near Torbay"),
        ("reach", HERE, {"reach": [9], **HISTORY}, {}, "Ran in Greater Manchester, not in Torbay"),
        (
            "audience", {"groups": ("unpaid-carers",)}, {"groups": ("carers",)}, {},
            "For carers, as this need is",
        ),
        (
            "audience", {"groups": ("carers",)}, {"groups": ("unpaid-carers",)}, {},
            "For unpaid carers, who are some of those who need this",
        ),
        (
            "audience", {"groups": ("carers",), "groups_stated": False}, {"groups": ("unpaid-carers",)}, {},
            "For unpaid carers, who are some of those who need this",
        ),
        (
            "audience", {"groups": ("older-people",), "groups_stated": False}, {"groups": ("carers",)}, {},
            "For carers, whom this need does not name",
        ),
        ("stage", {"stages": 4}, {"stages": 4}, {}, "Serves the testing stage, the stage this need is at"),
        (
            "stage", {"stages": 4}, {"stages": 2, **HISTORY}, {},
            "Served the development stage, one step from the testing stage this need is at",
        ),
        (
            "stage", {"stages": 1}, {"stages": stage_mask(("diffusion",))}, {},
            "Serves the diffusion stage, four steps from the idea stage this need is at",
        ),
        (
            "trust", {"owner": 1}, {"actor": 2, "trust": 1},
            {"tie": "has worked with the need's owner before", "tie_year": 2016},
            "Has worked with the need's owner before (2016)",
        ),
        (
            "trust", {"owner": 1}, {"actor": 2, "trust": 1}, {},
            "Has worked with whoever needs this, directly or through others",
        ),
        ("trust", {"owner": 1}, {"actor": 1, "trust": 0}, {}, "Comes from whoever needs this"),
        (
            "trust", {"owner": 1}, {"actor": 2, "trust": np.inf}, {},
            "Nothing is recorded of having worked together before",
        ),
        ("capacity", {}, {"capacity": 0.25}, {"free": 2, "room": 8}, "Two of its eight places are free"),
        ("capacity", {}, {"capacity": 0.125}, {"free": 1, "room": 8}, "One of its eight places is free"),
        ("capacity", {}, {"capacity": 1}, {"free": 8, "room": 8}, "All of its eight places are free"),
        ("capacity", {}, {"capacity": 1}, {"free": 1, "room": 1}, "Its one place is free"),
        ("capacity", {}, {"capacity": 0.6}, {}, "At least half of its room is free"),
        ("capacity", {}, {"capacity": 0.3}, {}, "Less than half of its room is free"),
        ("capacity", {}, {"capacity": 0, "standing": 1}, {}, "Has no room left"),
        ("capacity", {}, {"capacity": 0.5, **HISTORY}, {"free": 4, "room": 8}, None),
        ("freshness", {}, {"confirmed": TWO_DAYS[0]}, {}, "Last checked on 3 November 2026"),
        (
            "freshness", {}, {"confirmed": TWO_DAYS[0], "standing": 1}, {},
            "From a public register of 3 November 2026; nobody here has confirmed it",
        ),
        (
            "freshness", {}, {"confirmed": TWO_DAYS[1], **HISTORY}, {},
            "Reported in 2017; nobody here has confirmed it since",
        ),
        ("evidence", {}, {"evidence": 3}, {}, "Tested in a randomised trial"),
        ("evidence", {}, {}, {}, None),
    ],
)  # fmt: skip
def test_a_sentence_says_the_fact(part, asked, row, facts, why):
    assert say(part, asked, row, facts) == why


NOTHING = Facts()


@pytest.mark.parametrize(
    ("part", "asked", "row", "why"),
    [
        ("subject", {"subjects": [3]}, {"subjects": [3]}, "Shares a subject with this need"),
        ("subject", {"subjects": [3]}, {"subjects": [2]}, "Its subject is near this need's"),
        ("reach", HERE, {"reach": [1]}, "Runs in the place where this is needed"),
        ("reach", HERE, {"reach": [5]}, "Runs in part of the place where this is needed"),
        ("reach", HERE, {"lat": 50.4353, "lon": -3.5625}, "4 km from where this is needed"),
        (
            "reach",
            HERE,
            {"kind": 3, "reach": [9]},
            "Is used in other places than the one where this is needed",
        ),
        ("audience", {"groups": ("carers",)}, {"groups": ("carers",)}, "For the people who need this"),
        (
            "audience",
            {"groups": ("carers",)},
            {"groups": ("unpaid-carers",)},
            "For some of those who need this",
        ),
    ],
)
def test_where_a_name_is_missing_none_is_made_up(part, asked, row, why):
    assert say(part, asked, row, NOTHING) == why


@given(st.integers(0, 2**32 - 1))
def test_reasons_are_exactly_the_parts_that_counted_each_in_one_plain_sentence(seed):
    asked, found, tree = random_world(seed)
    ranking = rank(asked, found, tree)
    for i in range(len(found)):
        reasons = explain(asked, found, tree, ranking, i, Facts())
        assert [r.part for r in reasons] == [p for j, p in enumerate(PARTS) if ranking.weight[i, j] > 0]
        for reason in reasons:
            assert not reason.why[0].islower() and not reason.why.endswith(".") and "nan" not in reason.why
            if found.standing[i] == 2:
                assert (
                    "is free" not in reason.why
                    and "are free" not in reason.why
                    and "checked" not in reason.why
                )


def test_no_distance_is_said_unless_both_points_are_known():
    for row in ({"kind": 3}, {"kind": 3, "reach": [9]}, {"kind": 3, "reach": [1]}):
        assert "km" not in (say("reach", HERE, row) or "")
    assert say("reach", {}, {"lat": 50.4, "lon": -3.5}) is None


def test_a_row_that_is_not_there_is_refused():
    asked, found = need(), offers({})
    with pytest.raises(EngineInputError, match="row: 5 is not one of the 1 candidates"):
        explain(asked, found, TREE, rank(asked, found, TREE), 5, Facts())
