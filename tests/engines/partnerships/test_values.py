"""What goes in is checked, kept from change, and refused with one sentence for each fault."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships import Parts, Wanted, World, propose

LEVEL = [[0.5, 1.0], [0.0, 1.0], [1.0, 0.0]]


def test_what_is_not_given_is_nothing_none_or_nobody():
    world = World(level=LEVEL, sector=[0, 1, 2])
    assert world.cost.tolist() == world.load.tolist() == [0, 0, 0]
    assert world.may_convene.all() and world.rank.tolist() == [0, 1, 2]
    assert not len(world.tie) and not len(world.rivals) and world.constituent.shape == (3, 0)


def test_the_caller_cannot_change_it_later():
    level = np.array(LEVEL)
    world = World(level=level, sector=[0, 1, 2])
    level[:] = 0
    assert world.level.sum() == 3.5
    with pytest.raises(ValueError, match="read-only"):
        world.level[0, 0] = 1


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"level": [1, 2]}, "level: it is not a table"),
        ({"level": [[0.5, 2], [0, 1], [1, 0]]}, "level: row 1 is 2.0, outside"),
        ({"sector": [0, 1]}, "sector: its shape"),
        ({"sector": [0, 1, 6]}, "sector: row 2 is 6"),
        ({"cost": [1, np.inf, 0]}, "cost: row 1 is inf"),
        ({"load": [1, 2, 0]}, "load: row 1 is 2"),
        ({"constituent": [[True]]}, "constituent: its shape"),
        ({"tie": [[0, 1]]}, "trust: its shape"),
        ({"tie": [[0, 3]], "trust": [1]}, "tie: row 1 is 3"),
        ({"tie": [[0, 1], [1, 0]], "trust": [1, 1]}, "tie: row 1 joins two"),
        ({"tie": [0, 1], "trust": [1]}, "tie: its shape"),
        ({"rivals": [[2, 2]]}, "rivals: row 0 names one actor twice"),
        ({"rank": [1, 1, 2]}, "rank: two actors"),
    ],
)
def test_one_fault_of_the_world_is_said_in_words(fault, words):
    with pytest.raises(EngineInputError) as refused:
        World(**({"level": LEVEL, "sector": [0, 1, 2]} | fault))
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"weight": [1, -1]}, "weight: row 1 is -1"),
        ({"minimum": [1, 2]}, "minimum: row 1 is 2"),
        ({"smallest": 0}, "smallest, largest: 0 to 8"),
        ({"smallest": 3, "largest": 2}, "smallest, largest: 3 to 2"),
        ({"proposals": 0}, "proposals: none"),
        ({"budget": -1.0}, "budget: it is below 0"),
        ({"kind": "friendly"}, "kind: 'friendly' is not known"),
        ({"weight": [1]}, "weight: there are 1, not 2"),
        ({"must": (3,)}, "must: row 0 is 3"),
        ({"excluded": (-1,)}, "excluded: row 0 is -1"),
        ({"constituents": (0,)}, "constituents: row 0 is 0"),
        ({"sectors": ((6, 1),)}, "sectors: row 0 is 6"),
    ],
)
def test_one_fault_of_the_wish_is_said_in_words(fault, words):
    with pytest.raises(EngineInputError) as refused:
        propose(World(level=LEVEL, sector=[0, 1, 2]), Wanted(**({"weight": [1, 1]} | fault)))
    assert words in str(refused.value)


@pytest.mark.parametrize("parts", [(0, 0, 0, 0, 0), (-1, 1, 0, 0, 0), (np.nan, 1, 0, 0, 0)])
def test_parts_must_count_for_something(parts):
    with pytest.raises(EngineInputError, match="parts"):
        Parts(*parts)
