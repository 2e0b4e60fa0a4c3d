"""Innovations that take people from each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.bass import fit
from alongside.engines.diffusion.rivals import course, rivals

MADE = np.array([[0.02, 0.5, 0.0], [0.01, 0.2, 0.05]])


def by_hand(numbers, m, periods):
    """The same course person by person's chance, in a loop."""
    have, found = [0.0] * len(numbers), []
    for _ in range(periods):
        whole = sum(have)
        have = [
            one + (m - whole) * (p + q * one / m + x * (whole - one) / m)
            for one, (p, q, x) in zip(have, numbers, strict=True)
        ]
        found.append(have)
    return np.array(found).T


def test_a_course_is_that_worked_out_by_hand():
    assert course(MADE, 400, 12) == pytest.approx(by_hand(MADE, 400, 12))


@pytest.mark.parametrize("m", [400.0, None])
def test_what_made_the_data_is_found_again(m):
    counts = np.diff(by_hand(MADE, 400, 14), prepend=0)
    found = rivals(counts, m, draws=4)
    assert found.numbers == pytest.approx(MADE, abs=2e-3)
    assert found.m[0] == pytest.approx(400, rel=1e-2)
    assert found.expected == pytest.approx(counts, abs=0.5)
    assert found.middle[:, 0] == pytest.approx(by_hand(MADE, 400, 15)[:, -1], rel=0.02)


def test_intervals_and_fans_hold_what_made_the_data():
    random = np.random.default_rng(4)
    have, path = np.zeros(2), []
    for _ in range(20):
        whole = have.sum()
        chance = MADE[:, 0] + (MADE[:, 1] * have + MADE[:, 2] * (whole - have)) / 2000
        new = random.multinomial(int(2000 - whole), [*chance, 1 - chance.sum()])[:2]
        have = have + new
        path.append(new)
    counts = np.array(path).T
    found = rivals(counts[:, :12], 2000, periods=8)
    held = (found.low - 1e-3 <= MADE) & (found.high + 1e-3 >= MADE)
    assert held.sum() >= 5
    later = np.cumsum(counts, axis=1)[:, 12:]
    assert ((found.fan_low[2] <= later) & (later <= found.fan_high[2])).mean() >= 0.8
    assert (np.diff(found.fan_high, axis=0) >= 0).all()
    assert found.end_share.sum() == pytest.approx(1, abs=0.02)
    assert (found.end_low <= found.end_share).all()


def test_one_takes_from_the_others():
    together = course(MADE, 400, 40)
    alone = course(MADE, 400, 40, without=[0])
    assert alone[0].max() == 0
    assert alone[1, -1] > together[1, -1]
    assert together.sum(axis=0).max() <= 400 + 1e-9


def test_in_another_order_the_answer_is_in_that_order():
    counts = np.round(np.diff(by_hand(MADE, 400, 12), prepend=0))
    one, other = rivals(counts, 400, draws=20), rivals(counts[::-1], 400, draws=20)
    assert other.numbers == pytest.approx(one.numbers[::-1])
    assert other.middle == pytest.approx(one.middle[::-1], rel=1e-6)


def test_one_beside_hardly_any_other_is_as_if_alone():
    counts = np.diff(by_hand(np.array([[0.02, 0.5, 0.0], [1e-5, 0, 0]]), 400, 14), prepend=0)
    found, alone = rivals(counts, 400, draws=2), fit(counts[0], way="lagged")
    assert found.numbers[0, :2] == pytest.approx([alone.p.value, alone.q.value], rel=2e-2)


@settings(max_examples=15)
@given(
    st.integers(2, 3).flatmap(
        lambda k: st.lists(st.lists(st.integers(0, 20), min_size=k, max_size=k), max_size=10)
    ),
    st.sampled_from([None, 1.0, 3.0]),
)
def test_odd_counts_never_break_it(rows, times):
    counts = np.array(rows, float).T if rows else np.zeros((2, 0))
    known = None if times is None or not counts.sum() else counts.sum() * times
    found = rivals(counts, known, periods=3, draws=5)
    assert found.enough == (found.why == "")
    if found.enough:
        assert (found.middle[:, 0] >= counts.sum(axis=1) - 1e-6).all()
        assert (found.numbers >= 0).all()
        assert known is None or (found.fan_high.sum(axis=1) <= 3 * known).all()


def test_nearly_all_at_once_breaks_nothing():
    late = [0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 1]
    found = rivals([late, late], draws=40)
    assert found.enough == (found.why == "")


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        (np.zeros((2, 9)), "nobody"),
        ([[1, 2, 3], [2, 3, 4]], "few"),
        ([[1, 2, 3, 4, 5, 6], [0, 0, 9, 0, 0, 0]], "at-once"),
        ([[2**t for t in range(9)], [3 * 2**t for t in range(9)]], "no-peak"),
    ],
)
def test_data_that_do_not_tell_are_refused_with_why(counts, why):
    found = rivals(counts)
    assert (found.enough, found.why) == (False, why)
    assert np.isnan(found.middle).all()


@pytest.mark.parametrize(
    ("work", "part"),
    [
        (lambda: rivals([1, 2, 3]), "counts"),
        (lambda: rivals([[1, 2, 3]]), "counts"),
        (lambda: rivals([[1, -2, 3], [1, 2, 3]]), "counts"),
        (lambda: rivals([[1, np.nan, 3], [1, 2, 3]]), "counts"),
        (lambda: rivals([[1, 2, 3], [1, 2, 3]], 5), "m"),
        (lambda: rivals([[1, 2, 3], [1, 2, 3]], periods=0), "periods"),
        (lambda: course([[1, 2]], 4, 3), "numbers"),
        (lambda: course(MADE, 0, 3), "m"),
    ],
)
def test_what_cannot_be_is_refused(work, part):
    with pytest.raises(EngineInputError) as refusal:
        work()
    assert refusal.value.input == part
