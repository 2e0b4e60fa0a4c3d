"""Charts and comparisons as textbooks print them."""

import numpy as np
import pytest

from alongside.engines.measures import (
    before_after,
    critical,
    interrupted,
    p_chart,
    pooled,
    shares_apart,
    u_chart,
    xmr_chart,
)

# Montgomery, Introduction to Statistical Quality Control: costs of processing mortgage loan applications
LOANS = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304]
# the same: orange juice cans that leak, 30 samples of 50
CANS = [
    12,
    15,
    8,
    10,
    4,
    7,
    16,
    9,
    14,
    10,
    5,
    6,
    17,
    12,
    22,
    8,
    10,
    5,
    13,
    11,
    20,
    18,
    24,
    15,
    9,
    12,
    7,
    13,
    9,
    6,
]
# the same: faults in 20 samples of 5 personal computers
FAULTS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]


def test_single_values_with_moving_ranges():
    found = xmr_chart(LOANS)
    assert found.mean[0] == 300.5
    assert found.parts[0].spread == pytest.approx(7.79, abs=0.005)
    assert found.high[0] == pytest.approx(321.22, abs=0.005)
    assert found.low[0] == pytest.approx(279.78, abs=0.005)
    assert not found.special.any()


def test_shares():
    found = p_chart(CANS, [50] * 30)
    assert found.mean[0] == pytest.approx(0.2313, abs=5e-5)
    assert found.high[0] == pytest.approx(0.4102, abs=5e-5)
    assert found.low[0] == pytest.approx(0.0524, abs=5e-5)
    assert [place + 1 for place in np.flatnonzero(found.outside)] == [15, 23]


def test_rates():
    found = u_chart(FAULTS, [5] * 20)
    assert found.mean[0] == pytest.approx(1.93)
    assert found.high[0] == pytest.approx(3.79, abs=0.005)
    assert found.low[0] == pytest.approx(0.07, abs=0.005)


@pytest.mark.parametrize(("each", "fewest", "most"), [(5, 3, 9), (10, 7, 15), (20, 15, 27)])
def test_runs_as_swed_and_eisenhart_print_them(each, fewest, most):
    """Their table gives the numbers that are one too few and one too many: 2 and 10, 6 and 16, 14 and 28."""
    assert critical(each, each) == (fewest, most)


def test_two_shares_as_newcombe_prints_them():
    """56 of 70 and 48 of 80, method 10: 0.0524 to 0.3339."""
    found = shares_apart((56, 70), (48, 80))
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_thirteen_trials_of_a_vaccine_together():
    """BCG against tuberculosis, log relative risks; as the R package metafor prints them (DL)."""
    rows = np.array(
        [
            (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
            (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
            (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
            (27, 16886, 29, 17825),
        ], float,
    )  # fmt: skip
    a, b, c, d = rows.T
    logs = np.log(a / (a + b)) - np.log(c / (c + d))
    found = pooled(logs, np.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)))
    assert found.together.value == pytest.approx(-0.7141, abs=5e-5)
    assert found.together.se == pytest.approx(0.1787, abs=5e-5)
    assert found.q == pytest.approx(152.2330, abs=5e-5)
    assert found.between == pytest.approx(0.3088, abs=5e-5)
    assert found.unlike == pytest.approx(0.9212, abs=5e-5)


@pytest.mark.regression
def test_the_nile_before_and_after_1898():
    """Cobb (1978), Biometrika 65, 243–251: means 1097.75 and 849.97."""
    from statsmodels.datasets import nile

    flow = nile.load_pandas().data["volume"].to_numpy()
    found = before_after(flow, 28)
    assert (found.before, found.after) == pytest.approx((1097.75, 849.97), abs=0.005)
    assert found.change.high < 0
    assert interrupted(flow, 28).level.high < 0
    assert xmr_chart(flow[:40], baseline=27).shift[28:].tolist() == [-1] * 12
