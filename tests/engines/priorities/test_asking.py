"""Which two to ask about next."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.priorities import estimate, gains, next_pair, pair_chances, pairs

from .worlds import ring


def test_what_an_answer_teaches_is_the_fall_of_entropy_it_brings():
    """Against the entropy before and after one more answer, at the middle of what is believed."""
    before = np.array([[2.0, 0.3, 0], [0.3, 1.0, 0.2], [0, 0.2, 3.0]])
    for i, j in ((0, 1), (0, 2), (1, 2)):
        along = np.zeros(3)
        along[[i, j]] = 1, -1
        after = np.linalg.inv(np.linalg.inv(before) + np.outer(along, along) / 4)
        fall = (np.linalg.slogdet(before)[1] - np.linalg.slogdet(after)[1]) / 2
        assert gains(np.zeros(3), before)[i, j] == pytest.approx(fall)
        less = np.trace(before) - np.trace(after)
        assert gains(np.zeros(3), before, "scores")[i, j] == pytest.approx(less)


def test_equals_that_are_unsure_teach_most_and_foregone_ones_least():
    found = gains([0, 0, 9.0, 0], np.diag([1, 1, 1, 4.0]))
    assert found[0, 3] > found[0, 1] > found[0, 2] > 0 and np.allclose(found, found.T)
    with pytest.raises(EngineInputError, match="aim"):
        gains([0, 0], np.eye(2), "fun")


def test_every_pair_has_a_chance_and_a_new_item_a_large_one():
    chance = pair_chances(np.zeros(5), np.eye(5), [40, 40, 40, 40, 0])
    upper = np.triu_indices(5, 1)
    assert chance.sum() == pytest.approx(1) and (chance[upper] > 0).all()
    assert chance[:, 4].sum() > 2 * chance[:, 3].sum()
    asked = np.ones((3, 3), bool)
    assert next_pair(np.zeros(3), np.eye(3), [0, 0, 0], 1, asked) is None
    asked[0, 2] = asked[2, 0] = False
    assert set(next_pair(np.zeros(3), np.eye(3), [0, 0, 0], 1, asked)) == {0, 2}


def test_what_is_known_for_sure_is_still_asked_in_turn():
    chance = pair_chances(np.zeros(3), np.zeros((3, 3)), [0, 0, 0])
    assert chance[np.triu_indices(3, 1)] == pytest.approx([1 / 3] * 3)


def test_no_side_is_favoured_and_a_seed_draws_the_same():
    drawn = [next_pair(np.zeros(3), np.eye(3), [0, 0, 0], seed) for seed in range(200)]
    assert drawn == [next_pair(np.zeros(3), np.eye(3), [0, 0, 0], seed) for seed in range(200)]
    assert 70 < sum(one < other for one, other in drawn) < 130
    assert len(set(drawn)) == 6


@pytest.mark.long
def test_asking_so_learns_more_than_asking_at_random():
    """A hundred answers by strengths known to the test; errors of the scores, over seeds."""

    def error(seed, clever):
        draw = np.random.default_rng(seed)
        truth = draw.normal(size=12) * 1.5
        truth -= truth.mean()
        won, lost = [], []
        for turn in range(100):
            shown = np.bincount(won + lost, minlength=12)
            now = estimate(pairs(12, won, lost), prior=4.0) if clever else None
            asked = now and next_pair(now.score, now.covariance, shown, seed * 1000 + turn)
            i, j = asked or draw.choice(12, 2, replace=False)
            if draw.random() > 1 / (1 + np.exp(truth[j] - truth[i])):
                i, j = j, i
            won, lost = [*won, int(i)], [*lost, int(j)]
        return np.sqrt(np.mean((estimate(pairs(12, won, lost), prior=4.0).score - truth) ** 2))

    clever, blind = (np.mean([error(seed, way) for seed in range(12)]) for way in (True, False))
    assert clever < blind


def test_a_ring_is_asked_across():
    now = estimate(ring(4))
    found = gains(now.score, now.covariance)
    assert found[0, 2] > found[0, 1]
