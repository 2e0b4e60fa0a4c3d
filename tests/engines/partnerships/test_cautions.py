"""What to look out for is said when it is so, and not when it is not."""

import numpy as np
import pytest

from alongside.engines.partnerships import Wanted, Watch, World, evaluate

PUBLIC, PRIVATE, THIRD = 0, 1, 2
CHAIN = {"tie": [[0, 1], [1, 2]], "trust": [0.5, 0.5]}
RING = {"tie": [[0, 1], [1, 2], [0, 2]], "trust": [0.5] * 3}


def seen(members, wish=None, **world):
    """The warnings about three actors, each with a competence of its own."""
    given = {"level": np.eye(3), "sector": [PUBLIC, PRIVATE, THIRD]} | RING | world
    done = evaluate(World(**given), Wanted(**({"weight": [1, 1, 1]} | (wish or {}))), members)
    return [(one.watch, one.actors, one.about) for one in done.warnings]


def of(watch, *given, **world):
    return [one for one in seen(*given, **world) if one[0] is watch]


def test_rules_that_only_a_given_line_up_can_break():
    assert of(Watch.RIVALS, [0, 1], rivals=[[1, 0]]) == [(Watch.RIVALS, (0, 1), -1)]
    assert not of(Watch.RIVALS, [0, 2], rivals=[[1, 0]])
    assert of(Watch.NO_CONVENER, [0, 1], may_convene=[False, False, True])
    assert not of(Watch.NO_CONVENER, [0, 2], may_convene=[False, False, True])
    assert of(Watch.RULE, [0, 1], {"must": (2,)}) and not of(Watch.RULE, [0, 2], {"must": (2,)})


def test_one_sector_dominates_from_three_members_on():
    both = [PUBLIC, PUBLIC, THIRD]
    assert of(Watch.ONE_SECTOR, [0, 1, 2], sector=both) == [(Watch.ONE_SECTOR, (0, 1), -1)]
    assert not of(Watch.ONE_SECTOR, [0, 1], sector=both) and not of(Watch.ONE_SECTOR, [0, 1, 2])


def test_a_champion_is_missing():
    speaks = [[True, False], [False, False], [False, True]]
    assert of(Watch.NO_CHAMPION, [0, 1], constituent=speaks) == [(Watch.NO_CHAMPION, (), 1)]
    assert not of(Watch.NO_CHAMPION, [0, 2], constituent=speaks)


@pytest.mark.parametrize(
    ("kind", "risky"),
    [
        ("integrative", True),
        ("brand-licensing", True),
        ("philanthropic", False),
        ("transactional", False),
        ("short-project-npo-led", False),
        ("", False),
    ],
)
def test_a_charity_beside_a_company_risks_its_standing_by_kind_of_partnership(kind, risky):
    expected = [(Watch.LEGITIMACY, (2, 1), -1)] if risky else []
    assert of(Watch.LEGITIMACY, [1, 2], {"kind": kind}) == expected
    assert not of(Watch.LEGITIMACY, [0, 2], {"kind": kind})


def test_somebody_is_overloaded():
    assert of(Watch.OVERLOADED, [0, 1, 2], load=[0.9, 0.89, 0]) == [(Watch.OVERLOADED, (0,), -1)]


def test_everything_hangs_on_one():
    assert of(Watch.HANGS_ON_ONE, [0, 1, 2], **CHAIN) == [(Watch.HANGS_ON_ONE, (1,), -1)]
    assert not of(Watch.HANGS_ON_ONE, [0, 1, 2]) and not of(Watch.HANGS_ON_ONE, [0, 1], **CHAIN)


def test_a_stranger_has_no_tie_of_its_own():
    assert of(Watch.STRANGERS, [0, 2], **CHAIN) == [(Watch.STRANGERS, (0,), -1), (Watch.STRANGERS, (2,), -1)]
    assert not of(Watch.STRANGERS, [0, 1], **CHAIN) and not of(Watch.STRANGERS, [0])


def test_only_one_covers_what_weighs_heavily():
    wish = {"weight": [8, 1, 1]}
    assert of(Watch.SOLE_COVER, [0, 1, 2], wish) == [(Watch.SOLE_COVER, (0,), 0)]
    assert not of(Watch.SOLE_COVER, [0, 1, 2], wish, level=[[1, 0, 0], [0.1, 0, 0], [0, 1, 1]])


def test_actors_are_the_callers_and_the_order_is_that_of_the_list():
    found = seen([0, 1, 2], load=[1, 1, 1], rank=[2, 1, 0], **CHAIN)
    assert found == sorted(found, key=lambda one: list(Watch).index(one[0]))
    assert [one[1] for one in found if one[0] is Watch.OVERLOADED] == [(2,), (1,), (0,)]
    assert (Watch.HANGS_ON_ONE, (1,), -1) in found
