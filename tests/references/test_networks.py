"""Networks as other programs and papers have them, to the digits printed."""

import csv
import json

import numpy as np
import pytest

from alongside.engines.networks import (
    ROLES,
    betweenness,
    brokerage,
    closeness,
    degrees,
    holes,
    key_players,
    mixing,
    network,
    set_value,
    standing,
    ties,
)
from tests._support import needs

pytestmark = pytest.mark.reference
SNA = ("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")


@pytest.fixture(scope="module")
def folder():
    return needs.shared() / "references" / "02_brokerage"


def rows(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read(folder, name, ends, column):
    nodes = rows(folder / f"{name}_nodes.csv")
    place = {row["id"]: at for at, row in enumerate(nodes)}
    pairs = [[place[row[end]] for end in ends] for row in rows(folder / f"{name}_edges.csv")]
    group = np.unique([row[column] for row in nodes], return_inverse=True)[1]
    return len(nodes), np.array(pairs), group


def table(path, columns):
    return np.array([[float(row[one].replace("NA", "nan")) for one in columns] for row in rows(path)])


def test_brokerage_in_an_emergency_is_that_of_sna(folder):
    n, pairs, group = read(folder, "emon_MtSi", ("src", "dst"), "Sponsorship")
    found = brokerage(network(ties(n, *pairs.T), directed=True), group)
    whole = table(folder / "reference" / "emon_MtSi_gf_graph.csv", ("raw", "exp", "sd", "z"))
    mine = (found.all_count, found.all_expected, found.all_deviation, found.all_z)
    assert np.allclose(np.column_stack(mine), whole, rtol=1e-12)
    each = folder / "reference" / "emon_MtSi_gf_nodes.csv"
    for word, part in (
        ("raw", found.count),
        ("exp", found.expected),
        ("sd", found.deviation),
        ("z", found.z),
    ):
        printed = table(each, [f"{word}.{one}" for one in SNA])
        assert np.allclose(part, printed, rtol=1e-12, atol=1e-14, equal_nan=True), word
    assert len(ROLES) == len(SNA)


def test_structural_holes_are_those_printed(folder):
    given = json.loads((folder / "reference" / "structural_holes.json").read_text())["borgatti_holes"]
    for case, directed in ((given, False), (given["directed"], True)):
        ids = sorted({one for edge in case["edges"] for one in edge[:2]})
        ends = [[ids.index(edge[side]) for edge in case["edges"]] for side in (0, 1)]
        net = network(ties(len(ids), *ends, [edge[2] for edge in case["edges"]]), directed)
        for name, printed in case["published"].items():
            found = getattr(holes(net, "weighted" in name), name.removesuffix("_weighted"))
            for one, value in printed.items() if isinstance(printed, dict) else enumerate(printed):
                digits = len(str(value).split(".")[1])
                assert abs(found[ids.index(one)] - value) <= 0.51 * 10**-digits, (name, one)


def test_the_classroom_mixes_as_published(folder):
    n, pairs, group = read(folder, "classroom", ("from", "to"), "gender")
    told = json.loads((folder / "reference" / "netseg_classroom.json").read_text())
    printed, again = told["published"], told["reproduced"]
    found = mixing(network(ties(n, *pairs.T), directed=True), group)
    assert found.table.ravel().tolist() == list(printed["mixing"].values())
    assert found.ei_index == pytest.approx(printed["ei_directed"], abs=5e-8)
    assert found.coleman.tolist() == pytest.approx(list(printed["coleman"].values()), abs=5e-8)
    assert found.odds == pytest.approx(printed["orwg_directed"], abs=5e-6)
    assert found.assortativity == pytest.approx(again["assort_directed"], abs=1e-12)
    there = {tuple(pair) for pair in pairs.tolist()}
    both = np.array([(a, b) for a, b in there if a < b and (b, a) in there])
    mutual = mixing(network(ties(n, *both.T)), group)
    assert (mutual.table[0, 0], mutual.table[0, 1], mutual.table[1, 1]) == tuple(
        printed["mutual_mixing"].values()
    )
    assert mutual.ei_index == pytest.approx(printed["ei_mutual"], abs=5e-8)
    assert mutual.assortativity == pytest.approx(printed["assort_mutual"], abs=5e-8)
    assert mutual.segregation == pytest.approx(printed["freeman_mutual"], abs=5e-8)
    assert mutual.odds == pytest.approx(printed["orwg_mutual"], abs=5e-6)


def test_the_example_of_key_players_comes_out(folder):
    told = json.loads((folder / "reference" / "keyplayer_RJ2016_published.json").read_text())
    weight = np.array(told["W"], float)
    ends = np.nonzero(weight)
    net = network(ties(5, *ends, weight[ends]), directed=True)
    back, length = net.reversed(), 1 / net.weight
    own = degrees(net)
    assert own.strength.tolist() == told["degree"] and own.sent_strength.tolist() == told["outdegree"]
    assert own.received_strength.tolist() == told["indegree"]
    close = {"abs": 5.1e-8}
    harmonic = closeness(net, length=length).harmonic.tolist()
    assert harmonic == pytest.approx(told["closeness_suminvdir_A"], **close)
    assert betweenness(net, length=length).value.tolist() == told["betweenness_A"]
    vector = standing(network(ties(5, *ends), merge="max")).eigenvector
    assert (vector / np.linalg.norm(vector)).tolist() == pytest.approx(told["evcent_symmetrized"], **close)
    apart = [set_value(net, [one], "distance", length=length) for one in range(5)]
    assert apart == pytest.approx(told["fragment_A"], **close)
    reach = [round(4 * set_value(net, [one], "reach")) for one in range(5)]
    assert reach == told["mreach_degree_M1"]["out"]
    assert [round(4 * set_value(back, [one], "reach")) for one in range(5)] == told["mreach_degree_M1"]["in"]
    chosen = key_players(back, 2, "distance-reach", length=1 / back.weight)
    assert [one + 1 for one in chosen.members] == told["kpset_W_size2"]["mreach.closeness in M1 on A"]["set"]
    assert chosen.value == pytest.approx(0.6944444, **close)
    nearest = key_players(back, 2, "reach")
    assert [one + 1 for one in nearest.members] == told["kpset_W_size2"]["mreach.degree in M1 binary"]["set"]
    assert nearest.value == 1 and nearest.exact
