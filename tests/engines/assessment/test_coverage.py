"""The best venues are the best of all choices; greedy keeps its promise; what is told of each adds up."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.assessment import best_venues, coverage, greedy_venues


def world(seed, venues=8, areas=12):
    rng = np.random.default_rng(seed)
    reach = csr_array((rng.random((venues, areas)) < 0.3).astype(float))
    return reach, rng.integers(0, 20, areas).astype(float)


def value_of(reach, people, chosen):
    table = reach.toarray() > 0
    return people[table[list(chosen)].any(axis=0)].sum() if len(chosen) else 0.0


def all_choices(reach, people, k):
    many = range(reach.shape[0])
    return max(value_of(reach, people, one) for one in combinations(many, min(k, reach.shape[0])))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**16), st.integers(1, 4))
def test_no_choice_reaches_more(seed, k):
    reach, people = world(seed)
    found = best_venues(reach, people, k)
    best = all_choices(reach, people, k)
    assert found.value == pytest.approx(best) and found.proven and len(found.chosen) <= k
    assert value_of(reach, people, found.chosen) == pytest.approx(found.value)
    assert found.one_more == pytest.approx(all_choices(reach, people, k + 1) - best)
    assert found.adds.sum() == pytest.approx(found.value) and np.all(np.diff(found.adds) <= 1e-9)
    assert found.greedy >= (1 - 1 / np.e) * best - 1e-9
    greedy = greedy_venues(reach, people, k)
    assert greedy.value == pytest.approx(found.greedy) and greedy.bound >= best - 1e-9


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**16))
def test_what_is_told_of_each_venue_adds_up(seed):
    reach, people = world(seed)
    found = best_venues(reach, people, 3)
    table = reach.toarray() > 0
    for at, venue in enumerate(found.chosen):
        others = [one for one in found.chosen if one != venue]
        assert found.reaches[at] == pytest.approx(people[table[venue]].sum())
        assert found.only[at] == pytest.approx(found.value - value_of(reach, people, others))


def test_greedy_can_fall_short_and_is_mended():
    reach = csr_array(np.array([[1, 1, 0, 1, 1, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1.0]]))
    people = np.array([2, 2, 3, 2, 2, 3.0])
    found = best_venues(reach, people, 2)
    assert (found.greedy, found.value, sorted(found.chosen.tolist())) == (11, 14, [1, 2])
    assert found.gap == 0 and found.one_more == 0


def test_a_proof_cut_short_says_how_far_it_may_be_off(monkeypatch):
    reach, people = world(4, 30, 60)
    quick = greedy_venues(reach, people, 6)
    monkeypatch.setattr(coverage, "_solve", lambda *given: ([], np.inf))
    found = best_venues(reach, people, 6)
    assert found.value == quick.value and found.bound == quick.bound
    assert found.proven == (quick.bound == quick.value) and (found.proven or found.one_more is None)


def test_nobody_to_reach_chooses_nobody():
    found = best_venues(csr_array((2, 3)), [1, 1, 1], 2)
    assert len(found.chosen) == 0 and found.value == found.gap == 0 and found.proven


def test_more_venues_than_there_are_takes_all_that_add():
    found = best_venues(csr_array(np.eye(2)), [3, 4], 5)
    assert found.chosen.tolist() == [1, 0] and found.one_more == 0


def test_the_input_stays_as_it_was_and_the_answer_is_frozen():
    reach, people = world(1)
    before = reach.toarray().copy(), people.copy()
    found = best_venues(reach, people, 2)
    assert np.array_equal(reach.toarray(), before[0]) and np.array_equal(people, before[1])
    assert not found.chosen.flags.writeable


@pytest.mark.parametrize(("people", "k", "named"), [([1], 1, "people"), ([1, 1, 1], 0, "k")])
def test_what_does_not_fit_is_refused(people, k, named):
    with pytest.raises(EngineInputError, match=named):
        best_venues(csr_array((2, 3)), people, k)
