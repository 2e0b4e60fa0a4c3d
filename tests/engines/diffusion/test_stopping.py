"""Who stops, returns and still uses it, against counting person by person."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.stopping import account, in_use, time_of_use, transitions
from alongside.engines.diffusion.values import adoption

NEVER = float("nan")


@st.composite
def lives(draw):
    """Up to six people over six periods, each with stretches of use that follow each other."""
    rows = []
    for who in range(draw(st.integers(1, 6))):
        times = sorted(draw(st.lists(st.integers(0, 6), max_size=4)))
        for place in range(0, len(times), 2):
            ends = times[place + 1] if place + 1 < len(times) else NEVER
            if times[place] < 6:
                rows.append((who, times[place], ends if ends < 6 else NEVER))
    who, start, stop = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    return adoption(6, start, stop, actor=who, first=0, periods=6), rows


def state(rows, who, period):
    """What one person is at the end of a period, told from its stretches."""
    mine = [(start, stop) for one, start, stop in rows if one == who and start <= period]
    if not mine:
        return "never"
    return "using" if any(np.isnan(stop) or stop > period for _, stop in mine) else "away"


@settings(max_examples=25)
@given(lives())
def test_the_account_is_that_of_each_person_in_turn(world):
    told, rows = world
    found = account(told)
    for period in range(6):
        states = [state(rows, who, period) for who in range(6)]
        assert found.using[period] == states.count("using")
        assert found.away[period] == states.count("away")
        assert found.never[period] == states.count("never")
        before = found.using[period - 1] if period else 0
        moved = found.started[period] + found.returned[period] - found.stopped[period]
        assert found.using[period] == before + moved


@settings(max_examples=25)
@given(lives())
def test_the_rates_count_each_person_in_each_period(world):
    told, rows = world
    used = left = 0
    for place, (who, start, stop) in enumerate(rows):
        used += 5 - start if np.isnan(stop) else max(stop - start, 1)
        follows = rows[place + 1 : place + 2]
        if not np.isnan(stop):
            back = [other for one, other, _ in follows if one == who]
            left += max(back[0] - stop, 1) if back else 5 - stop
    waiting = sum(state(rows, who, period - 1) == "never" for who in range(6) for period in range(1, 6))
    found = transitions(told)
    assert found.stop.chances == used
    assert found.back.chances == left
    assert found.start.chances == waiting
    for rate in (found.start, found.stop, found.back):
        if rate.chances:
            assert 0 <= rate.low <= rate.value <= rate.high <= 1


def test_what_took_its_place_is_counted():
    told = adoption(3, [0, 0, 1, 3], [2, 1, NEVER, 4], actor=[0, 1, 2, 1], periods=6)
    found = account(told, [7, -1, 7, -1])  # in order of actors: 0, 1, 1, 2
    assert dict(found.replaced_by) == {7: 2}
    with pytest.raises(EngineInputError):
        account(told, [7, -1, -1, 7])  # the last still goes on


def chain(people, periods, start, stop, back, seed):
    """Simulate people who start, stop and return at these rates."""
    random, rows = np.random.default_rng(seed), []
    for who in range(people):
        begun, ever = None, False
        for period in range(periods):
            chance = stop if begun is not None else back if ever else start
            if random.random() < chance:
                if begun is None:
                    begun, ever = period, True
                else:
                    rows.append((who, begun, period))
                    begun = None
        if begun is not None:
            rows.append((who, begun, NEVER))
    who, begun, ended = zip(*rows, strict=True)
    return adoption(people, begun, ended, actor=who, first=0, periods=periods)


def test_rates_that_made_the_data_are_found_and_what_follows_is_held():
    told = chain(300, 30, 0.1, 0.08, 0.05, seed=2)
    found = transitions(adoption(300, *spells(told, 20), first=0, periods=20))
    for rate, true in ((found.start, 0.1), (found.stop, 0.08), (found.back, 0.05)):
        assert rate.low <= true <= rate.high
    assert found.settles == pytest.approx(0.05 / 0.13, abs=0.08)
    fan = in_use(adoption(300, *spells(told, 20), first=0, periods=20), 10)
    later = account(told).using[20:]
    assert ((fan.low[2] <= later) & (later <= fan.high[2])).mean() >= 0.8
    assert (np.diff(fan.high, axis=0) >= 0).all()


def spells(told, periods):
    """What was known of it after so many periods: starts, stops and actors."""
    seen = told.spell_start < periods
    stop = np.where(told.spell_stop < periods, told.spell_stop, np.nan)[seen]
    return told.spell_start[seen], stop, told.spell_actor[seen]


def test_the_time_of_use_is_that_of_kaplan_and_meier():
    # Kaplan and Meier (1958), section 2: deaths at 0.8, 3.1, 5.4, 9.2, losses at 1, 2.7, 7, 12.1; tenths
    deaths, losses = [8, 31, 54, 92], [10, 27, 70, 121]
    start = [122 - 1 - loss for loss in losses] + [0] * 4
    stop = [NEVER] * 4 + deaths
    found = time_of_use(adoption(8, start, stop, periods=122))
    seen = dict(zip(found.time.tolist(), found.still.tolist(), strict=True))
    assert [seen[at] for at in deaths] == pytest.approx([7 / 8, 7 / 10, 21 / 40, 21 / 80])
    assert (found.stretches, found.ended, found.median) == (8, 4, 92)
    area = 8 + 23 * 7 / 8 + 23 * 7 / 10 + 38 * 21 / 40 + 29 * 21 / 80
    assert found.mean == pytest.approx(area)
    assert ((found.low <= found.still) & (found.still <= found.high)).all()


def test_without_loss_the_mean_is_the_mean():
    found = time_of_use(adoption(3, [0, 0, 0], [2, 3, 5]))
    assert found.mean == pytest.approx(10 / 3)
    assert found.mean_high - found.mean == pytest.approx(
        1.959964 * np.std([2, 3, 5]) / 3**0.5, rel=1e-6
    )  # Greenwood's variance without loss is the binomial one


def test_where_nobody_stops_it_settles_at_all_and_no_median_is_known():
    told = adoption(4, [0, 1, 2, NEVER], periods=6)
    assert transitions(told).settles == 1
    assert np.isnan(time_of_use(told).median)
    assert transitions(told).stop.low == 0


def test_expected_starts_are_taken_as_given():
    told = adoption(100, [0, 1, 2, *[NEVER] * 97], periods=6)
    fan = in_use(told, 2, starting=[50, 0])
    assert 40 <= fan.middle[0] <= 60
    assert fan.middle[1] <= fan.middle[0]


@pytest.mark.parametrize(
    "work",
    [
        lambda: account(adoption(1, [0, 1], [3, 4], actor=[0, 0])),
        lambda: account(adoption(1, [0, 1], [NEVER, 4], actor=[0, 0])),
        lambda: time_of_use(adoption(2, [NEVER, NEVER])),
        lambda: in_use(adoption(2, [0, 1]), 0),
        lambda: in_use(adoption(2, [0, 1]), 2, starting=[1]),
        lambda: in_use(adoption(2, [0, 1]), 1, starting=[NEVER]),
    ],
)
def test_what_cannot_be_is_refused(work):
    with pytest.raises(EngineInputError):
        work()
