"""Terms between parties: what is paid, who loses, what is rewarded."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics.contracts import (
    Activity,
    Fixed,
    GainShare,
    Milestone,
    OutcomeBonus,
    RiskShare,
    SocialInvestment,
    alignment,
    futures,
    payments,
    prospects,
    side_by_side,
    workable,
)

PAYER, DOER, LENDER = 0, 1, 2
ALL = (
    Fixed(PAYER, DOER, 5.0, 2),
    Activity(PAYER, DOER, 2.0, 30.0),
    OutcomeBonus(PAYER, DOER, 3.0, floor=1.0, cap=12.0),
    Milestone(PAYER, DOER, 6.0, 20.0, by=2),
    GainShare(PAYER, {DOER: 0.2, LENDER: 0.3}, beyond=4.0, cap=9.0),
    RiskShare(DOER, [10.0] * 4, {PAYER: 0.5, LENDER: 0.2}, band=1.0, cap=2.0),
    SocialInvestment(LENDER, DOER, PAYER, 15.0, 2.5, 21.0),
)


def some_world(seed, draws=40, years=4):
    draw = np.random.default_rng(seed)
    return futures(
        draw.uniform(-2, 25, (draws, years, 3)),
        draw.uniform(0, 20, (draws, years, 3)),
        draw.uniform(0, 6, (draws, years)) * (draw.random((draws, years)) < 0.8),
        draw.uniform(0, 20, (draws, years)),
        1.035 ** -np.arange(years),
    )


def one(outcome=(), activity=(), gains=0.0, costs=0.0):
    """One draw: outcome and activity by year; gains of the payer, costs of the doer."""
    years = max(len(outcome), len(activity), 1)
    wide = np.zeros((1, years, 3))
    gain, cost = wide.copy(), wide.copy()
    gain[0, :, PAYER], cost[0, :, DOER] = gains, costs
    put = [np.resize(each, years) if len(each) else np.zeros(years) for each in (outcome, activity)]
    return futures(gain, cost, put[0][None], put[1][None], np.ones(years))


def got(clause, seen, party):
    return payments(seen, [clause])[0, :, party].tolist()


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15)
def test_what_one_pays_another_gets(seed):
    seen = some_world(seed)
    for clause in ALL:
        assert np.allclose(payments(seen, [clause]).sum(axis=2), 0)
    together = payments(seen, ALL)
    assert np.allclose(together, sum(payments(seen, [clause]) for clause in ALL))
    found = prospects(seen, ALL)
    assert np.allclose(found.paid.sum(), 0) and np.allclose(found.expected, found.alone + found.paid)
    assert (found.low <= found.high).all() and ((found.shortfall > 0) == (found.loses > 0)).all()


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15)
def test_caps_hold(seed):
    seen = some_world(seed)
    for clause, cap in ((ALL[1], 30), (ALL[2], 12), (ALL[3], 20), (ALL[4], 9)):
        paid = -payments(seen, [clause])[:, :, PAYER]
        assert (paid >= -1e-9).all() and (paid <= cap + 1e-9).all()
    assert (np.abs(payments(seen, [ALL[5]])[:, :, DOER]) <= 2 + 1e-9).all()
    back = -payments(seen, [ALL[6]])[:, :, PAYER].sum(axis=1)
    assert (back <= 21 + 1e-9).all() and (back >= 0).all()


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=10)
def test_where_nothing_comes_of_it_no_bonus_is_paid(seed):
    seen = some_world(seed)
    nothing = futures(
        np.minimum(seen.gains, 0), seen.costs, np.zeros(seen.outcome.shape), seen.activity, seen.weight
    )
    for clause in (ALL[2], ALL[3], ALL[4]):
        assert not payments(nothing, [clause]).any()
    lent = payments(nothing, [ALL[6]])
    assert not lent[:, :, PAYER].any() and (lent[:, 0, LENDER] == -15).all() and not lent[:, 1:].any()


def test_each_kind_by_hand():
    assert got(Fixed(PAYER, DOER, 5, 2), one([1, 1, 1]), DOER) == [5, 5, 0]
    assert got(Activity(PAYER, DOER, 3, 20), one(activity=[2, 9]), DOER) == [6, 20]
    assert got(OutcomeBonus(PAYER, DOER, 4, floor=2, cap=10), one([1, 3, 9]), DOER) == [0, 4, 10]
    assert got(Milestone(PAYER, DOER, 5, 100), one([2, 2, 2, 2]), DOER) == [0, 0, 100, 0]
    assert got(Milestone(PAYER, DOER, 5, 100, by=1), one([2, 2, 2, 2]), DOER) == [0, 0, 0, 0]
    assert got(Milestone(PAYER, DOER, 0, 100), one([0, 0, 2]), DOER) == [0, 0, 100]
    shared = GainShare(PAYER, {DOER: 0.25, LENDER: 0.25}, beyond=10, cap=30)
    assert got(shared, one([1, 1, 1], gains=[5, 30, 200]), DOER) == [0, 5, 15]
    assert got(shared, one([1, 1, 1], gains=[5, 30, 200]), PAYER) == [0, -10, -30]
    risk = RiskShare(DOER, [10, 10, 10], {PAYER: 0.5}, band=2, cap=8)
    assert got(risk, one([1, 1, 1], costs=[11, 16, 50]), DOER) == [0, 2, 8]
    assert got(risk, one([1, 1, 1], costs=[9, 4, 10]), DOER) == [0, -2, 0]
    bond = SocialInvestment(LENDER, DOER, PAYER, 50, 10, 60)
    assert got(bond, one([2, 3, 9]), LENDER) == [-50 + 20, 30, 10]
    assert got(bond, one([2, 3, 9]), DOER) == [50, 0, 0]


def test_what_each_is_left_with_is_counted_over_the_draws():
    costs = np.zeros((20, 1, 2))
    costs[:5, 0, 1] = 30
    seen = futures(np.full((20, 1, 2), 10.0), costs, np.ones((20, 1)), np.ones((20, 1)), [0.5])
    found = prospects(seen, [Fixed(0, 1, 4)], tolerance=[100, 100])
    assert found.expected.tolist() == [3, 3.25] and found.alone.tolist() == [5, 1.25]
    assert found.loses.tolist() == found.alone_loses.tolist() == [0, 0.25]
    assert found.shortfall.tolist() == [0, 2] and (found.low[1], found.high[1]) == (-8, 7)
    assert found.risk[0] == 0 and np.isclose(
        found.risk[1], 3.25 + 100 * np.log(0.25 * np.exp(0.08) + 0.75 * np.exp(-0.07))
    )
    side = side_by_side(seen, {"none": [], "fee": [Activity(0, 1, 4)]})
    assert side["none"].paid.tolist() == [0, 0] and side["fee"].paid.tolist() == [-2, 2]
    assert not prospects(seen, []).risk.any()


def test_a_fee_for_activity_rewards_activity_and_a_share_of_the_gain_the_outcome():
    draw = np.random.default_rng(3)
    outcome, activity = draw.uniform(1, 3, (200, 2)), np.full((200, 2), 10.0)
    gains, costs = np.zeros((200, 2, 2)), np.zeros((200, 2, 2))
    gains[:, :, 0], costs[:, :, 1] = outcome * 100, activity * 4
    seen = futures(gains, costs, outcome, activity, [1, 1])

    def found(terms):
        return alignment(seen, terms, outcome_brings=[100, 0], activity_costs=[0, 4])

    fee, share, bonus = (
        found([Activity(0, 1, 6)]),
        found([GainShare(0, {1: 0.3})]),
        found([OutcomeBonus(0, 1, 120)]),
    )
    each = 20 / outcome.sum(axis=1).mean()
    assert np.allclose(fee.outcome, [100, 0]) and np.allclose(fee.activity, [-6 * each, 2 * each])
    assert fee.agrees.tolist() == [True, False] and not fee.all_agree
    assert np.allclose(share.outcome, [70, 30]) and share.all_agree
    assert bonus.agrees.tolist() == [False, True] and not bonus.all_agree  # it costs more than it brings
    assert found([]).agrees.tolist() == [True, False]
    only = alignment(seen, [], outcome_brings=[100, 0], activity_costs=[0, 4], decides=[True, False])
    assert only.all_agree


def test_the_shares_for_which_nobody_expects_to_lose():
    seen = one([1, 1], gains=[50, 50], costs=[20, 20])
    shares = [0, 0.2, 0.4, 0.6, 0.8, 1]
    found = workable(seen, lambda share: [GainShare(PAYER, {DOER: share})], shares, [PAYER, DOER])
    assert found == (0.4, 0.6, 0.8, 1)


def test_what_cannot_be_is_said():
    wide, flat = np.ones((3, 2, 2)), np.ones((3, 2))
    for match, given_ in (
        ("gains: its shape", (flat, wide, flat, flat, [1, 1])),
        ("costs", (wide, flat, flat, flat, [1, 1])),
        ("outcome: something in it is below", (wide, wide, -flat, flat, [1, 1])),
        ("activity: something in it is not", (wide, wide, flat, flat * np.nan, [1, 1])),
        ("weight", (wide, wide, flat, flat, [1])),
    ):
        with pytest.raises(EngineInputError, match=match):
            futures(*given_)
    seen = futures(wide, wide, flat, flat, [1, 1])
    with pytest.raises(EngineInputError, match="payee: there is no party 5"):
        payments(seen, [Fixed(0, 5, 1)])
    with pytest.raises(EngineInputError, match="planned"):
        payments(seen, [RiskShare(0, [1], {1: 0.5})])
    with pytest.raises(EngineInputError, match="tolerance"):
        prospects(seen, [], tolerance=[0, 1])
    nothing = futures(wide, wide, flat * 0, flat, [1, 1])
    with pytest.raises(EngineInputError, match="none in any draw"):
        alignment(nothing, [], outcome_brings=[1, 1], activity_costs=[1, 1])
