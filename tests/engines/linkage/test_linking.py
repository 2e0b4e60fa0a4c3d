"""Identifiers first, then the model; what is known to be two is never one, and the order changes nothing."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.linkage import (
    ORGANISATIONS,
    SHIPPED,
    Organisation,
    by_chance,
    candidates,
    columns_of,
    how_sure,
    known_of,
    link,
    score,
)

POINT = {"lat": 51.0, "lon": 0.0}


def town():
    """Two dozen that differ, and a few that stand twice."""
    made = [
        Organisation(n, f"{word} house", place=str(n % 3)) for n, word in enumerate("abcdefghijklmnopqrstuvw")
    ]
    made += [
        Organisation(50, "Harbour Lunch Club", website="lunch.org", **POINT),
        Organisation(51, "The Harbour Lunch Club CIC", website="www.lunch.org", **POINT),
        Organisation(60, "Advice Farham", identifiers=known_of([("charity", "1")])),
        Organisation(61, "Citizens of Farham", identifiers=known_of([("GB-CHC", "01")])),
        Organisation(70, "St Ann Hospice", identifiers=known_of([("charity", "2")]), website="ann.org"),
        Organisation(71, "St Ann Hospice", identifiers=known_of([("charity", "3")]), website="ann.org"),
    ]
    return made


def pairs(records, **said):
    return [(one.a, one.b) for one in link(records, score(columns_of(records), seed=1), least=0.5, **said)]


def test_one_number_is_certain_a_likeness_is_likely_two_numbers_are_never():
    records = town()
    found = link(records, score(columns_of(records), seed=1), least=0.5)
    assert [(one.a, one.b) for one in found] == [(60, 61), (50, 51)]
    assert found[0].probability == 1 and found[0].evidence[0].value == "GB-CHC 1"
    assert how_sure(found[1].probability) in ("sure", "likely")
    assert [(one.comparison, one.level) for one in found[1].evidence] == [
        ("name", "same"), ("where", "spot"), ("website", "same"),
    ]  # fmt: skip
    assert found[1].evidence[2].why == "Both have the same website: lunch.org."


def test_what_people_know_to_be_two_is_not_asked():
    assert pairs(town(), apart=[(51, 50), (60, 999)]) == [(60, 61)]


def test_a_group_that_would_hold_two_numbers_of_one_register_is_told():
    ann = [Organisation(70, "St Ann Hospice", website="ann.org", **POINT)]
    ann += [
        Organisation(
            70 + n, "St Ann Hospice", website="ann.org", identifiers=known_of([("charity", str(n))]), **POINT
        )
        for n in (1, 2)
    ]
    records = [*town()[:20], *ann]
    found = link(records, score(columns_of(records), seed=1), least=0.5)
    assert [(one.a, one.b, one.clash) for one in found] == [(70, 71, False), (70, 72, True)]
    assert {one.group for one in found} == {70}


def test_the_order_of_the_records_changes_nothing():
    records = town()
    mixed = records.copy()
    random.Random(3).shuffle(mixed)
    assert pairs(records) == pairs(mixed)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["a b", "b a", "a c", "d", ""]), min_size=2, max_size=9))
def test_candidates_are_all_that_share_a_value(names):
    columns = columns_of([Organisation(n, name) for n, name in enumerate(names)])
    left, right = candidates(columns)
    keys = ("name", "sorted", "start", "rare")
    slow = [
        (i, j)
        for i in range(len(names))
        for j in range(i + 1, len(names))
        if any(columns[key][i] == columns[key][j] != "" for key in keys)
    ]
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == slow


def test_too_many_with_one_value_are_not_paired():
    columns = columns_of([Organisation(n, "a b") for n in range(61)])
    assert len(candidates(columns)[0]) == 0 and len(candidates(columns, most=61)[0]) == 61 * 60 // 2


def test_the_same_seed_counts_the_same_pairs():
    columns = columns_of([Organisation(n, f"name {n}", place=str(n % 5)) for n in range(80)])
    first, again, other = (
        by_chance(columns, ORGANISATIONS, SHIPPED, seed=seed, most=1500) for seed in (1, 1, 2)
    )
    assert first == again != other
    assert all(sum(u) == pytest.approx(1) for u in first.u.values())
    assert np.isclose(first.u["where"][1], 0.2 * 1500 / 2500, atol=0.03)
