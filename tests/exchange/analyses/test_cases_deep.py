"""What stands behind a case: curves that hold together, and the number that matters most comes first."""

import copy

import numpy as np
import pytest

from alongside.exchange.analyses import cases_deep
from alongside.exchange.analyses.cases import worked_out
from tests._support.evidence_since import MODEL


@pytest.fixture(scope="module")
def found():
    """The case in fewer draws, with a scenario."""
    model = copy.deepcopy(MODEL)
    model["scenarios"] = [{"id": "slow", "name": "Slow start", "set": {"beds.take_up": 0.1}}]
    patch = pytest.MonkeyPatch()
    for name, value in {
        "DRAWS": 400,
        "DOTS": 100,
        "BUDGET_DRAWS": 100,
        "KNOWING_DRAWS": 300,
        "POWER": 5,
    }.items():
        patch.setattr(cases_deep, name, value)
    yield cases_deep.behind(worked_out(model))
    patch.undo()


def test_the_effect_is_what_the_answer_hangs_on(found):
    assert found.bars[0].key == "beds.effect"
    assert found.shares[0][0] == "beds.effect"
    turn = next(one for one in found.turns if one.key == "beds.effect")
    assert 0 < turn.at < 0.2 and turn.answer == pytest.approx(found.answer.result.npv)


def test_the_curves_rise_with_what_time_and_wellbeing_count(found):
    assert found.chance[0] == 0  # it only costs money
    assert np.all(np.diff(found.chance) >= 0) and found.chance[-1] > 0.9
    assert np.all(
        found.frontier >= 0.5 - 1e-9
    )  # with two options the best is right at least half the time...
    assert np.all(found.evpi >= 0) and sum(found.quadrants) == pytest.approx(1)
    assert found.dots.shape == (100, 2)


def test_a_scenario_is_the_whole_case_again(found):
    (slow,) = found.what_ifs
    assert slow.name == "Slow start" and slow.result.npv < found.answer.result.npv
    assert found.low.shape == found.high.shape == (3, 4)


def test_turning_is_cheap_and_says_nothing_of_a_case_without_ranges():
    model = copy.deepcopy(MODEL) | {"streams": [MODEL["streams"][2]]}
    assert cases_deep.turning(worked_out(model)) == ((), ())
