"""Texts are as alike as the papers say, and as a slow, obvious reckoning says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.linkage import edit_likeness, jaro_winkler

TEXTS = st.lists(st.text("abc ", max_size=7), min_size=1, max_size=6)


def slow_edit(a, b):
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            now.append(min(now[-1] + 1, before[j] + 1, before[j - 1] + (x != y)))
        before = now
    return 1 - before[-1] / max(len(a), len(b)) if a or b else 0


def slow_jaro_winkler(a, b):
    reach = max(max(len(a), len(b)) // 2 - 1, 0)
    taken, mine = set(), []
    for i, letter in enumerate(a):
        at = next(
            (
                j
                for j in range(max(0, i - reach), min(len(b), i + reach + 1))
                if j not in taken and b[j] == letter
            ),
            None,
        )
        if at is not None:
            taken.add(at)
            mine.append(letter)
    if not mine:
        return 0
    m, swaps = len(mine), sum(x != b[j] for x, j in zip(mine, sorted(taken), strict=True)) // 2
    jaro = (m / len(a) + m / len(b) + (m - swaps) / m) / 3
    start = next((k for k in range(4) if k >= min(len(a), len(b)) or a[k] != b[k]), 4)
    return jaro + start * 0.1 * (1 - jaro) if jaro > 0.7 else jaro


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [("martha", "marhta", 0.9611), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.8133)],
)
def test_pairs_of_the_census_bureau(a, b, alike):  # Winkler (1990), and as printed since
    assert jaro_winkler([a], [b])[0] == pytest.approx(alike, abs=5e-5)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_the_fast_are_the_slow(left, right):
    pairs = [(a, b) for a in left for b in right]
    mine, other = [a for a, _ in pairs], [b for _, b in pairs]
    assert jaro_winkler(mine, other).tolist() == pytest.approx([slow_jaro_winkler(a, b) for a, b in pairs])
    assert edit_likeness(mine, other).tolist() == pytest.approx([slow_edit(a, b) for a, b in pairs])


def test_sides_that_do_not_stand_beside_each_other_are_refused():
    with pytest.raises(EngineInputError, match="right"):
        jaro_winkler(["a"], [])
    assert edit_likeness([], []).tolist() == []
