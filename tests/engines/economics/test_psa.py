"""Options whose costs and effects were simulated together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import psa

WTPS = [0, 1, 2.5, 7]


@st.composite
def worlds(draw):
    """Small simulations in whole numbers, so that ties happen."""
    options, rows = draw(st.integers(2, 4)), draw(st.integers(1, 6))
    cells = st.lists(st.integers(0, 6), min_size=options, max_size=options)
    both = [draw(st.lists(cells, min_size=rows, max_size=rows)) for _ in range(2)]
    return psa.simulations(*both)


def by_hand(world, wtp):
    """Chances to be best and the value of perfect information, one simulation after another."""
    rows = [
        [wtp * e - c for c, e in zip(costs, effects, strict=True)]
        for costs, effects in zip(world.costs.tolist(), world.effects.tolist(), strict=True)
    ]
    chance, top = [0.0] * world.options, 0.0
    for row in rows:
        best = [at for at, value in enumerate(row) if value == max(row)]
        for at in best:
            chance[at] += 1 / len(best) / len(rows)
        top += max(row) / len(rows)
    mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return chance, mean, top - max(mean)


@given(worlds())
@settings(max_examples=30)
def test_it_agrees_with_counting_one_by_one(world):
    found = psa.acceptability(world, WTPS)
    for place, wtp in enumerate(WTPS):
        chance, mean, evpi = by_hand(world, wtp)
        assert found.chance[place] == pytest.approx(chance) and found.expected[place] == pytest.approx(mean)
        assert found.evpi[place] == pytest.approx(evpi, abs=1e-12) and found.evpi[place] >= 0
        assert found.expected[place, found.best[place]] == found.expected[place].max()
    assert found.chance.sum(1) == pytest.approx([1.0] * len(WTPS))
    line = psa.curve(world, 1, 0, WTPS)
    assert ((line.ceac >= 0) & (line.ceac <= 1)).all()
    assert line.eib == pytest.approx(found.expected[:, 1] - found.expected[:, 0])


@given(worlds(), st.permutations(range(4)))
@settings(max_examples=20)
def test_relabelling_and_another_currency_change_nothing_but_labels(world, order):
    order = [one for one in order if one < world.options]
    turned = psa.simulations(world.costs[:, order], world.effects[:, order])
    plain, other = psa.acceptability(world, WTPS), psa.acceptability(turned, WTPS)
    assert other.chance == pytest.approx(plain.chance[:, order]) and other.evpi == pytest.approx(plain.evpi)
    pence = psa.acceptability(psa.simulations(world.costs * 100, world.effects), np.array(WTPS) * 100)
    assert pence.chance == pytest.approx(plain.chance) and pence.evpi == pytest.approx(plain.evpi * 100)


@given(worlds())
@settings(max_examples=30)
def test_the_best_changes_where_a_fine_grid_says(world):
    changes = psa.switches(world, 0.5)
    grid = np.arange(0, 40, 0.5)
    expected = psa.expected_net_benefit(world, grid)
    for wtp, row in zip(grid, expected, strict=True):
        reached = [one.after for one in changes if one.exact <= wtp]
        start = min(
            range(world.options), key=lambda at: (world.costs[:, at].mean(), -world.effects[:, at].mean())
        )
        assert row[reached[-1] if reached else start] == pytest.approx(row.max())
    assert all(one.at - 0.5 - 1e-9 < one.exact <= one.at + 1e-9 for one in changes)


def test_one_option_beside_another():
    world = psa.simulations([[10, 14, 8, 10, 12]] * 2, [[1, 3, 2, 1, 1]] * 2)
    assert psa.compare(world, 1, 0) == psa.Comparison(4, 2, 2, "trade-off")
    assert [psa.compare(world, one, 0).verdict for one in (2, 3, 4)] == ["dominates", "same", "dominated"]
    assert psa.compare(world, 3, 0).icer is None and psa.compare(world, 0, 1).verdict == "trade-off"
    assert psa.break_even(world, 1, 0, 0.3) == 2.1 and psa.break_even(world, 2, 0) is None
    assert [(one.before, one.after) for one in psa.switches(world)] == [(2, 1)]


def test_the_plane_says_where_simulations_lie():
    world = psa.simulations([[0, 1], [0, -1], [0, 1], [0, -1]], [[0, 1], [0, 1], [0, -1], [0, 0]])
    found = psa.plane(world, 1, 0)
    shares = (found.better_cheaper, found.better_dearer, found.worse_cheaper, found.worse_dearer)
    assert shares == (0.25,) * 4 and found.cost.tolist() == [1, -1, 1, -1]


def test_the_grid_is_as_fine_as_what_is_paid():
    assert psa.step_for([25_000], [20_098]) == 100 and psa.step_for([100_000], []) == 100
    assert psa.step_for([250], [177.3]) == 1 and psa.step_for([0], []) == 100
    assert (psa.on_grid(20_097.6, 100), psa.on_grid(177.0000000001, 1), psa.on_grid(0, 5)) == (20_100, 177, 0)


@pytest.mark.parametrize(
    ("call", "part"),
    [
        (lambda w: psa.simulations([[1, 2]], [[1, 2], [3, 4]]), "effects"),
        (lambda w: psa.simulations([[1]], [[1]]), "costs"),
        (lambda w: psa.simulations([[1, np.nan]], [[1, 2]]), "costs"),
        (lambda w: psa.simulations([1, 2], [[1, 2]]), "costs"),
        (lambda w: psa.simulations([["a", 2]], [[1, 2]]), "costs"),
        (lambda w: psa.net_benefit(w, -1), "wtp"),
        (lambda w: psa.acceptability(w, [np.inf]), "wtp"),
        (lambda w: psa.compare(w, 0, 0), "option"),
        (lambda w: psa.curve(w, 2, 0, [1]), "option"),
        (lambda w: psa.switches(w, 0), "step"),
    ],
)
def test_what_cannot_be_is_named(call, part):
    with pytest.raises(EngineInputError) as problem:
        call(psa.simulations([[1, 2]], [[1, 2]]))
    assert problem.value.input == part


def test_what_is_given_stays_as_it_is():
    costs = np.array([[1.0, 2.0]])
    world = psa.simulations(costs, [[1, 2]])
    costs[0, 0] = 9
    assert world.costs[0, 0] == 1 and not world.costs.flags.writeable
