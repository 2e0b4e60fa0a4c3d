"""Groups: those that are there are found, no order of people matters, and nobody odd is a group."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.opinions import adjusted_rand, grouping, k_means, silhouette

from .worlds import seeds


def heaps(draw, sizes, far=20.0):
    """Heaps of people far from each other."""
    middles = far * np.stack([np.arange(len(sizes)), np.arange(len(sizes)) % 2], axis=1)
    return np.concatenate(
        [middle + draw.normal(0, 1, (n, 2)) for middle, n in zip(middles, sizes, strict=True)]
    )


@pytest.mark.parametrize("sizes", [(30, 20), (25, 20, 15), (30, 25, 20, 15), (150, 100, 90)])
def test_heaps_are_found_the_largest_first(sizes):
    at = heaps(np.random.default_rng(1), sizes)
    found = grouping(at, np.ones(len(at), bool))
    assert found.k == len(sizes)
    assert found.label.tolist() == np.repeat(np.arange(len(sizes)), sizes).tolist()
    assert np.allclose(found.centres[0], at[: sizes[0]].mean(axis=0))


@settings(max_examples=10)
@given(seeds)
def test_the_order_of_people_changes_no_group(seed):
    draw = np.random.default_rng(seed)
    at = draw.normal(0, 3, (40, 2)).round(3)
    order = draw.permutation(40)
    first, second = grouping(at, np.ones(40, bool)), grouping(at[order], np.ones(40, bool))
    assert first.label[order].tolist() == second.label.tolist()


@settings(max_examples=10)
@given(seeds)
def test_few_points_are_parted_as_well_as_can_be(seed):
    at = np.random.default_rng(seed).normal(0, 2, (8, 2))
    weight = np.ones(8)

    def spread(label):
        return sum(
            np.square(at[label == one] - at[label == one].mean(axis=0)).sum() for one in set(label.tolist())
        )

    best = min(spread(np.array([0, *rest])) for rest in product((0, 1), repeat=7))
    assert spread(k_means(at, weight, 2, 0, starts=40)) == pytest.approx(best)


def test_one_odd_person_is_no_group():
    draw = np.random.default_rng(2)
    at = np.concatenate([heaps(draw, (40, 20), far=6.0), [[200.0, 200.0]]])
    found = grouping(at, np.ones(61, bool), k=2)
    assert np.bincount(found.label).min() >= 5


def test_who_does_not_take_part_is_in_no_group():
    at = heaps(np.random.default_rng(3), (20, 20))
    part = np.arange(40) % 4 > 0
    found = grouping(at, part)
    assert (found.label[~part] == -1).all() and (found.base[~part] == -1).all()
    assert (found.label[part] >= 0).all()


def test_without_people_there_are_no_groups_and_of_one_place_one():
    assert grouping(np.zeros((3, 2)), np.zeros(3, bool)).k == 0
    assert grouping(np.zeros((3, 2)), np.ones(3, bool)).label.tolist() == [0, 0, 0]
    assert grouping(np.array([[0.0, 0], [1, 1]]), np.ones(2, bool), k=2).k == 2


@pytest.mark.parametrize("k", [0, 4])
def test_a_number_of_groups_that_cannot_be_is_refused(k):
    with pytest.raises(EngineInputError, match="k"):
        grouping(np.eye(3)[:, :2], np.ones(3, bool), k=k)


def test_silhouette_of_a_small_case_by_hand():
    at = np.array([[0.0, 0], [0, 1], [0, 5]])
    # the first: 1 to its own, 5 to the other; the second: 1 and 4; the third is alone and counts 0
    assert silhouette(at, np.array([0, 0, 1])) == pytest.approx((4 / 5 + 3 / 4 + 0) / 3)
    assert silhouette(at, np.zeros(3, int)) == 0
    assert adjusted_rand(np.array([0, 0, 1]), np.array([1, 1, 0])) == 1
