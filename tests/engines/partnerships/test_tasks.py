import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.partnerships.tasks import Found, task


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((3, []), "no competence is asked for"),
        ((3, [[3]]), "holders: row 0 is 3"),
        ((3, [[0]], 0), "0 members cannot be a team"),
        ((3, [[0]], 1, [(0, 5)]), "apart: row 1 is 5"),
    ],
)
def test_a_task_that_cannot_be_is_refused(given, says):
    with pytest.raises(EngineInputError, match=says):
        task(*given)


def test_a_task_holds_everything_once_and_nobody_against_oneself():
    asked = task(5, [[2, 1, 2], [4]], 9, [(3, 1), (1, 3), (2, 2)])
    assert [those.tolist() for those in asked.holders] == [[1, 2], [4]]
    assert (asked.most, asked.apart.tolist()) == (2, [[1, 3]])
    assert asked.anyone(5).tolist() == [False, True, True, False, True]
    assert asked.together([1, 2, 4]) and not asked.together([3, 4, 1])
    assert [side.tolist() for side in asked.rivals(np.array([1, 3, 4]))] == [[0, 1], [1, 0]]
    assert not len(asked.rivals(np.array([1, 4]))[0])


def test_a_team_is_proven_when_its_bound_meets_it():
    assert Found((1,), 1.0, 1.0).proven and not Found((1,), 1.0, 0.9).proven
