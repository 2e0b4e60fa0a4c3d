"""Opinions as Polis has them: published consensus of 371 statements, and the mathematics of its worker.

Polis turns signs round (agree −1) and starts each calculation from its last one. So the signs of axes and
centres are compared after turning; who takes part and which groups there are is taken from Polis where these
hang on what it had found before: those with fewer than seven votes that it took in while there were few, and
the number of groups of the small fixture.
"""

import csv
import json

import numpy as np
import pytest

from alongside.engines.opinions import (
    adjusted_rand,
    common,
    counts,
    grouping,
    of_matrix,
    opinions,
    priorities,
    project,
    said_by_most,
    silhouette,
    space,
    speaking_for,
    takes_part,
    votes,
)
from tests._support import needs

pytestmark = pytest.mark.reference


@pytest.fixture(scope="module")
def town():
    """Bowling Green 2050: the votes, who is in which published group, and the published consensus."""
    folder = needs.shared() / "references/06_polis/openData/bg2050-volunteers"
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (folder / "comments.csv").open(encoding="utf-8") as file:
        said = {row["comment-id"]: row for row in csv.DictReader(file)}
    names = [name for name in rows[0] if name.isdigit()]
    matrix = [[float(row[name]) if row[name] else np.nan for name in names] for row in rows]
    group = np.array([int(row["group-id"] or -1) for row in rows])
    hidden = [said[name]["moderated"] == "-1" for name in names]
    consensus = np.array([float(said[name]["group-informed-consensus"]) for name in names])
    return of_matrix(matrix, hidden), group, consensus


@pytest.fixture(scope="module")
def worker():
    """What the worker of Polis worked out, and the votes it had."""
    folder = needs.shared() / "references/06_polis/red_dwarf_fixtures/below-100-ptpts"
    maths = json.loads((folder / "math-pca2.json").read_text())
    cast = json.loads((folder / "votes.json").read_text())
    hidden = np.zeros(maths["n-cmts"], bool)
    hidden[maths["mod-out"]] = True
    cast.sort(key=lambda row: int(row["modified"]))
    told = votes(
        maths["n"], maths["n-cmts"], *([row[name] for row in cast] for name in ("pid", "tid", "vote")), hidden
    )
    return maths, told


def people(maths):
    """The person at each small cluster (there is one at each), and the group of each person."""
    at = np.array([members[0] for members in maths["base-clusters"]["members"]])
    label = np.full(maths["n"], -1)
    for group in maths["group-clusters"]:
        label[at[group["members"]]] = group["id"]
    return at, label


def test_group_informed_consensus_of_371_statements(town):
    told, group, published = town
    assert len(published) == 371
    assert np.abs(common(counts(told, group)).consensus - published).max() < 1e-15


def test_the_published_groups_come_out(town):
    told, group, _ = town
    found = grouping(project(space(told), told), takes_part(told))
    both = (group >= 0) & (found.label >= 0)
    assert found.k == 2 and both.sum() == 107
    assert adjusted_rand(found.label[both], group[both]) == 1


def test_the_plane_of_the_worker(worker):
    maths, told = worker
    plane, pca = space(told), maths["pca"]
    assert np.abs(plane.mean + pca["center"]).max() < 1e-14
    turned = np.sign((plane.axes * pca["comps"]).sum(axis=1, keepdims=True))
    assert np.abs(plane.axes * turned - pca["comps"]).max() < 1e-14
    assert np.abs(plane.statements.T * turned + pca["comment-projection"]).max() < 1e-13
    assert np.abs(plane.extremity - pca["comment-extremity"]).max() < 1e-13


def test_where_people_stand(worker):
    maths, told = worker
    plane = space(told)
    turned = np.sign((plane.axes * maths["pca"]["comps"]).sum(axis=1))
    at = -project(plane, told) * turned
    base = maths["base-clusters"]
    who, label = people(maths)
    assert np.abs(at[who] - np.stack([base["x"], base["y"]], axis=1)).max() < 1e-13
    for group in maths["group-clusters"]:
        assert np.abs(at[label == group["id"]].mean(axis=0) - group["center"]).max() < 1e-13


def test_votes_are_counted_as_the_worker_counts_them(worker):
    maths, told = worker
    who, label = people(maths)
    by_group = counts(told, label)
    for group, kept in maths["group-votes"].items():
        assert (label == int(group)).sum() == kept["n-members"]
        for statement, found in kept["votes"].items():
            at = int(group), int(statement)
            assert found == {"A": by_group.agree[at], "D": by_group.disagree[at], "S": by_group.seen[at]}
    said = told.said[who]
    for statement, found in maths["votes-base"].items():
        column = said[:, int(statement)]
        assert found == {
            "A": (column == 1).astype(int).tolist(),
            "D": (column == -1).astype(int).tolist(),
            "S": (column >= -1).astype(int).tolist(),
        }
    assert {int(key): count for key, count in maths["user-vote-counts"].items()} == dict(
        enumerate(told.given().tolist())
    )


def test_who_takes_part(worker):
    maths, told = worker
    mine, theirs = set(np.flatnonzero(takes_part(told)).tolist()), set(maths["in-conv"])
    assert mine <= theirs
    assert all(told.given()[one] < 7 for one in theirs - mine)  # taken in while there were under fifteen


def test_what_speaks_for_groups(worker):
    maths, told = worker
    found = speaking_for(counts(told, people(maths)[1]), ~told.hidden)
    for group, kept in maths["repness"].items():
        mine = found[int(group)]
        assert [one.statement for one in mine] == [row["tid"] for row in kept]
        assert [one.agrees for one in mine] == [row["repful-for"] == "agree" for row in kept]
        assert [one.best for one in mine] == [row.get("best-agree", False) for row in kept]
        for one, row in zip(mine, kept, strict=True):
            assert (one.count, one.seen) == (row["n-success"], row["n-trials"])
            assert [one.rate, one.z, one.more] == pytest.approx(
                [row["p-success"], row["p-test"], row["repness"]], abs=1e-14
            )
            assert one.more_z == pytest.approx(row["repness-test"], abs=2e-7)  # printed in single precision


def test_what_most_say_and_what_groups_have_in_common(worker):
    maths, told = worker
    whole = counts(told, np.zeros(told.people, int))
    for mine, kept in zip(
        said_by_most(whole, ~told.hidden),
        (maths["consensus"]["agree"], maths["consensus"]["disagree"]),
        strict=True,
    ):
        assert [(one.statement, one.count, one.seen) for one in mine] == [
            (row["tid"], row["n-success"], row["n-trials"]) for row in kept
        ]
        assert [(one.rate, one.z) for one in mine] == [
            pytest.approx((row["p-success"], row["p-test"]), abs=1e-14) for row in kept
        ]
    consensus = common(counts(told, people(maths)[1])).consensus
    for statement, kept in maths["group-aware-consensus"].items():
        assert consensus[int(statement)] == pytest.approx(kept, abs=1e-15)


def test_what_is_asked_next(worker):
    maths, told = worker
    found = priorities(counts(told, people(maths)[1]), space(told).extremity)
    kept = [maths["comment-priorities"][str(one)] for one in range(told.statements)]
    assert np.abs(found - kept).max() < 1e-13


def test_our_groups_of_the_small_fixture_lie_further_apart_than_those_of_the_warm_start(worker):
    maths, told = worker
    who, label = people(maths)
    found = opinions(told, draws=0)
    inside = found.label >= 0
    theirs = silhouette(found.at[who], label[who])
    assert silhouette(found.at[inside], found.label[inside]) > theirs > 0
