"""The fairest list of panels, against every panel of small pools."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.lotteries import FAIR, Conflict, Person, Pool, Quota, lottery, why_not
from tests.engines.lotteries.worlds import (
    counted,
    fairest_chances,
    fewest_steps,
    lives_apart,
    pools,
    possible,
)

NEAR = 1e-6
FEWEST = 7
FEW = settings(max_examples=FEWEST, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(pools())
def test_chances_are_those_of_the_slow_twin(pool):
    found = lottery(pool)
    assert isinstance(found, Conflict) == (not possible(pool))
    if isinstance(found, Conflict):
        return
    twin = fairest_chances(pool)
    assert dict(zip(found.ids, found.chances, strict=True)) == pytest.approx(twin, abs=NEAR)
    assert set(found.never) == {one for one, chance in twin.items() if chance < NEAR}
    assert sum(found.chances) == pytest.approx(pool.size)


@FEW
@given(pools())
def test_every_listed_panel_keeps_every_rule_and_chances_to_within_one_panel(pool):
    found = lottery(pool, rows=50)
    if isinstance(found, Conflict):
        return
    by_id = {person.id: person for person in pool.people}
    for panel in set(found.panels):
        people = [by_id[one] for one in panel]
        assert len(set(panel)) == pool.size
        assert lives_apart(people)
        assert all(q.least <= n <= q.most for q, n in zip(pool.quotas, counted(pool, people), strict=True))
    assert len(found.panels) == 50
    assert list(found.listed) == [sum(one in panel for panel in found.panels) for one in found.ids]
    assert found.difference * 50 <= 1.5  # tiny pools cannot always be rounded to within one


@FEW
@given(pools(), st.randoms(use_true_random=False))
def test_the_least_chance_is_alike_both_ways_and_the_order_of_rows_changes_nothing(pool, random):
    found = {fair: lottery(pool, fair, rows=20) for fair in FAIR}
    if isinstance(found["leximin"], Conflict):
        return
    least = {fair: min((c for c in one.chances if c > NEAR), default=0) for fair, one in found.items()}
    assert least["maximin"] == pytest.approx(least["leximin"], abs=NEAR)
    assert least["leximin"] <= found["leximin"].bound + NEAR
    people, quotas = list(pool.people), list(pool.quotas)
    random.shuffle(people)
    random.shuffle(quotas)
    assert lottery(replace(pool, people=tuple(people), quotas=tuple(quotas)), rows=20) == found["leximin"]


@FEW
@given(pools())
def test_where_no_panel_is_possible_the_reason_is_true_and_the_change_the_smallest(pool):
    conflict = why_not(pool)
    if possible(pool):
        assert conflict is None
        return
    assert conflict.why
    named = [(bound.quota, bound.is_least) for bound in conflict.bounds]
    assert not possible(_only(pool, named))
    for one in named:  # without any one of them a panel is possible
        assert possible(_only(pool, [other for other in named if other != one]))
    changes = [mend for mend in conflict.mends if mend.quotas]
    assert min((mend.steps for mend in changes), default=float("inf")) == fewest_steps(pool)
    assert [mend.steps for mend in changes] == sorted(mend.steps for mend in changes)
    for mend in conflict.mends:
        assert mend.say
        assert possible(_mended(pool, mend)), mend.say


def _only(pool, named):
    """The pool with these bounds only."""
    return replace(
        pool,
        quotas=tuple(
            Quota(
                quota.category,
                quota.feature,
                quota.least if (quota, True) in named else 0,
                quota.most if (quota, False) in named else len(pool.people),
            )
            for quota in pool.quotas
        ),
    )


def _mended(pool, mend):
    """The pool after a change; who is invited says as little as the change allows."""
    changed = {(quota.category, quota.feature): quota for quota in mend.quotas}
    asked = {category: [] for category in pool.categories}
    for many, category, feature in mend.invite:
        asked[category] += [feature] * many
    assert all(len(one) == mend.more for one in asked.values())
    new = [Person(f"new{n}", tuple(asked[one][n] for one in pool.categories)) for n in range(mend.more)]
    return Pool(
        pool.categories,
        (*pool.people, *new),
        tuple(changed.get((quota.category, quota.feature), quota) for quota in pool.quotas),
        mend.size,
    )


def test_people_alike_have_the_same_chance_and_nothing_given_is_changed():
    people = tuple(Person(f"p{n:02}", ("x" if n < 30 else "y",), f"home {n // 2}") for n in range(40))
    pool = Pool(("age",), people, (Quota("age", "x", 2, 4), Quota("age", "y", 3, 6)), 8)
    found = lottery(pool)
    assert set(found.chances[:30]) == {found.chances[0]}
    assert set(found.chances[30:]) == {found.chances[30]}
    assert found.chances[0] == pytest.approx(4 / 30)
    assert found.difference < 1 / len(found.panels)
    assert pool.people == people


def test_a_rare_chance_gets_a_longer_list():
    people = tuple(Person(f"p{n:03}", ("x",)) for n in range(150))
    found = lottery(Pool(("age",), people, (Quota("age", "x", 0, 2),), 2))
    assert len(found.panels) == 10_000
    assert set(found.listed) == {133, 134}


@pytest.mark.parametrize(("asked", "named"), [({"fair": "nash"}, "fair"), ({"rows": 0}, "rows")])
def test_what_makes_no_sense_is_refused_by_name(asked, named):
    pool = Pool(("age",), (Person("a", ("x",)),), (Quota("age", "x", 0, 1),), 1)
    with pytest.raises(EngineInputError) as problem:
        lottery(pool, **asked)
    assert problem.value.input == named
