"""The whole answer: groups found or given, where one stands, and inputs left as they were."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.opinions import UNSEEN, adjusted_rand, of_matrix, opinions, stands, takes_part

from .worlds import world


def sides(people=60):
    """Two sides of people who differ on everything, and one who hardly voted."""
    draw = np.random.default_rng(1)
    said = np.where(np.arange(people)[:, None] < people // 2, 1.0, -1.0) * np.ones((people, 10))
    said[draw.random(said.shape) < 0.15] = 0
    said[-1, 2:] = np.nan
    return of_matrix(said)


def test_two_sides_are_two_groups():
    told = sides()
    before = told.said.copy()
    found = opinions(told, draws=3)
    assert found.groups == 2
    assert adjusted_rand(found.label[:-1], (np.arange(59) < 30).astype(int)) == 1
    assert found.label[-1] == -1  # fewer than seven votes
    assert {one.kind.value for one in found.found} == {"divides"}
    assert (told.said == before).all() and not found.at.flags.writeable


def test_groups_from_outside_are_kept_and_may_not_be_had_with_a_number():
    told = sides()
    label = np.arange(60) % 3
    found = opinions(told, groups=label, draws=0)
    assert found.label.tolist() == label.tolist() and found.groups == 3 and found.silhouette == {}
    for wrong in (label + 1, label - 2, label[1:]):
        with pytest.raises(EngineInputError, match="groups"):
            opinions(told, groups=wrong)
    with pytest.raises(EngineInputError, match="k"):
        opinions(told, groups=label, k=2)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_number_of_groups_can_be_fixed(k):
    assert opinions(sides(), k=k, draws=0).groups == k


def test_where_one_stands_needs_only_ones_own_votes():
    told = sides()
    found = opinions(told, draws=0)
    for who in (0, 40):
        me = stands(found.space, found.centres, told.said[who])
        assert (me.x, me.y) == pytest.approx(tuple(found.at[who]))
        assert me.group == found.label[who] and me.given == 10
    assert stands(found.space, found.centres, told.said[59]).group == -1
    with pytest.raises(EngineInputError, match="own"):
        stands(found.space, found.centres, [1, 0])


def test_the_order_of_people_changes_nothing():
    told, _ = world(11, people=50, statements=12)
    order = np.random.default_rng(2).permutation(50)
    first, second = opinions(told, draws=0), opinions(of_matrix(told.said[order], told.hidden), draws=0)
    assert first.label[order].tolist() == second.label.tolist()
    assert np.allclose(first.common.consensus, second.common.consensus)
    assert [one.kind for one in first.found] == [one.kind for one in second.found]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1), (2, 2)])
def test_the_smallest_worlds_have_an_answer(shape):
    said = np.full(shape, UNSEEN, np.int8)
    found = opinions(of_matrix(said))
    assert found.groups == 0 and not takes_part(of_matrix(said)).any()
    one = opinions(of_matrix(np.ones(shape)))
    assert one.groups == (1 if shape[0] and shape[1] else 0)
