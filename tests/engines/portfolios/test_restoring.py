"""The shortest way back into balance."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.portfolios import Mix, balance, mix, restore, target

from .worlds import seeds

SIZES = [3, 2]
THIRDS = target([[1, 1, 1], None], SIZES)


def shortest(made, others, wanted, tolerance):
    """The least number of drops, adds and swaps, by trying every set."""
    both = np.concatenate([made.code, others.code])
    n = len(made.code)
    found = np.inf
    for size in range(1, len(both) + 1):
        for rows in combinations(range(len(both)), size):
            kept = sum(row < n for row in rows)
            count = max(n - kept, size - kept)
            if count < found and balance(Mix(both[list(rows)], made.sizes), wanted).total <= tolerance + 1e-9:
                found = count
    return found


@given(seeds)
@settings(max_examples=6, deadline=None)
def test_no_shorter_list_does_it_and_the_list_does(seed):
    draw = np.random.default_rng(seed)
    made, others = (mix(np.column_stack([draw.integers(0, s, n) for s in SIZES]), SIZES) for n in (5, 3))
    wanted = target([draw.integers(1, 4, s) for s in SIZES], SIZES, weight=[2, 1])
    found = restore(made, wanted, 0.12, candidates=others)
    best = shortest(made, others, wanted, 0.12)
    assert found.proven and found.reached == np.isfinite(best)
    if found.reached:
        assert found.count == best
        kept = np.delete(made.code, found.drop, axis=0)
        after = mix(np.concatenate([kept, others.code[list(found.add)]]), SIZES)
        assert balance(after, wanted).total == pytest.approx(found.after) and found.after <= 0.12 + 1e-5
    else:
        assert (found.drop, found.add, found.after) == ((), (), found.before)


def test_what_is_in_balance_is_left_alone():
    made = mix([[0, 0], [1, 0], [2, 1]], SIZES)
    assert restore(made, THIRDS, 0).count == 0 and restore(made, THIRDS, 0).mix is made


def test_new_ones_are_named_by_what_they_should_be_and_swaps_count_once():
    made = mix([[0, 0], [0, 0], [0, 0], [1, 0]], SIZES)
    found = restore(made, THIRDS, 0.001, new=True)
    assert found.count == 2 and found.reached and found.proven
    assert balance(found.mix, THIRDS).total == pytest.approx(0, abs=1e-6)
    assert sorted(one[0] for one in found.new)[-1] == 2
    assert found.swaps == min(len(found.drop), len(found.new))


def test_moving_on_is_one_change_and_only_where_allowed():
    made = mix([[0, 0], [0, 0], [0, 0]], SIZES)
    onward = np.triu(np.ones((3, 3)), 1)
    found = restore(made, THIRDS, 0, moves={0: onward})
    assert [(at, to) for _, at, to in found.move] == [(0, 1), (0, 2)]
    assert found.count == 2 and sorted(found.mix.code[:, 0]) == [0, 1, 2]
    back = restore(mix([[2, 0], [2, 0], [2, 0]], SIZES), THIRDS, 0, moves={0: onward})
    assert not back.reached and back.proven and back.move == ()


def test_what_must_stay_stays():
    made = mix([[0, 0], [0, 0], [1, 0], [2, 0]], SIZES)
    assert restore(made, THIRDS, 0).drop == (1,)
    assert restore(made, THIRDS, 0, keep=[False, True, False, False]).drop == (0,)
    fixed = restore(made, THIRDS, 0, keep=[True] * 4)
    assert not fixed.reached and fixed.proven


def test_what_is_not_known_counts_against_the_target():
    made = mix([[0, 0], [1, 0], [2, 0]], [3, 1])
    wanted = target([[1, 1, 0], None], [3, 1])  # the last category is not known
    assert balance(made, wanted).total == pytest.approx(1 / 3)
    known = np.zeros((3, 3))
    known[2, :2] = 1
    found = restore(made, wanted, 0.2, keep=[True] * 3, moves={0: known})
    assert found.count == 1 and found.move[0][:2] == (2, 0) and found.after == pytest.approx(1 / 6)


def test_what_cannot_be_is_said():
    made = mix([[0, 0]], SIZES)
    with pytest.raises(EngineInputError, match="tolerance"):
        restore(made, THIRDS, 2)
    with pytest.raises(EngineInputError, match="candidates"):
        restore(made, THIRDS, 0, candidates=mix([[0]], [1]))
    with pytest.raises(EngineInputError, match="nothing to choose from"):
        restore(mix([], SIZES), THIRDS, 0)
    with pytest.raises(EngineInputError, match="moves"):
        restore(made, THIRDS, 0, moves={0: np.zeros((2, 2))})
