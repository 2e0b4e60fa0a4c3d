"""How projects lie beside what is aimed for, the shortest list of changes, and what staff can take on."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import portfolios_balance as analyses
from alongside.exchange.innovations.queries.portfolios import held_for
from tests._support.portfolios import Fund, item, portfolio, project

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    made = portfolio(Fund(), hours=20)
    for number, risk in enumerate(("low", "low", "low", "")):
        item(made, project(f"Bench {number}"), risk=risk, cost=10, hours=4)
    return made


def side(found, kind):
    return next(one for one in analyses.sides(held_for(VISITOR, found), found) if one.kind == kind)


def test_shares_are_of_what_is_known_and_the_distance_of_what_is_aimed_for(found):
    assert side(found, "risk").distance is None
    found.target = {"risk": {"low": 50, "medium": 0, "high": 50}}
    risk = side(found, "risk")
    assert (risk.known, risk.unknown, risk.distance) == (3, 1, 0.5)
    assert [(part.key, part.count, part.wanted, part.pounds) for part in risk.parts] == [
        ("low", 3, 50, 30), ("medium", 0, 0, 0), ("high", 0, 50, 0),
    ]  # fmt: skip
    assert side(found, "quality").known == 0


def test_the_fewest_changes_bring_it_back(found):
    assert analyses.restored(VISITOR, held_for(VISITOR, found), found) is None
    found.target = {"risk": {"low": 50, "medium": 0, "high": 50}}
    made = analyses.restored(VISITOR, held_for(VISITOR, found), found)
    assert made.reached and made.proven and made.left_out == 1
    assert made.after <= 0.1 < made.before == 0.5
    assert {one.do for one in made.changes} <= {"stop", "new"}
    assert (("risk", "high"),) in [one.parts for one in made.changes]
    found.target = {"risk": {"low": 100, "medium": 0, "high": 0}}
    assert analyses.restored(VISITOR, held_for(VISITOR, found), found).is_there


def test_nothing_is_said_where_nothing_is_known():
    made = portfolio(target={"risk": {"low": 100}})
    item(made, project())
    assert analyses.restored(VISITOR, held_for(VISITOR, made), made) is None


def test_a_project_moves_on_to_the_next_stage_only():
    made = portfolio(target={"stage": {"idea": 0, "development": 100}})
    for number in range(2):
        item(made, project(f"Bench {number}", days=(9,)), rule="must")
    found = analyses.restored(VISITOR, held_for(VISITOR, made), made)
    assert [(one.do, one.to) for one in found.changes] == [("move", "development")] * 2


def test_hours_are_set_beside_what_staff_have(found):
    held = held_for(VISITOR, found)
    made = analyses.absorbing(held, found)
    assert (made.asked, made.given, made.room, made.usual, made.more) == (16, 4, 4, 4, 1)
    found.hours = 10
    assert analyses.absorbing(held, found).room == -6
    found.hours = None
    assert analyses.absorbing(held, found).room is None
