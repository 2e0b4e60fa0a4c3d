"""Promises of learning: monotone, held to the weights in use, judged on what was held back, blind to who."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.matching import DEFAULT_WEIGHTS, PARTS, Outcomes, compare, refit, scaled
from alongside.engines.matching.learning import LEAST_TOPIC, auc

SUBJECT, REACH = PARTS.index("subject"), PARTS.index("reach")


def score_by_hand(outcomes, factors):
    """Σ weight × part ÷ Σ weight over the parts known, in a loop."""
    scores = []
    for parts, kind in zip(outcomes.parts, outcomes.kind, strict=True):
        known = [p for p in range(9) if not np.isnan(parts[p])]
        weight = {p: DEFAULT_WEIGHTS.table[kind][p] * factors[p] for p in known}
        scores.append(sum(weight[p] * parts[p] for p in known) / sum(weight.values()))
    return np.array(scores)


def drawn(seed, n, factors=(1,) * 9, slope=12.0):
    """Outcomes that follow the scores of weights known to us, three to a need."""
    rng = np.random.default_rng(seed)
    parts = rng.random((n, 9))
    parts[:, 1:][rng.random((n, 8)) < 0.3] = np.nan
    made = Outcomes(parts, rng.integers(5, size=n), np.zeros(n, bool), np.ones(n), np.arange(n) // 3)
    score = score_by_hand(made, factors)
    return replace(made, good=rng.random(n) < 1 / (1 + np.exp(-slope * (score - np.median(score)))))


def loss_by_hand(outcomes, fit, ridge):
    score = score_by_hand(outcomes, fit.factors)
    start = score_by_hand(outcomes, np.ones(9))
    chance = 1 / (1 + np.exp(-(fit.bias + fit.slope * score)))
    loss = -np.log(np.where(outcomes.good, chance, 1 - chance)) @ outcomes.counts / outcomes.counts.sum()
    held = ((fit.factors - 1) ** 2).sum() + (fit.slope * start.std() - 1) ** 2
    return loss + ridge / 2 / outcomes.counts.sum() * held


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([1.0, 10.0, 100.0]))
def test_no_weights_nearby_are_better_and_none_is_below_nothing(seed, ridge):
    rng = np.random.default_rng(seed)
    outcomes = drawn(seed, 90, rng.uniform(0, 3, 9))
    fit = refit(outcomes, ridge=ridge)
    assert (fit.factors >= 0).all() and fit.slope >= 0 and fit.factors[0] >= LEAST_TOPIC
    here = loss_by_hand(outcomes, fit, ridge)
    for _ in range(25):
        step = rng.normal(size=11) * rng.choice([1e-3, 0.03, 0.3])
        factors = np.maximum(fit.factors + step[2:], 0)
        factors[0] = max(factors[0], LEAST_TOPIC)
        other = replace(fit, bias=fit.bias + step[0], slope=max(fit.slope + step[1], 0), factors=factors)
        assert loss_by_hand(outcomes, other, ridge) >= here - 1e-6


def test_what_counts_more_is_found_and_what_counts_for_nothing_too():
    factors = np.ones(9)
    factors[SUBJECT], factors[REACH] = 0.0, 3.0
    fit = refit(drawn(1, 900, factors))
    assert fit.factors[SUBJECT] < 0.3 and fit.factors[REACH] == fit.factors.max() > 1.3


def test_a_firm_hold_keeps_the_weights_in_use_and_so_do_no_outcomes():
    outcomes = drawn(2, 60, (1, 0, 3, 1, 1, 1, 1, 1, 1))
    assert refit(outcomes, ridge=1e9).factors == pytest.approx(np.ones(9), abs=1e-3)
    assert refit(outcomes.of(np.zeros(60, bool))).factors.tolist() == [1.0] * 9


def test_a_better_part_never_lowers_the_chance():
    outcomes = drawn(3, 150, (1, 0, 3, 1, 1, 1, 1, 1, 1))
    fit = refit(outcomes)
    weights = scaled(fit.factors)
    assert (weights.table >= 0).all()
    better = np.where(np.isnan(outcomes.parts), np.nan, np.minimum(outcomes.parts + 0.2, 1))
    lifted = replace(outcomes, parts=better)
    assert (score_by_hand(lifted, fit.factors) >= score_by_hand(outcomes, fit.factors) - 1e-12).all()


def test_a_gain_is_seen_where_there_is_one_and_not_where_there_is_none():
    there = compare(drawn(4, 600, (1, 0, 4, 1, 1, 1, 2, 1, 1)), seed=1)
    assert there.better and there.gain == pytest.approx(there.base_loss - there.loss)
    assert there.gain_low <= there.gain <= there.gain_high
    assert not compare(drawn(5, 600), seed=1).better
    noise = replace(drawn(6, 300), good=np.random.default_rng(6).random(300) < 0.5)
    assert not compare(noise, seed=1).better


def test_the_comparison_is_the_same_again_and_in_any_order():
    outcomes = drawn(7, 90)
    first = compare(outcomes, seed=3)
    assert compare(outcomes, seed=3) == first
    mixed = np.random.default_rng(1).permutation(90)
    columns = {f.name: getattr(outcomes, f.name)[mixed] for f in fields(Outcomes)}
    assert compare(Outcomes(**columns), seed=3).gain == pytest.approx(first.gain, abs=1e-5)


def test_nothing_of_who_asked_or_offered_goes_in():
    assert [f.name for f in fields(Outcomes)] == ["parts", "kind", "good", "counts", "need"]
    outcomes = drawn(8, 90)
    other = replace(outcomes, need=outcomes.need[::-1].copy())
    assert (refit(outcomes).factors == refit(other).factors).all()  # needs only keep held-back ones together


def test_the_area_is_the_share_of_pairs_in_order():
    chance, good = [0.1, 0.4, 0.4, 0.8, 0.9], [False, True, False, True, False]
    pairs = [(a, b) for a, g in zip(chance, good, strict=True) if g
             for b, h in zip(chance, good, strict=True) if not h]  # fmt: skip
    assert auc(chance, good) == sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs)
    assert np.isnan(auc([0.5], [True]))


def test_few_outcomes_or_of_one_sort_only_are_refused_with_their_number():
    outcomes = drawn(9, 9)
    with pytest.raises(EngineInputError, match="3 needs"):
        compare(outcomes, seed=1)
    with pytest.raises(EngineInputError, match="both sorts"):
        compare(replace(drawn(9, 60), good=np.ones(60, bool)), seed=1)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"parts": np.full((2, 9), 2.0)}, "outcomes.parts"),
        ({"parts": np.full((2, 9), np.nan)}, "outcomes.parts"),
        ({"parts": np.zeros((2, 8))}, "outcomes.parts"),
        ({"kind": [0, 9]}, "outcomes.kind"),
        ({"counts": [1, -1]}, "outcomes.counts"),
        ({"need": [1]}, "outcomes.need"),
    ],
)
def test_one_fault_at_a_time_is_named(change, named):
    sound = {
        "parts": np.zeros((2, 9)),
        "kind": [0, 1],
        "good": [True, False],
        "counts": [1, 1],
        "need": [1, 2],
    }
    with pytest.raises(EngineInputError, match=f"^{named}"):
        Outcomes(**(sound | change))


@pytest.mark.parametrize("factors", [[1] * 8, [0.1] + [1] * 8, [1, -1] + [1] * 7, [np.nan] * 9])
def test_factors_that_weights_cannot_have_are_refused(factors):
    with pytest.raises(EngineInputError, match="factors"):
        scaled(factors)


def test_a_ridge_must_hold():
    with pytest.raises(EngineInputError, match="ridge"):
        refit(drawn(1, 30), ridge=0)
