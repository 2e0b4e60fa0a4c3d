"""Stable pairings as other programs find them, and five generalised assignments with their optima."""

import json
from itertools import islice

import numpy as np
import pytest

from alongside.engines.allocation import (
    assign_generalised,
    blocking_pairs,
    deferred_acceptance,
    preferences,
)

pytestmark = pytest.mark.reference
PUBLISHED = (336, 327, 339, 341, 326)  # Beasley's OR-Library, gap1
CASES = ("readme", "readme_hospital_optimal", "issue_67", "marriage")


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "references" / "04_matching"


@pytest.fixture(scope="module")
def cases(folder):
    found = json.loads((folder / "stable_matching_cases.json").read_text("utf-8"))["cases"]
    return dict(zip(CASES, found, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_the_stable_pairing_of_a_published_case_is_found(cases, name):
    case = cases[name]
    hospitals = case["kind"] == "hospital_residents"
    left, right = (
        (case["resident_prefs"], case["hospital_prefs"])
        if hospitals
        else (case["suitors"], case["reviewers"])
    )
    lefts, rights = list(left), list(right)
    sides = (
        preferences("left", [[rights.index(one) for one in left[name]] for name in lefts]),
        preferences(
            "right",
            [[lefts.index(one) for one in right[name]] for name in rights],
            [case["capacities"][name] for name in rights] if hospitals else None,
        ),
    )
    by_hospital = case.get("optimal") == "hospital"
    found = deferred_acceptance(*sides, proposing="right" if by_hospital else "left")
    pairs = {(lefts[a], rights[b]) for a, b in found.pairs}
    expected = case["expected"].items()
    assert pairs == ({(a, h) for h, those in expected for a in those} if hospitals else set(expected))
    assert not len(blocking_pairs(*sides, found.pairs))


def problems(text):
    numbers = iter(map(int, text.split()))
    for _ in range(next(numbers)):
        agents, jobs = next(numbers), next(numbers)
        value, takes = (
            np.array(list(islice(numbers, agents * jobs))).reshape(agents, jobs) for _ in range(2)
        )
        yield value, takes, np.array(list(islice(numbers, agents)))


@pytest.mark.parametrize("number", range(5))
def test_the_published_optimum_of_a_generalised_assignment_is_found_and_proven(folder, number):
    value, takes, room = list(problems((folder / "gap" / "gap1.txt").read_text("utf-8")))[number]
    found = assign_generalised(value, takes, room)
    jobs = np.arange(value.shape[1])
    assert (found.value, found.bound, found.optimal) == (PUBLISHED[number], PUBLISHED[number], True)
    assert value[found.agent, jobs].sum() == PUBLISHED[number]
    assert (np.bincount(found.agent, takes[found.agent, jobs], minlength=len(room)) <= room).all()
