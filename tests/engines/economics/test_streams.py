"""What a stream comes to in each year, held against plain loops."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines import economics as e
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import streams as s
from tests.engines.economics.cases import case, cases, stream

FEW = settings(max_examples=12, deadline=None)


def slow_years(one, given):
    """A stream's years by hand: each product one by one, each year in two thousand little steps."""
    if any(amount.best is None for _, amount in one.amounts):
        return [0.0] * given.years
    full = 1.0
    for name, amount in one.amounts:
        if name in ("deadweight", "displacement"):
            full *= 1 - amount.best
        elif name != "drop_off":
            full *= amount.best
    full *= e.price_index(given.inflation, one.value.price_year or given.price_year, given.price_year)
    worst = max((dict(given.optimism).get(amount.grade, 0) for _, amount in one.amounts), default=0)
    if one.kind != "transfer":
        kind_to_payer = (one.kind == "benefit") == (one.value.best >= 0)
        full *= 1 - worst if kind_to_payer else 1 + worst
    found = []
    for year in range(given.years):
        if not one.recurrent:
            found.append(full if year == math.floor(one.start) else 0.0)
            continue
        steps = year + (np.arange(2_000) + 0.5) / 2_000
        runs = (steps >= one.start) & (steps < (given.years if one.until is None else one.until))
        grown = np.minimum((steps - one.start) / one.ramp, 1) if one.ramp else 1.0
        kept = (1 - one.drop_off.best) ** max(year - one.start, 0)
        found.append(full * float((runs * grown).mean()) * kept)
    return found


@FEW
@given(cases())
def test_years_are_what_a_plain_loop_says(given):
    found = e.by_year(e.plan(given))[0]
    slow = np.array([slow_years(one, given) for one in given.streams])
    size = np.abs(slow).max(initial=1.0)
    assert np.abs(found - slow).max() <= 1e-3 * size


@FEW
@given(cases())
def test_worth_is_the_sum_of_discounted_years(given):
    plan = e.plan(given)
    slow = (e.by_year(plan)[0] * plan.factor).sum(1)
    assert e.worth(plan)[0] == pytest.approx(slow, rel=1e-9, abs=1e-6)


@FEW
@given(
    cases(),
    st.integers(0, 4),
    st.sampled_from(e.AMOUNTS),
    st.lists(st.integers(1, 20), min_size=1, max_size=4),
)
def test_many_draws_at_once_are_each_case_by_itself(given, row, name, parts):
    row %= len(given.streams)
    values = np.array([part / 20 for part in parts])
    found = e.worth(e.plan(given), {(row, name): values})
    for at, value in enumerate(values):
        alone = e.with_values(given, {f"{given.streams[row].id}.{name}": float(value)})
        if given.streams[row].amount(name).best is None or given.streams[row].value.best in (None, 0):
            continue
        same_sign = name != "value" or given.streams[row].value.best > 0
        if same_sign:
            assert e.worth(e.plan(alone))[0] == pytest.approx(found[at], rel=1e-9, abs=1e-6)


def test_years_of_many_draws_agree_with_their_worth():
    one = stream("a", start=0.5, ramp=1.0, quantity=2.0, drop_off=0.3)
    plan = e.plan(case(one, stream("b", "cost"), years=6))
    drawn = {(0, "drop_off"): np.array([0.0, 0.2, 1.0]), (1, "value"): np.array([1.0, 2.0, 3.0])}
    slow = (e.by_year(plan, drawn) * plan.factor).sum(2)
    assert e.worth(plan, drawn) == pytest.approx(slow)


def test_a_part_year_and_a_ramp():
    half = stream("a", start=0.5)
    assert e.share(half, 3).tolist() == [0.5, 1, 1]
    grows = stream("a", start=1.0, ramp=2.0)
    assert e.share(grows, 4).tolist() == [0, 0.25, 0.75, 1]
    ends = stream("a", until=1.25)
    assert e.share(ends, 3).tolist() == [1, 0.25, 0]
    once = stream("a", recurrent=False, start=1.7, ramp=2.0, until=1.8)
    assert e.share(once, 3).tolist() == [0, 1, 0]


def test_drop_off_takes_its_part_each_full_year_after_the_start():
    found = e.by_year(e.plan(case(stream("a", drop_off=0.1, start=1.0), years=4)))[0, 0]
    assert found == pytest.approx([0, 100, 90, 81])
    gone = e.by_year(e.plan(case(stream("a", drop_off=1.0))))[0, 0]
    assert gone.tolist() == [100, 0, 0]


@pytest.mark.parametrize(
    ("more", "ends"),
    [
        ({}, ("cash", "")),
        ({"gains": "trust"}, ("capacity", s.BLOCK)),
        ({"marginal": False}, ("capacity", s.AVERAGE)),
        ({"marginal": True}, ("cash", "")),
        ({"gains": "trust", "counts_as": "wellbeing"}, ("wellbeing", "")),
        ({"gains": "trust", "marginal": False}, ("capacity", s.BLOCK)),
    ],
)
def test_what_is_said_to_be_cash_is_cash_only_where_some_leaves(more, ends):
    one = stream("a", **more)
    assert e.counted(case(one), one) == ends


def test_a_cost_under_a_block_contract_is_still_cash():
    one = stream("a", "cost", bears="trust")
    assert e.counted(case(one), one) == ("cash", "")


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        ("benefit", 1, -0.15),
        ("cost", 1, 0.15),
        ("closing", 1, 0.15),
        ("transfer", 1, 0),
        ("benefit", -1, 0.15),
        ("cost", -1, -0.15),
    ],
)
def test_hope_makes_benefits_less_and_costs_more(kind, value, taken):
    one = stream("a", kind, float(value), quantity=e.Amount(2.0, grade="C"), effect=e.Amount(1.0, grade="B"))
    assert e.optimism(case(one), one) == taken
    assert e.optimism(case(one, optimism=()), one) == 0


def test_health_is_discounted_as_health_and_money_as_money():
    made = case(stream("a", counts_as="wellbeing"), stream("b"), stream("c", health=True))
    factor = e.plan(made).factor
    assert factor[:, 2] == pytest.approx([1.015**-2, 1.035**-2, 1.015**-2])


def test_what_is_not_known_counts_nothing_and_leaves_the_rest_alone():
    made = case(stream("a", quantity=e.Amount(None)), stream("b", drop_off=e.Amount(None)), stream("c"))
    plan = e.plan(made)
    assert plan.known.tolist() == [False, False, True]
    assert e.sizes(plan).tolist() == [[0, 0, 100]]


def test_a_case_that_cannot_be_is_refused_before_anything_is_worked_out():
    with pytest.raises(EngineInputError, match=r"streams\[0\]\.gains"):
        e.plan(case(stream("a", gains="nobody")))


def test_a_case_and_what_is_drawn_are_not_changed():
    made, drawn = case(stream("a", drop_off=0.1)), np.array([1.0, 2.0])
    drawn.setflags(write=False)
    plan = e.plan(made)
    e.worth(plan, {(0, "value"): drawn, (0, "drop_off"): drawn / 10})
    assert made == case(stream("a", drop_off=0.1)) and drawn.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        plan.share[0, 0] = 2
