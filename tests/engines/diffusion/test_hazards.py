"""What starting goes with, against a fit written out by hand, and where the data cannot tell."""

import sys

import numpy as np
import pytest
from scipy.special import expit

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.hazards import hazards, people_periods, reading, words
from alongside.engines.diffusion.values import adoption

fits = pytest.mark.regression
N, T = 250, 12


def world(seed=1, by=1.0, n=N):
    """Actors who start with odds that a column raises, and one that has nothing to do with it."""
    random = np.random.default_rng(seed)
    moving, still = random.normal(size=(n, T)), random.integers(0, 2, n).astype(float)
    start = np.full(n, np.nan)
    for period in range(T):
        come = np.isnan(start) & (random.random(n) < expit(-2.5 + by * moving[:, period]))
        start[come] = period
    return adoption(n, start, first=0, periods=T), {"moving": moving, "still": still}


def by_hand(design, started, actor):
    """Newton's steps, then the sandwich over actors, with the usual correction for few of them."""
    at = np.zeros(design.shape[1])
    for _ in range(40):
        chance = expit(design @ at)
        inner = (design * (chance * (1 - chance))[:, None]).T @ design
        at = at + np.linalg.solve(inner, design.T @ (started - chance))
    bread = np.linalg.inv(inner)
    scores = design * (started - expit(design @ at))[:, None]
    sums = np.array([scores[actor == one].sum(axis=0) for one in np.unique(actor)])
    groups, rows, size = len(sums), *design.shape
    few = groups / (groups - 1) * (rows - 1) / (rows - size)
    return at, np.sqrt(np.diag(few * bread @ (sums.T @ sums) @ bread))


def test_rows_end_with_the_start_and_leave_out_what_is_not_known():
    told = adoption(3, [2, 0, np.nan], first=0, periods=4)
    lagged = np.array([[np.nan, 0, 1, 1]] * 3)
    rows = people_periods(told, {"exposure": lagged, "size": [5, 6, 7]})
    assert rows.actor.tolist() == [0, 0, 2, 2, 2]
    assert rows.period.tolist() == [1, 2, 1, 2, 3]
    assert rows.started.tolist() == [0, 1, 0, 0, 0]
    assert rows.values.tolist() == [[0, 5], [1, 5], [0, 7], [1, 7], [1, 7]]
    assert rows.left_out == 3


@fits
def test_ratios_and_errors_are_those_worked_out_by_hand():
    told, columns = world()
    rows = people_periods(told, columns)
    found = hazards(rows, time="none")
    at, se = by_hand(np.column_stack([np.ones(len(rows.actor)), rows.values]), rows.started, rows.actor)
    assert [one.log_ratio for one in found.effects] == pytest.approx(at[1:], rel=1e-6)
    assert [one.se for one in found.effects] == pytest.approx(se[1:], rel=1e-6)
    moving, still = found.effects
    assert (moving.step, still.step) == (1.0, 1.0)
    assert moving.ratio == pytest.approx(np.exp(at[1]))


@fits
@pytest.mark.parametrize("time", ["spline", "dummies", "none"])
@pytest.mark.parametrize("link", ["logit", "cloglog"])
def test_what_raises_the_odds_is_found_and_what_does_not_is_not(link, time):
    found = hazards(people_periods(*world()), link, time)
    moving, still = found.effects
    assert moving.low > 1
    assert moving.clear
    if link == "logit":
        assert moving.low < np.e < moving.high
    assert not still.clear
    assert [one.code for one in reading(found)] == ["base", "more", "unclear", "not-cause"]
    assert ("hazard" if link == "cloglog" else "odds") in words(found)[1]


@fits
def test_dummies_are_those_written_out():
    told, columns = world(n=80)
    rows = people_periods(told, columns)
    found = hazards(rows, time="dummies")
    telling = [one for one in range(T) if rows.started[rows.period == one].sum() > 0]
    keep = np.isin(rows.period, telling)
    dummies = (rows.period[keep, None] == telling).astype(float)
    at, se = by_hand(np.column_stack([dummies, rows.values[keep]]), rows.started[keep], rows.actor[keep])
    assert [one.log_ratio for one in found.effects] == pytest.approx(at[-2:], rel=1e-5)
    assert [one.se for one in found.effects] == pytest.approx(se[-2:], rel=1e-5)
    assert found.quiet == (~keep).sum()


@fits
def test_another_unit_changes_the_step_alone():
    told, columns = world()
    one, other = (
        hazards(people_periods(told, {"moving": columns["moving"] * unit})).effects[0] for unit in (1, 1000)
    )
    assert other.step == 1000 * one.step
    assert other.ratio == pytest.approx(one.ratio)
    assert other.p == pytest.approx(one.p)


@fits
@pytest.mark.parametrize("link", ["logit", "cloglog"])
def test_what_tells_starts_apart_without_fault_is_refused_and_named(link):
    told, columns = world()
    apart = (told.start[:, None] == np.arange(T)).astype(float)  # 1 exactly where it starts
    one_way = apart * (np.arange(N) % 2 == 0)[:, None]  # 1 only where it starts, but not always
    for column in (apart, one_way):
        found = hazards(people_periods(told, {"still": columns["still"], "apart": column}), link)
        assert (found.enough, found.why, found.about) == (False, "separated", ("apart",))
        assert "apart tells who started apart" in words(found)[1]


@fits
def test_actors_in_another_order_change_nothing():
    told, columns = world(n=100)
    order = np.random.default_rng(5).permutation(100)
    moved = adoption(100, told.times[order], first=0, periods=T)
    one = hazards(people_periods(told, columns))
    other = hazards(people_periods(moved, {name: column[order] for name, column in columns.items()}))
    assert [effect.ratio for effect in other.effects] == pytest.approx(
        [effect.ratio for effect in one.effects]
    )
    assert [effect.se for effect in other.effects] == pytest.approx([effect.se for effect in one.effects])


def refused(columns, start, n=30):
    told = adoption(n, start, first=0, periods=T)
    return hazards(people_periods(told, columns))


@pytest.mark.parametrize(
    ("columns", "start", "why", "about"),
    [
        ({"a": np.arange(30)}, [np.nan] * 30, "nobody", ()),
        ({"a": np.arange(30)}, [1, 2, 3, *[np.nan] * 27], "few-starts", ()),
        ({"a": np.ones(30)}, [1, 2, 3] * 10, "constant", ("a",)),
        ({"a": np.arange(30), "b": 2 - 3 * np.arange(30)}, [1, 2, 3] * 10, "same", ("b",)),
        ({"a": np.full(30, np.nan)}, [1, 2, 3] * 10, "nobody", ()),
    ],
)
def test_data_that_cannot_tell_are_refused_with_why(columns, start, why, about):
    found = refused(columns, start)
    assert (found.enough, found.why, found.about) == (False, why, about)
    assert reading(found)[1].why == why
    assert len(words(found)) == 2


def test_few_actors_are_refused():
    told = adoption(9, [1, 2, 3] * 3, first=0, periods=T)
    assert hazards(people_periods(told, {"a": np.arange(9)})).why == "few-actors"


@pytest.mark.parametrize(
    ("columns", "part"),
    [({}, "columns"), ({"a": [1, 2]}, "a"), ({"a": [1, 2, np.inf]}, "a"), ({"a": ["x", 1, 2]}, "a")],
)
def test_columns_that_cannot_be_are_refused(columns, part):
    with pytest.raises(EngineInputError) as refusal:
        people_periods(adoption(3, [0, 1, 2]), columns)
    assert refusal.value.input == part


@pytest.mark.parametrize("chosen", [{"link": "probit"}, {"time": "cubic"}])
def test_a_way_that_is_not_there_is_refused(chosen):
    with pytest.raises(EngineInputError):
        hazards(people_periods(*world(n=20)), **chosen)


def test_without_the_extra_it_says_which_to_install(monkeypatch):
    monkeypatch.setattr(sys.modules[people_periods.__module__], "installed", lambda: False)
    with pytest.raises(EngineInputError, match="extra `regression`"):
        hazards(people_periods(*world()))
