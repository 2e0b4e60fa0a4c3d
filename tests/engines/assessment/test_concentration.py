"""The index is twice the area between curve and diagonal, the slope of a regression; equal ranks share."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment import concentration, curve

ROWS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 400), st.integers(0, 6)), min_size=1, max_size=25
).filter(lambda rows: any(row[0] for row in rows))


def columns(rows):
    return (np.array(column, dtype=float) for column in zip(*rows, strict=True))


def one_by_one(voices, people, burden):
    """Every person as a row of their own, the mean rank for equal burdens: the slow twin."""
    rows = [
        (burden[at], voices[at] / people[at]) for at in range(len(people)) for _ in range(int(people[at]))
    ]
    n, mean = len(rows), sum(v for _, v in rows) / len(rows)
    held = np.array([b for b, _ in rows])
    total = 0.0
    for b, v in rows:
        rank = ((held < b).sum() + (held == b).sum() / 2) / n
        total += v * rank
    return 2 * total / n / mean - 1


@settings(max_examples=15, deadline=None)
@given(ROWS.map(lambda rows: [(v, min(p, 12), b) for v, p, b in rows]))
def test_it_is_that_of_every_person_in_a_row(rows):
    voices, people, burden = columns(rows)
    assert concentration(voices, people, burden).index == pytest.approx(
        one_by_one(voices, people, burden), abs=1e-9
    )


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_curve_regression_and_index_agree(rows):
    voices, people, burden = columns(rows)
    found, along = concentration(voices, people, burden), curve(voices, people, burden)
    area = float(np.trapezoid(along.voices, along.people))
    assert found.index == pytest.approx(1 - 2 * area, abs=1e-9)
    assert -1 <= found.index <= 1
    assert np.all(np.diff(along.people) >= 0) and along.people[-1] == along.voices[-1] == 1
    share = people / people.sum()
    rank = np.array([share[burden < one].sum() + share[burden == one].sum() / 2 for one in burden])
    spread = float((share * (rank - 0.5) ** 2).sum())
    if spread > 1e-12:
        y = 2 * spread * (voices / people) / (voices.sum() / people.sum())
        slope = float((share * (rank - 0.5) * (y - (share * y).sum())).sum()) / spread
        assert found.index == pytest.approx(slope, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(ROWS)
def test_the_other_way_round_it_has_the_other_sign_and_the_same_error(rows):
    voices, people, burden = columns(rows)
    one, other = concentration(voices, people, burden), concentration(voices, people, -burden)
    assert one.index == pytest.approx(-other.index, abs=1e-9)
    if one.error is not None:
        assert one.error == pytest.approx(other.error, abs=1e-7)


def test_voices_in_step_with_people_lie_on_the_diagonal():
    found = concentration([2, 4, 6], [10, 20, 30], [3, 1, 2])
    assert found.index == pytest.approx(0) and found.error == pytest.approx(0, abs=1e-7) and not found.sure


def test_its_error_is_about_what_repeating_gives():
    rng = np.random.default_rng(3)
    drawn = []
    for _ in range(300):
        burden = rng.uniform(0, 1, 200)
        drawn.append(concentration(rng.poisson(20 * (0.5 + burden)), np.full(200, 100.0), burden))
    spread = np.std([one.index for one in drawn])
    assert np.mean([one.error for one in drawn]) == pytest.approx(spread, rel=0.15)
    assert all(one.sure for one in drawn)


def test_the_heaviest_part_is_read_off_the_curve():
    along = curve([1, 1, 8], [10, 10, 20], [1, 2, 3])
    assert along.voices_of_heaviest(0.5) == pytest.approx(0.8)
    assert along.voices_of_heaviest(0.25) == pytest.approx(0.4)


def test_two_areas_have_no_error():
    assert concentration([1, 2], [1, 1], [1, 2]).error is None


@pytest.mark.parametrize(
    ("voices", "people", "said"),
    [
        ([0, 0], [1, 1], "voices: there are none"),
        ([1, 1], [0, 0], "people"),
        ([1, 1], [1, 0], "nobody lives"),
    ],
)
def test_what_has_no_answer_is_refused(voices, people, said):
    with pytest.raises(EngineInputError, match=said):
        concentration(voices, people, [1, 2])
