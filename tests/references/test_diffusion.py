"""Diffusion as R's netdiffuseR prints it for tetracycline among 125 physicians, to the printed digits."""

import csv
import gzip
import json

import numpy as np
import pytest

from alongside.engines.diffusion import (
    BY_THRESHOLD,
    Discount,
    adoption,
    classes,
    curve,
    exposure,
    infectiousness,
    moran_of,
    susceptibility,
    threshold,
    ties,
)
from tests._support import needs

pytestmark = pytest.mark.reference
NAME = "medInnovations"


@pytest.fixture(scope="module")
def folder():
    return needs.shared() / "references" / "01_diffusion"


def rows(path):
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(content.decode("utf-8").splitlines()))


def number(cell):
    return float(cell.replace("NA", "nan"))


@pytest.fixture(scope="module")
def told(folder):
    nodes = rows(folder / f"{NAME}_nodes_toa.csv")
    place = {row["id"]: at for at, row in enumerate(nodes)}
    edges = rows(folder / f"{NAME}_edges.csv")
    ends = [[place[row[end]] for row in edges] for end in "ij"]
    given = adoption(len(nodes), [float(row["toa"]) for row in nodes])
    return list(place), given, ties(len(nodes), *ends, [float(row["w"]) for row in edges])


@pytest.fixture(scope="module")
def printed(folder, told):
    ids = told[0]

    def read(name, *columns):
        found = rows(folder / "reference" / f"{NAME}_{name}")
        if "id" in found[0]:
            assert [row["id"] for row in found] == ids
        return [np.array([number(row[one]) for row in found]) for one in columns]

    return read


def test_cumulative_adopters_and_hazard(told, printed):
    found = curve(told[1])
    num, prop, rate = printed("cumulative_adopters.csv", "num", "prop", "rate")
    assert (found.ever == num).all()
    assert np.allclose(found.share, prop, rtol=1e-12) and np.allclose(found.rate, rate, rtol=1e-12)
    period, hazard = printed("hazard.csv", "period", "hazard")
    assert (found.period == period).all() and np.allclose(found.hazard, hazard, rtol=1e-12)


@pytest.mark.parametrize(("name", "lag"), [("exposure.csv.gz", 0), ("exposure_lag1.csv", 1)])
def test_exposure(folder, told, name, lag):
    ids, given, net = told
    found = rows(folder / "reference" / f"{NAME}_{name}")
    assert [row[""] for row in found] == ids
    table = np.array([[number(row[f"{period}"]) for period in range(1, 19)] for row in found])
    assert np.allclose(exposure(given, net, lag=lag), table, rtol=1e-12, atol=5e-11, equal_nan=True)


def test_each_physician(told, printed):
    _, given, net = told
    exposed = exposure(given, net)
    mine = {
        "toa": given.times,
        "threshold": threshold(given, exposed),
        "threshold_lag1": threshold(given, exposed, lag=1),
        "infection": infectiousness(given, net),
        "susceptibility": susceptibility(given, net),
        "infection_raw": infectiousness(given, net, normalised=False),
        "susceptibility_raw": susceptibility(given, net, normalised=False),
        "infection_K3": infectiousness(given, net, discount=Discount(3)),
        "susceptibility_K3": susceptibility(given, net, discount=Discount(3)),
        "indegree": net.held().sum(axis=0),
        "outdegree": net.held().sum(axis=1),
    }
    for column, theirs in zip(mine, printed("node_measures.csv", *mine), strict=True):
        assert np.allclose(mine[column], theirs, rtol=1e-12, atol=1e-14, equal_nan=True), column


def test_classes(folder, told):
    _, given, net = told
    found = classes(given, threshold(given, exposure(given, net))).names()
    theirs = rows(folder / "reference" / f"{NAME}_classify.csv")
    assert found == [(row["toa_class"], row["thr_class"]) for row in theirs]


def test_the_summary_by_period(told, printed):
    _, given, net = told
    name, found, near = "summary_by_period.csv", curve(given), moran_of(given, net)
    mine = {
        "adopt": found.started,
        "cum_adopt": found.ever,
        "cum_adopt_pcent": found.share,
        "hazard": found.hazard,
        "density": np.full(18, net.held().nnz / (125 * 124)),
        "moran_obs": near.observed,
        "moran_exp": near.expected,
        "moran_sd": near.deviation,
        "moran_pval": near.p,
    }
    for column, theirs in zip(mine, printed(name, *mine), strict=True):
        assert np.allclose(mine[column], theirs, rtol=1e-11, atol=1e-14, equal_nan=True), column


@pytest.mark.parametrize("name", ["susceptibility", "infection"])
def test_the_small_cases(folder, name):
    case = json.loads((folder / "reference" / "micro_tests.json").read_text("utf-8"))[name]
    node = case["node"] - 1
    ends = np.full(4, node), np.delete(np.arange(5), node)
    given = adoption(5, case["toa"])
    net = ties(5, *(ends if name == "susceptibility" else ends[::-1]))
    measure = susceptibility if name == "susceptibility" else infectiousness

    def of(periods, kind="linear"):
        found = measure(given, net, discount=Discount(periods, kind, 0.1), normalised=False)
        return found[node]

    assert of(1) == of(1, "exponential") == pytest.approx(1 / 3, rel=1e-14)
    assert of(2) == pytest.approx(1 / 2, rel=1e-14)
    assert of(2, "exponential") == pytest.approx((1 + 2 / 1.1) / (3 + 2 / 1.1), rel=1e-14)


def test_the_small_classes():
    given = adoption(3, [1, 2, 3])
    net = ties(3, [0, 0, 1, 1, 2, 2], [1, 2, 0, 2, 0, 1])
    found = [level for _, level in classes(given, threshold(given, exposure(given, net))).names()]
    assert [found.count(one) for one in ("Non-Adopters", *BY_THRESHOLD)] == [0, 0, 1, 1, 1]
