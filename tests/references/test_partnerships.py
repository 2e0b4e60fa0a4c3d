"""The closest teams of 55 organisations that share inventors, as others and trying all found them."""

import csv
import json
from itertools import combinations

import numpy as np
import pytest

from alongside.engines.partnerships.closest import closest
from alongside.engines.partnerships.cohesion import cohesion, share_out
from alongside.engines.partnerships.paths import graph, nearest
from alongside.engines.partnerships.tasks import task
from benchmarks.partnership_peers import rarest_first

pytestmark = pytest.mark.reference
PRINTED = {
    "diameter": "optimal_diameter_cost",
    "sum": "optimal_sum_of_distances",
    "steiner": "optimal_group_steiner_tree_cost",
}
DIGITS = 6


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "references" / "03_team"


@pytest.fixture(scope="module")
def partners(folder):
    """Ids, the graph, the skills of each, and the ten tasks with their published answers."""

    def rows(name):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    skills = {row["org"]: set(row["skills"].split("|")) for row in rows("patstat_partners_nodes.csv")}
    place = {name: at for at, name in enumerate(skills)}
    ties = rows("patstat_partners_edges.csv")
    made = graph(
        len(place),
        [place[row["a"]] for row in ties],
        [place[row["b"]] for row in ties],
        [float(row["weight_1_over_shared"]) for row in ties],
    )
    told = json.loads((folder / "patstat_partners_reference.json").read_text("utf-8"))
    return list(place), made, list(skills.values()), told["tasks"]


def holders_of(asked, skills):
    return [np.array([at for at, has in enumerate(skills) if one in has]) for one in asked["skills"]]


@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("measure", PRINTED)
def test_the_closest_team_is_found_and_proven(partners, number, measure):
    _, made, skills, tasks = partners
    asked = tasks[number]
    holders = holders_of(asked, skills)
    found = closest(made, task(made.actors, holders), measure)
    assert found.proven
    assert round(found.cost, DIGITS) == asked[PRINTED[measure]]
    assert len(found.members) >= asked["min_team_size"]
    told = cohesion(made, found.members, share_out(made, found.members, holders))
    assert round(getattr(told, measure), DIGITS) == asked[PRINTED[measure]]


@pytest.mark.parametrize("number", range(10))
def test_the_published_teams_measure_what_is_published(partners, number):
    names, made, skills, tasks = partners
    asked = tasks[number]
    team = [names.index(one) for one in asked["an_optimal_diameter_team"]]
    told = cohesion(made, team, share_out(made, team, holders_of(asked, skills)))
    assert round(told.diameter, DIGITS) == asked["optimal_diameter_cost"]


@pytest.mark.parametrize("number", range(10))
def test_rarest_first_written_from_the_paper_gives_the_published_answer(partners, number):
    names, made, skills, tasks = partners
    asked = tasks[number]
    near = nearest(made, holders_of(asked, skills))
    team, radius = rarest_first(made, holders_of(asked, skills), near)
    told = cohesion(made, team, [])
    assert round(radius, DIGITS) == asked["rarest_first_radius"]
    assert round(told.diameter, DIGITS) == asked["rarest_first_diameter"]
    assert [names[one] for one in team] == asked["rarest_first_team"]


def test_the_feasible_teams_of_the_paper_are_those_that_cover_and_need_everyone(folder):
    told = json.loads((folder / "lappas2009_example.json").read_text("utf-8"))
    names = sorted(told["skills"])
    holders = [[at for at, name in enumerate(names) if one in told["skills"][name]] for one in told["task"]]
    for team in told["published_feasible_teams"]:
        places = [names.index(one) for one in team]
        assert all(set(those) & set(places) for those in holders)
        for fewer in combinations(places, len(places) - 1):
            assert not all(set(those) & set(fewer) for those in holders)
    a, b, c, e = (names.index(one) for one in "abce")
    tied = graph(len(names), [a, b], [b, c], [1.0, 1.0])  # a and e not connected, as the paper says
    assert closest(tied, task(len(names), holders), "diameter").members == (a, b, c)
    met = graph(len(names), [a, b, a], [b, c, e], [1.0, 1.0, 1.0])
    assert closest(met, task(len(names), holders), "diameter").members == (a, e)
