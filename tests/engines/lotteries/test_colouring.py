"""Colours come once at a left end and evenly at a right end."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.lotteries.colouring import evenly


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda colours: st.tuples(
            st.just(colours),
            st.lists(st.lists(st.integers(0, 3), max_size=colours), max_size=14),
        )
    )
)
def test_colours_are_even(world):
    colours, lefts = world
    edges = [(left, right) for left, rights in enumerate(lefts) for right in rights]
    found = evenly(edges, colours)
    assert all(0 <= colour < colours for colour in found)
    at_left = Counter((left, colour) for (left, _), colour in zip(edges, found, strict=True))
    assert max(at_left.values(), default=1) == 1
    for end in range(4):
        counts = Counter(colour for (_, right), colour in zip(edges, found, strict=True) if right == end)
        each = [counts[colour] for colour in range(colours)]
        assert max(each) - min(each) <= 1
