"""How evenly chances are spread."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.lotteries import fairness


def test_figures_by_hand():
    found = fairness([0.2, 0.8])
    assert (found.least, found.most, found.mean) == (0.2, 0.8, 0.5)
    assert found.geometric == pytest.approx(0.4)
    assert found.gini == pytest.approx(0.3)  # half of the mean difference 0.3 over the mean 0.5
    assert fairness([0.25] * 8).gini == pytest.approx(0)
    assert fairness([0.0, 1.0]).geometric == 0


def test_gini_is_half_the_mean_difference_over_the_mean():
    shares = np.random.default_rng(1).random(30)
    slow = np.abs(shares[:, None] - shares[None, :]).mean() / 2 / shares.mean()
    assert fairness(shares).gini == pytest.approx(slow)


@pytest.mark.parametrize("wrong", [[], [0.5, 1.5], [0.5, float("nan")]])
def test_what_is_no_chance_is_refused(wrong):
    with pytest.raises(EngineInputError) as problem:
        fairness(wrong)
    assert problem.value.input == "chances"
