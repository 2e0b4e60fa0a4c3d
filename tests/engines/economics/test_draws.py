"""A case worked out many times, held against working it out once for each draw."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines import economics as e
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import draws as d
from tests.engines.economics.cases import AMOUNT, case, cases, stream

FEW = settings(max_examples=10, deadline=None)
VISITS = case(
    stream(
        "visits", "cost", 40.0, quantity=AMOUNT(6, 4, 9), population=AMOUNT(50, 40, 60, "normal", source="s")
    ),
    stream("beds", value=200.0, population=AMOUNT(50, 40, 60, "normal", source="s"), effect=AMOUNT(1, 0, 3)),
    stream("hours", "cost", bears="carers", counts_as="wellbeing", effect=AMOUNT(0.4, 0.1, 0.8, "beta")),
    sources=(e.Source("s", "A count"),),
)


@given(cases())
@FEW
def test_each_draw_is_the_case_worked_out_with_its_numbers(any_case):
    any_case = replace(any_case, optimism=())  # goes by the sign of the best value, not of the drawn one
    found = d.simulate(any_case, 4, seed=3)
    uncertain = d.inputs(any_case)
    values = d.drawn(uncertain, 4, seed=3)
    for at in range(4):
        said = {f"{any_case.streams[row].id}.{name}": one[at] for (row, name), one in values.items()}
        once = e.results(e.with_values(any_case, said))
        assert found.benefits[at] == pytest.approx(once.benefits, rel=1e-9, abs=1e-6)
        assert found.costs[at] == pytest.approx(once.costs, rel=1e-9, abs=1e-6)
        net = np.array([one.net for one in once.positions])
        assert found.positions[at] == pytest.approx(net, rel=1e-9, abs=1e-6)


@given(cases())
@FEW
def test_positions_add_up_and_money_scales(any_case):
    found = d.simulate(any_case, 50)
    assert found.positions.sum((1, 2)) == pytest.approx(found.npv, abs=1e-6)
    pence = replace(
        any_case,
        streams=tuple(replace(one, value=_times(one.value, 100)) for one in any_case.streams),
    )
    assert d.simulate(pence, 50).npv == pytest.approx(found.npv * 100, rel=1e-9, abs=1e-5)


def _times(one, by):
    return replace(
        one, **{part: getattr(one, part) and getattr(one, part) * by for part in ("best", "low", "high")}
    )


def test_draws_are_the_same_in_whatever_pieces():
    whole = d.simulate(VISITS, 20_000)
    part = d.simulate(VISITS, 300)
    assert (whole.npv[:300] == part.npv).all() and whole.npv[16_384] != part.npv[0]
    assert (d.simulate(VISITS, 300, seed=2).npv != part.npv).all()
    fewer = replace(VISITS, streams=VISITS.streams[:1])
    left, right = (d.drawn(d.inputs(one), 9, seed=1)[0, "quantity"] for one in (fewer, VISITS))
    assert (left == right).all()


@pytest.mark.parametrize("latin", [False, True])
def test_on_average_it_is_the_case_at_its_means(latin):
    found = d.spread(d.simulate(VISITS, 16_384, latin=latin).npv)
    plain = e.results(d.at_means(VISITS)).npv
    assert abs(found.mean - plain) < (0.1 if latin else 4) * found.se
    assert found.low < found.median < found.high and found.loss + found.gain == 1


def test_a_number_with_a_source_is_drawn_once_wherever_it_stands():
    found = d.inputs(VISITS)
    assert [one.key for one in found.every] == [
        "visits.quantity",
        "visits.population",
        "beds.effect",
        "hours.effect",
    ]
    assert found.every[1].paths == ((0, "population"), (1, "population"))
    values = d.drawn(found, 50, seed=1)
    assert (
        values[0, "population"] is values[1, "population"]
        or (values[0, "population"] == values[1, "population"]).all()
    )


def test_what_goes_together_widens_what_adds_up():
    two = [stream(key, effect=AMOUNT(1, 0, 2)) for key in "ab"]
    spreads = [
        d.spread(d.simulate(case(*two, correlations=pair), 4_000, latin=True).npv).sd
        for pair in ((e.Correlation(("a.effect", "b.effect"), r),) for r in (-0.9, 0, 1))
    ]
    alone = d.spread(d.simulate(case(two[0]), 4_000, latin=True).npv).sd
    assert spreads[1] == pytest.approx(alone * np.sqrt(2), rel=0.05) and spreads[2] == pytest.approx(
        alone * 2, rel=0.01
    )
    assert spreads[0] < 0.5 * alone
    fixed = case(*two[:1], stream("c"), correlations=(e.Correlation(("a.effect", "c.effect"), 1),))
    assert d.inputs(fixed).bound == ()


def test_what_is_not_known_counts_nothing_and_what_is_certain_never_changes():
    unknown = case(stream("a", value=None, effect=AMOUNT(1, 0, 2)), stream("b"))
    assert d.inputs(unknown).every == () and (d.simulate(unknown, 5).npv == e.results(unknown).npv).all()
    years = d.yearly(unknown, 5)
    assert years.mean == pytest.approx(years.low) and (years.payback == 0).all()


def test_budgets_by_year_and_the_time_to_pay_back():
    buys = stream("buys", "cost", 100.0, recurrent=False)
    saves = stream("saves", value=50.0, effect=AMOUNT(1, 0.5, 1.5, "uniform"))
    found = d.yearly(case(buys, saves), 1_500, latin=True)
    assert found.mean[:, 1] == pytest.approx([-50, 50, 50], abs=1) and not found.mean[:, 0].any()
    assert found.low[1, 1] == pytest.approx(26.25, abs=1) and found.high[1, 1] == pytest.approx(73.75, abs=1)
    assert np.isnan(found.payback).mean() == pytest.approx(1 / 6, abs=0.02)
    assert np.nanmin(found.payback) == pytest.approx(100 / 75, abs=0.05)


def test_shares_stay_shares():
    wide = case(stream("a", take_up=AMOUNT(0.9, 0.2, 1, "normal"), population=AMOUNT(1, 0, 30, "normal")))
    values = d.drawn(d.inputs(wide), 4_000, seed=1)
    assert values[0, "take_up"].max() <= 1 + 1e-9 and values[0, "population"].min() >= -1e-9


def test_a_spread_is_that_of_the_numbers():
    found = d.spread(np.arange(-1, 100))
    assert (found.mean, found.median, found.loss, found.gain) == (49, 49, 1 / 101, 99 / 101)
    assert (found.low, found.high) == pytest.approx((1.5, 96.5))
    assert found.se == pytest.approx(found.sd / np.sqrt(101))


@pytest.mark.parametrize(
    ("call", "part"),
    [
        (lambda: d.simulate(VISITS, 1), "draws"),
        (lambda: d.simulate(VISITS, 10**8), "draws"),
        (lambda: d.inputs(case(stream("a", value=-5.0, effect=AMOUNT(-1, -2, 0, "gamma")))), "a.effect"),
    ],
)
def test_what_cannot_be_is_named(call, part):
    with pytest.raises(EngineInputError) as problem:
        call()
    assert problem.value.input == part
