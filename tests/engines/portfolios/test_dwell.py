"""How long stages take, and where things go."""

import numpy as np
from hypothesis import given, settings

from alongside.engines.portfolios import EVERY, dwell, flow, survival

from . import worlds
from .worlds import KINDS, STAGES, seeds


@given(seeds)
@settings(max_examples=8)
def test_each_stage_and_type_speaks_for_its_own_stays(seed):
    made = worlds.journeys(worlds.stays(np.random.default_rng(seed)))
    found = dwell(made)
    assert [(one.stage, one.kind) for one in found] == sorted((one.stage, one.kind) for one in found)
    for one in found:
        rows = (made.stage == one.stage) & ((made.kind == one.kind) | (one.kind == EVERY))
        assert one.stays == rows.sum() and one.ended == made.ended[rows].sum()
        curve = survival(made.stayed[rows], made.ended[rows])
        assert (one.median, one.low, one.high) == curve.quantile(0.5)
        assert one.enough == (rows.sum() >= 5) and one.mean <= one.longest
    assert sum(one.stays for one in found if one.kind == EVERY) == len(made.item)


@given(seeds)
@settings(max_examples=8)
def test_every_stay_goes_somewhere_once(seed):
    made = worlds.journeys(worlds.stays(np.random.default_rng(seed)))
    found = flow(made)
    ways = found.moves.sum(axis=1) + found.stopped + found.done + found.still
    assert ways.tolist() == np.bincount(made.stage, minlength=STAGES).tolist()
    assert sum(flow(made, kind).moves for kind in range(KINDS)).tolist() == found.moves.tolist()
    left = np.flatnonzero(ways > found.still)
    done = found.done[left] / (ways - found.still)[left]
    assert np.allclose(found.on[left] + found.back[left] + found.stop[left] + done, 1)


def test_back_and_again_are_told_from_on():
    rows = ([0, 0, 0, 0, 1], [0, 1, 1, 0, 1], [0, 1, 2, 3, 0], [1, 2, 3, np.nan, 5], [0] * 5)
    found = flow(worlds.journeys(rows))
    assert found.moves[:2, :2].tolist() == [[0, 1], [1, 1]]
    assert np.allclose([found.on[1], found.back[1], found.stop[1]], [0, 2 / 3, 1 / 3])
    assert np.isnan(found.on[3])
