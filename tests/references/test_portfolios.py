"""Published figures on survival, and known optima of knapsacks."""

import numpy as np
import pytest

from alongside.engines.portfolios import choose, options, survival
from alongside.engines.portfolios.stalls import log_rank

# Freireich et al. (1963), Blood 21, 699–716: weeks in remission under 6-MP and placebo, as in Gehan (1965).
ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
STILL = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
TREATED = (ENDED + STILL, [True] * len(ENDED) + [False] * len(STILL))


def test_remission_is_that_of_the_textbooks():
    """Klein and Moeschberger (2003), table 4.1A; medians with log–log ranges as SAS LIFETEST prints them."""
    found = survival(*TREATED)
    assert found.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert np.round(found.share, 3).tolist() == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert np.round(found.se, 4).tolist() == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert found.quantile(0.5) == (23, 13, np.inf)
    assert survival(PLACEBO, [True] * 21).quantile(0.5) == (8, 4, 11)


def test_the_two_arms_differ_as_published():
    """Kleinbaum and Klein (2012), chapter 2: log-rank 16.79 on one degree of freedom."""
    from scipy.special import ndtri

    p = log_rank(np.array(TREATED[0], float), TREATED[1], np.array(PLACEBO, float), [True] * 21)
    assert ndtri(p / 2) ** 2 == pytest.approx(16.79, abs=0.005)


def test_knapsacks_have_their_known_optima():
    """Kreher and Stinson (1999), Combinatorial Algorithms; P07 and P08 of the collection of Burkardt."""
    use = [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120]
    value = [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240]
    found = choose(options(value, use, 750))
    assert (found.value, found.proven) == (1458, True)
    assert np.flatnonzero(found.chosen).tolist() == [0, 2, 4, 6, 7, 8, 13, 14]
    use = [
        *(382745, 799601, 909247, 729069, 467902, 44328, 34610, 698150, 823460, 903959, 853665, 551830),
        *(610856, 670702, 488960, 951111, 323046, 446298, 931161, 31385, 496951, 264724, 224916, 169684),
    ]
    value = [
        *(825594, 1677009, 1676628, 1523970, 943972, 97426, 69666, 1296457, 1679693, 1902996, 1844992),
        *(1049289, 1252836, 1319836, 953277, 2067538, 675367, 853655, 1826027, 65731, 901489, 577243),
        *(466257, 369261),
    ]
    found = choose(options(value, use, 6404180))
    assert (found.value, found.proven) == (13549094, True)


def test_many_limits_at_once_have_their_known_optimum():
    """OR-Library, mknap1, first problem: Petersen (1967), Management Science 13, 736–750."""
    use = [
        *([8, 12, 13, 64, 22, 41], [8, 12, 13, 75, 22, 41], [3, 6, 4, 18, 6, 4], [5, 10, 8, 32, 6, 12]),
        *([5, 13, 8, 42, 6, 20], [5, 13, 8, 48, 6, 20], [0, 0, 0, 0, 8, 0], [3, 0, 4, 0, 8, 0]),
        *([3, 2, 4, 0, 8, 4], [3, 2, 4, 8, 8, 4]),
    ]
    limit = [80, 96, 20, 36, 44, 48, 10, 18, 22, 24]
    found = choose(options([100, 600, 1200, 2400, 500, 2000], np.array(use).T, limit))
    assert (found.value, found.proven) == (3800, True)
