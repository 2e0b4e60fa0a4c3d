"""Promises of the stage part, over every pair of sets of stages."""

import numpy as np

from alongside.engines.matching import STAGES, stage_mask, stage_part
from tests.engines.matching.worlds import need, offers


def test_every_pair_of_stages_counts_by_the_steps_between_them():
    found = offers(*({"stages": stage_mask((stage,))} for stage in STAGES))
    for i, stage in enumerate(STAGES):
        values = stage_part(need(stages=stage_mask((stage,))), found)
        assert values.tolist() == [{0: 1.0, 1: 0.6, 2: 0.3}.get(abs(i - j), 0.0) for j in range(len(STAGES))]


def test_the_nearest_pair_of_stages_counts():
    served = stage_mask(("idea", "diffusion"))
    assert stage_part(
        need(stages=stage_mask(("testing", "scale-up"))), offers({"stages": served})
    ).tolist() == [0.6]


def test_no_stage_on_either_side_is_not_known():
    assert np.isnan(stage_part(need(), offers({"stages": 4}))).all()
    assert np.isnan(stage_part(need(stages=4), offers({"stages": 0}))).all()
