"""What is said of a line-up: who does what, what carries it, what is missing and what would mend it."""

import numpy as np
import pytest

from alongside.engines.partnerships import Parts, Wanted, World, evaluate
from alongside.engines.partnerships.judging import FRESH

PRACTICE, POLICY = 0, 1


@pytest.fixture
def world():
    """A charity (0), a hospital (1), a firm (2), a university (3) and a council (4)."""
    return World(
        level=[[0.2, 0.0, 0.0], [0.9, 0.3, 0.0], [0.0, 0.8, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 0.7]],
        sector=[2, 0, 1, 3, 0],
        cost=[1, 2, 3, 4, 0],
        constituent=[[False, False], [True, False], [False, False], [False, False], [False, True]],
        may_convene=[True, False, False, False, False],
        tie=[[0, 1], [1, 2], [0, 3], [3, 4]],
        trust=[0.8, 0.5, 0.4, 0.5],
    )


@pytest.fixture
def wanted():
    return Wanted(weight=[2, 1, 1], minimum=[0.4, 0.4, 0.4], largest=4, parts=Parts(2, 1, 0, 1, 0))


def test_who_does_what(world, wanted):
    done = evaluate(world, wanted, [2, 0, 1])
    charity, hospital, firm = done.members
    assert done.actors == (0, 1, 2) and done.convener == 0
    assert charity.convenes and not charity.leads and charity.covers == charity.brings == ()
    assert hospital.leads and hospital.covers == (0,) and hospital.speaks_for == (PRACTICE,)
    assert firm.covers == (1,) and not firm.leads
    assert done.cover.tolist() == [1, 2, -1] and done.level.tolist() == [0.9, 0.8, 0.0]
    assert [charity.share, hospital.share, firm.share] == pytest.approx([0, 1.8 / 2.6, 0.8 / 2.6])


def test_what_it_is_worth_by_hand(world, wanted):
    done = evaluate(world, wanted, [0, 1, 2])
    assert done.scores.coverage == pytest.approx((2 * 0.9 + 0.8) / 4)
    assert done.scores.trust == pytest.approx((0.8 + 0.8 * 0.5) / 2)
    assert done.scores.mix == 3 / 4
    assert done.scores.cost == pytest.approx(1 - 6 / (4 * 4)) and done.cost == 6
    assert done.scores.load == 1
    assert done.value == pytest.approx((2 * 0.65 + 0.6 + 0.625) / 4)
    assert done.bound == 1 and done.gap == pytest.approx(1 - done.value) and not done.proven


def test_what_carries_it(world, wanted):
    one, other = evaluate(world, wanted, [0, 1, 2]).links
    assert (one.a, one.b, one.trust, one.via) == (0, 1, 0.8, -1)
    assert (other.a, other.b, other.trust, other.via) == (0, 2, pytest.approx(0.4), 1)


def test_what_is_missing_and_which_introduction_mends_it(world, wanted):
    done = evaluate(world, wanted, [0, 1, 2])
    skill, champion = done.missing
    assert (skill.competence, skill.constituent, skill.reached) == (2, -1, 0)
    assert (champion.competence, champion.constituent) == (-1, POLICY)
    assert skill.introduction == champion.introduction
    met = skill.introduction
    assert (met.a, met.b, met.newcomer, met.via) == (0, 4, 4, 3)
    assert met.gain == pytest.approx(evaluate(world, wanted, [0, 1, 2, 4]).value - done.value)


def test_what_nobody_could_mend_says_so(world):
    done = evaluate(world, Wanted(weight=[1, 1, 1], excluded=(4,)), [0, 1])
    assert [one.introduction is None for one in done.missing if one.competence == 2] == [True]


def test_putting_the_convener_in_touch_with_the_one_who_trusts_it_least(world, wanted):
    done = evaluate(world, wanted, [0, 1, 2])
    assert (done.mend.a, done.mend.b, done.mend.newcomer, done.mend.via) == (0, 2, -1, 1)
    tied = World(
        **{name: getattr(world, name) for name in ("level", "sector", "cost", "constituent", "may_convene")},
        tie=np.vstack([world.tie, [[0, 2]]]),
        trust=[*world.trust, FRESH],
    )
    assert done.mend.gain == pytest.approx(evaluate(tied, wanted, [0, 1, 2]).value - done.value)
    assert evaluate(world, wanted, [0]).mend is None and evaluate(world, wanted, [0, 1]).mend is None


def test_the_answer_cannot_be_changed(world, wanted):
    done = evaluate(world, wanted, [0, 1])
    for values in (done.level, done.cover, done.sectors):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 9
