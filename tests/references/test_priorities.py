"""Scores from comparisons as other programs and papers print them."""

import json

import numpy as np
import pytest

from alongside.engines.priorities import estimate, pairs, propagate, rank_centrality, spectral
from tests._support import needs

pytestmark = pytest.mark.reference
# Stigler (1994), Statistical Science 9, 94–108: citations of the row by the column
JOURNALS = ["Biometrika", "Comm Statist", "JASA", "JRSS-B"]
CITED = np.array([[714, 730, 498, 221], [33, 425, 68, 17], [320, 813, 1072, 142], [284, 276, 325, 188]])
# Agresti (1990), Categorical Data Analysis, table 10.10: games won of the American League in 1987
TEAMS = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"]
WON = np.array(
    [
        [0, 7, 9, 7, 7, 9, 11],
        [6, 0, 7, 5, 11, 9, 9],
        [4, 6, 0, 7, 7, 8, 12],
        [6, 8, 6, 0, 6, 7, 10],
        [6, 2, 6, 7, 0, 7, 12],
        [4, 4, 5, 6, 6, 0, 6],
        [2, 4, 1, 3, 1, 7, 0],
    ]
)


@pytest.fixture(scope="module")
def folder():
    return needs.shared() / "references" / "08_pairwise"


def test_likelihood_and_walks_are_those_of_choix(folder):
    cases = sorted(folder.glob("testcase-pairwise-*.json"))
    assert cases
    for path in cases:
        case = json.loads(path.read_text())
        made = pairs(case["n_items"], *np.array(case["data"]).T)
        assert np.allclose(estimate(made).score, case["ml_est"], atol=5e-10)
        assert np.allclose(spectral(made), case["lsr_est"], atol=5e-9)
        assert np.allclose(spectral(made, 1_000), case["ml_est"], atol=5e-10)
        assert np.allclose(rank_centrality(made), case["rc_est"], atol=5e-10)


def test_the_posterior_is_that_of_choix(folder):
    case = json.loads((folder / "choix_ep.json").read_text())
    made, said = pairs(4, *np.array(case["data"]).T), case["published"]
    near = propagate(made, 1 / case["alpha"], "logit-by-normals")
    assert np.allclose(near.mean, said["logit_mean"], atol=1e-7)
    assert np.allclose(np.diag(near.covariance), said["logit_cov_diag"], atol=1e-7)
    assert np.allclose(propagate(made, 1 / case["alpha"], "probit").mean, said["probit_mean"], atol=5e-7)
    exact = propagate(made, 1 / case["alpha"])  # its curve is the true one; that of choix is near it
    assert np.allclose(exact.mean, said["logit_mean"], atol=2e-3)


def test_statistical_journals_are_those_of_bradleyterry2():
    one, other = np.nonzero(~np.eye(4, dtype=bool))
    found = estimate(pairs(4, one, other, count=CITED[one, other]))
    spread = found.covariance
    error = np.sqrt(np.diag(spread) + spread[0, 0] - 2 * spread[0])
    assert np.round(found.score - found.score[0], 5).tolist() == [0, -2.94907, -0.47957, 0.26895]
    assert np.round(error, 5).tolist() == [0, 0.10255, 0.06059, 0.07083]


def test_baseball_teams_are_those_of_agresti():
    one, other = np.nonzero(WON)
    assert (WON + WON.T + 13 * np.eye(7) == 13).all()
    found = estimate(pairs(7, one, other, count=WON[one, other]))
    scores = np.round(found.score - found.score[6], 3).tolist()
    assert scores == [1.581, 1.436, 1.294, 1.248, 1.108, 0.684, 0]
