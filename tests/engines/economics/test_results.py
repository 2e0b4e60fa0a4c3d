"""What a case comes to: sums that must hold for any case, and figures by hand for plain ones."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines import economics as e
from tests.engines.economics.cases import PARTIES, case, cases, stream

FEW = settings(max_examples=12, deadline=None)
FREE = e.Discount((0.0,), (0.0,))


@FEW
@given(cases())
def test_positions_and_budgets_of_all_parties_sum_to_those_of_all_together(made):
    found = e.results(made)
    budgets = sum(one.revenue + one.capital for one in found.positions)
    assert budgets == pytest.approx(found.yearly_benefits[0] - found.yearly_costs[0], abs=1e-6)
    each = np.array([one.net for one in found.positions]).sum(0)
    size = max(1.0, float(np.abs(found.benefits).max()), float(np.abs(found.costs).max()))
    assert np.abs(each - found.npv_by).max() <= 1e-9 * size * 100
    plain = replace(made, parties=tuple(replace(one, weight=1.0) for one in made.parties))
    again = e.results(plain)
    assert again.weighted == pytest.approx(again.npv, abs=1e-9 * size * 100)


@FEW
@given(cases(), st.sampled_from([0.5, 2.0, 1000.0]))
def test_scaling_money_scales_every_amount_and_no_ratio(made, times):
    streams = tuple(
        replace(
            one, value=replace(one.value, best=None if one.value.best is None else one.value.best * times)
        )
        for one in (replace(one, value=replace(one.value, low=None, high=None)) for one in made.streams)
    )
    one, other = e.results(made), e.results(replace(made, streams=streams))
    near = {"rel": 1e-9, "abs": 1e-6 * times}
    assert other.npv_by == pytest.approx(one.npv_by * times, **near)
    for before, after in zip(one.positions, other.positions, strict=True):
        assert after.net == pytest.approx(before.net * times, **near)
        assert after.revenue == pytest.approx(before.revenue * times, **near)
    if one.costs.sum() > 1:
        assert other.bcr == pytest.approx(one.bcr, rel=1e-6)


@FEW
@given(cases())
def test_without_discounting_the_total_is_the_plain_sum(made):
    found = e.results(replace(made, discount=FREE))
    assert found.npv_by == pytest.approx((found.yearly_benefits - found.yearly_costs).sum(1), abs=1e-6)
    assert found.payback == found.payback_discounted


def test_figures_by_hand():
    made = case(
        stream("build", "cost", 1000.0, recurrent=False, capital=True),
        stream("run", "cost", 100.0),
        stream("stop", "closing", 50.0, recurrent=False, start=1.0),
        stream("both", "cost", 20.0, double_running=True, until=1.0),
        stream("cash", value=700.0, start=1.0),
        stream("beds", value=300.0, gains="trust", start=1.0),
        stream("joy", value=200.0, gains="carers", counts_as="wellbeing", start=1.0),
        stream("grant", "transfer", 80.0),
        discount=e.Discount((0.1,), (0.0,)),
    )
    found = e.results(made)
    once, twice = 1 / 1.1, 1 / 1.21
    assert found.benefits == pytest.approx([700 * (once + twice), 300 * (once + twice), 400])
    assert found.costs == pytest.approx([1000 + 100 * (1 + once + twice) + 50 * once + 20, 0, 0])
    assert found.npv == pytest.approx(found.benefits.sum() - found.costs.sum())
    assert found.bcr == pytest.approx(found.benefits.sum() / found.costs.sum())
    assert found.cash_bcr == pytest.approx(found.benefits[0] / found.costs[0])
    assert found.cashable_share == pytest.approx(found.benefits[0] / found.benefits.sum())
    assert (found.closing, found.double_running) == pytest.approx((50 * once, 20))
    trust, council, carers = found.positions
    assert trust.net == pytest.approx([80 * (1 + once + twice), 300 * (once + twice), 0])
    assert council.revenue == pytest.approx([-200, 470, 520]) and council.capital == pytest.approx(
        [-1000, 0, 0]
    )
    assert carers.total == pytest.approx(400)
    assert found.weighted == pytest.approx(found.npv + 400)
    assert found.years == (2026, 2027, 2028)
    # 1,120 in the first year, 150 more in the second, then 1,200 come in: 1,270 are reached in the third.
    assert found.payback == pytest.approx(2 + (1120 + 150 - 1200 + 100) / 1200)
    assert found.cash_payback == pytest.approx(2 + (1120 + 150 - 700 + 100) / 700)
    assert found.cash_payback_discounted is None


@pytest.mark.parametrize(
    ("benefits", "costs", "years"),
    [
        ([0, 50, 50], [100, 0, 0], 3.0),
        ([0, 40, 40, 40], [100, 0, 0, 0], 3.5),
        ([200], [100], 0.5),
        ([0, 0], [0, 0], 0.0),
        ([5, 5], [0, 0], 0.0),
        ([10], [100], None),
        ([150, 0, 100], [100, 0, 120], 2 / 3),
        ([150, 0, 100], [100, 0, 160], None),
        ([150, 0, 30, 50], [100, 0, 100, 0], 3.4),
        ([0, 300, 0], [0, 100, 0], 1 + 1 / 3),
    ],
)
def test_payback_is_when_nothing_is_owed_any_more(benefits, costs, years):
    found = e.payback(np.array(benefits, float), np.array(costs, float))
    assert found == (None if years is None else pytest.approx(years))


def test_what_is_not_known_is_in_no_sum_and_is_named():
    made = e.with_carers(case(stream("a"), parties=PARTIES[:2]))
    found = e.results(made)
    assert found.not_known == ("carers-hours",) and found.npv == pytest.approx(
        e.results(case(stream("a"))).npv
    )
    carers = found.positions[-1]
    assert carers.party == "carers" and carers.known.tolist() == [True, True, False]


def test_a_case_without_costs_has_no_ratio():
    found = e.results(case(stream("a")))
    assert found.bcr is None and found.cash_bcr is None and found.payback == 0
    assert e.results(case(stream("a", "cost"))).cashable_share is None


def test_staff_are_told_with_their_stream():
    staff = e.Staff(-2.0, "ward clerks", "", True)
    assert e.results(case(stream("a", staff=staff))).staff == (("a", staff),)


def test_many_draws_are_added_up_as_one_is():
    plan = e.plan(case(stream("a", "cost"), stream("b", gains="trust"), stream("c", "transfer")))
    worths = np.array([[10.0, 30.0, 5.0], [1.0, 2.0, 3.0]])
    found = e.totals(plan, worths)
    assert found.benefits.tolist() == [[0, 30, 0], [0, 2, 0]] and found.costs.tolist() == [
        [10, 0, 0],
        [1, 0, 0],
    ]
    assert found.positions[0].tolist() == [[5, 30, 0], [-15, 0, 0], [0, 0, 0]]
    assert found.npv.tolist() == [[-10, 30, 0], [-1, 2, 0]]
    gains, costs = e.by_party(plan, worths[:, :, None])
    assert gains[0].tolist() == [[35, 0, 0]] and costs[0].tolist() == [[0, 15, 0]]
