"""Trust is put together from shared work by the formula of the card."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships import OUTCOME, STRENGTH, trust_of

THIS = 2026.0


def one(kind="works-with", when=THIS, outcome="good"):
    tie, trust = trust_of([[0, 1]], [kind], [when], [outcome], THIS)
    return float(trust[0]) if len(tie) else 0.0


def test_it_halves_in_five_years_and_an_undated_tie_counts_as_that_old():
    assert one() == pytest.approx(0.8)
    assert one(when=2021) == pytest.approx(0.4)
    assert one(when=float("nan")) == pytest.approx(0.4)
    assert one(when=2030) == pytest.approx(0.8)


def test_what_came_of_it_counts():
    assert one(outcome="good") > one(outcome="unknown") > one(outcome="mixed") > one(outcome="bad") == 0


def test_several_pieces_of_work_leave_doubt_only_where_all_leave_it():
    rows = [[1, 0], [0, 1], [2, 1], [0, 2]]
    tie, trust = trust_of(
        rows, ["works-with", "funds", "runs", "prospective"], [THIS] * 4, ["good"] * 4, THIS
    )
    assert tie.tolist() == [[0, 1], [1, 2]]
    assert trust.tolist() == pytest.approx([1 - 0.2 * 0.5, 0.8])


def test_nothing_gives_nothing():
    tie, trust = trust_of([], [], [], [], THIS)
    assert tie.shape == (0, 2) and trust.shape == (0,)


@settings(max_examples=10)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing_and_more_work_never_lowers_it(seed):
    rng = np.random.default_rng(seed)
    pair = np.array([rng.choice(4, 2, replace=False) for _ in range(12)])
    kind, outcome = rng.choice(list(STRENGTH), 12), rng.choice(list(OUTCOME), 12)
    when = rng.uniform(2000, 2026, 12)
    mixed = rng.permutation(12)
    all_ = trust_of(pair, kind, when, outcome, THIS)
    again = trust_of(pair[mixed], kind[mixed], when[mixed], outcome[mixed], THIS)
    assert all_[0].tolist() == again[0].tolist() and all_[1].tolist() == again[1].tolist()
    fewer = dict(zip(*map(_rows, trust_of(pair[:6], kind[:6], when[:6], outcome[:6], THIS)), strict=True))
    more = dict(zip(*map(_rows, all_), strict=True))
    assert all(more[both] >= trust - 1e-12 for both, trust in fewer.items())


def _rows(values):
    return [tuple(row) if isinstance(row, list) else row for row in values.tolist()]


@pytest.mark.parametrize(
    ("kind", "outcome", "words"),
    [
        (["likes"], ["good"], "kind: row 0 is 'likes'"),
        (["runs"], ["fine"], "outcome: row 0 is 'fine'"),
        ([], ["good"], "kind: there are 0, not 1"),
    ],
)
def test_a_word_that_is_not_known_is_refused(kind, outcome, words):
    with pytest.raises(EngineInputError) as refused:
        trust_of([[0, 1]], kind, [THIS], outcome, THIS)
    assert words in str(refused.value)
