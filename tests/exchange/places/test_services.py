"""What lies in what, against the obvious way of finding out."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Dataset
from alongside.exchange.places.models import Place, Within
from alongside.exchange.places.services import drop_dataset, keep_places, keep_within

pytestmark = pytest.mark.django_db
BY = Doer(process="test")
SIZE = 7
# Each place may lie in one with a smaller number, so that there is no ring.
TREES = st.tuples(*(st.one_of(st.none(), st.integers(0, n - 1)) if n else st.none() for n in range(SIZE)))
EDGES = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=3)


def rows(tree: tuple[int | None, ...]) -> list[dict[str, object]]:
    """The places of a tree, in the form that the service takes."""
    return [
        {"source_id": f"p{n}", "name": f"P{n}", "kind": "other", "parent": None if up is None else f"p{up}"}
        for n, up in enumerate(tree)
    ]


def reached(edges: set[tuple[int, int]]) -> set[tuple[str, str]]:
    """Every pair that a path joins: grown until nothing more is found."""
    pairs = {(n, n) for n in range(SIZE)} | edges
    while True:
        more = pairs | {(a, d) for a, b in pairs for c, d in pairs if b == c}
        if more == pairs:
            return {(f"p{a}", f"p{b}") for a, b in pairs}
        pairs = more


def said() -> set[tuple[str, str]]:
    """What the exchange says lies in what."""
    return set(Within.objects.values_list("inner__source_id", "outer__source_id"))


@settings(max_examples=25)
@given(tree=TREES, later=TREES, shuffle=st.randoms(use_true_random=False))
def test_the_closure_is_that_of_the_tree_also_after_places_move(tree, later, shuffle) -> None:
    drop_dataset(dataset="d", by=BY)
    Dataset.objects.get_or_create(pk="d", defaults={"title": "D", "dated": datetime.date(2026, 1, 1)})
    for shape in (tree, later):
        given_rows = rows(shape)
        shuffle.shuffle(given_rows)
        keep_places(rows=given_rows, dataset="d", by=BY)
        assert said() == reached({(n, up) for n, up in enumerate(shape) if up is not None})


@settings(max_examples=25)
@given(tree=TREES, edge=st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)))
def test_a_place_said_to_lie_in_another_lies_in_all_that_one_lies_in(tree, edge) -> None:
    drop_dataset(dataset="d", by=BY)
    Dataset.objects.get_or_create(pk="d", defaults={"title": "D", "dated": datetime.date(2026, 1, 1)})
    keep_places(rows=rows(tree), dataset="d", by=BY)
    ids = dict(Place.objects.values_list("source_id", "pk"))
    pair = [{"inner": ids[f"p{edge[0]}"], "outer": ids[f"p{edge[1]}"], "basis": "derived"}]
    keep_within(rows=pair, dataset="d", by=BY)
    edges = {(n, up) for n, up in enumerate(tree) if up is not None}
    assert said() == reached({*edges, edge})
    assert keep_within(rows=pair, dataset="d", by=BY).new == []


def test_a_ring_is_refused_and_the_rest_is_kept() -> None:
    Dataset.objects.create(pk="d", title="D", dated=datetime.date(2026, 1, 1))
    ring = [
        {"source_id": "a", "name": "A", "kind": "other", "parent": "b"},
        {"source_id": "b", "name": "B", "kind": "other", "parent": "a"},
        {"source_id": "c", "name": "C", "kind": "other", "parent": None},
    ]
    kept = keep_places(rows=ring, dataset="d", by=BY)
    assert sorted(kept.refused) == ["a", "b"] and kept.new == ["c"]
