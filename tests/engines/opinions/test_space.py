"""The plane against a singular value decomposition of the whole matrix."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings

from alongside.engines.opinions import of_matrix, project, space

from .worlds import dense, seeds, world


@settings(max_examples=15)
@given(seeds)
def test_axes_are_those_of_the_whole_matrix(seed):
    told, _ = world(seed, people=30, statements=9)
    found = space(told)
    full, mean, seen = dense(told)
    _, size, axes = np.linalg.svd(full - mean)
    assert np.allclose(found.mean, mean)
    assert np.allclose(np.abs((found.axes * axes[:2]).sum(axis=1)), 1)
    assert np.allclose(found.share, size[:2] ** 2 / (size**2).sum())
    scale = np.sqrt(9 / np.maximum(seen.sum(axis=1), 1))
    slow = np.where(seen, full - mean, 0) @ found.axes.T * scale[:, None]
    assert np.allclose(project(found, told), slow)


def test_many_statements_are_worked_out_in_passes_with_the_same_answer(monkeypatch):
    told, _ = world(3, people=80, statements=70)
    whole = space(told)
    monkeypatch.setattr(sys.modules[space.__module__], "EXACT_UP_TO", 10)
    passes = space(told)
    assert np.allclose(whole.axes, passes.axes, atol=1e-7)
    assert np.allclose(whole.share, passes.share)


def test_the_order_of_people_changes_nothing():
    told, _ = world(5, people=40, statements=12)
    other = of_matrix(told.said[::-1], told.hidden)
    assert np.allclose(space(told).axes, space(other).axes)


@pytest.mark.parametrize("said", [np.zeros((0, 3)), np.zeros((3, 0)), np.ones((4, 2)), [[1.0]]])
def test_where_nobody_differs_all_stand_in_the_middle(said):
    told = of_matrix(said)
    assert not project(space(told), told).any()


def test_who_only_agrees_with_a_statement_stands_where_it_does():
    told, _ = world(7, people=30, statements=8)
    told = of_matrix(told.said)
    found = space(told)
    for one in range(8):
        own = np.full((1, 8), np.nan)
        own[0, one] = 1
        assert np.allclose(project(found, of_matrix(own))[0], found.statements[one])
    assert np.allclose(found.extremity, np.hypot(*found.statements.T))
