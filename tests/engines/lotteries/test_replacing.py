"""Somebody drops out, and the panel still mirrors the area."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.lotteries import Conflict, Person, Pool, Quota, alternates, draw, lottery, remaining
from tests.engines.lotteries.worlds import counted, lives_apart, pools, possible


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(pools())
def test_whoever_is_drawn_instead_keeps_the_quotas(pool):
    panels = possible(pool)
    if not panels:
        return
    left, *stay = panels[0]
    staying, gone = [one.id for one in stay], [left.id]
    found = lottery(remaining(pool, staying, gone), rows=10)
    others = [panel for panel in panels if set(stay) < set(panel) and left not in panel]
    assert isinstance(found, Conflict) == (not others)
    if not isinstance(found, Conflict):
        for new in set(found.panels):
            assert {*stay, *(one for one in pool.people if one.id in new)} in [set(p) for p in others]


def people(ages):
    return tuple(Person(f"p{number}", (age,)) for number, age in enumerate(ages))


POOL = Pool(
    ("age",),
    people("xxxyyyyz"),
    (Quota("age", "x", 1, 1), Quota("age", "y", 1, 2), Quota("age", "z", 0, 0)),
    3,
)


def test_alternates_stand_in_for_as_many_as_can_be():
    panel = ("p0", "p3", "p4")  # one x and two y
    first, second = alternates(POOL, panel, 2, "seed")
    features = {one.id: one.features[0] for one in POOL.people}
    assert {features[first], features[second]} == {"x", "y"}
    assert first != second
    assert not {first, second} & set(panel)


def test_alternates_are_by_lot_between_equals_and_leave_out_who_is_gone():
    chosen = Counter(
        alternates(POOL, ("p0", "p3", "p4"), 1, f"{seed}", gone=("p5",))[0] for seed in range(20)
    )
    assert set(chosen) <= {"p6", "p7"} and len(chosen) >= 1
    assert len(alternates(POOL, ("p0", "p3", "p4"), 99, "seed")) == 5


def test_no_alternate_lives_with_a_member_who_stays():
    pool = Pool(
        ("age",),
        (Person("a", ("x",), "home"), Person("b", ("x",)), Person("c", ("x",), "home"), Person("d", ("x",))),
        (Quota("age", "x", 0, 2),),
        2,
    )
    assert alternates(pool, ("a", "b"), 1, "1") == ("d",)


@pytest.mark.parametrize("staying", [("nobody",), ("p0", "p3", "p4")])
def test_who_stays_is_known_and_leaves_a_place(staying):
    with pytest.raises(EngineInputError) as problem:
        remaining(POOL, staying)
    assert problem.value.input == "staying"


def test_the_whole_way_a_drop_out_is_replaced():
    found = lottery(POOL)
    panel = draw(found.panels, "balls").panel
    left, *staying = panel
    new = draw(lottery(remaining(POOL, staying, [left])).panels, "balls again").panel
    now = [one for one in POOL.people if one.id in (*staying, *new)]
    assert left not in new
    assert lives_apart(now)
    assert all(q.least <= n <= q.most for q, n in zip(POOL.quotas, counted(POOL, now), strict=True))
