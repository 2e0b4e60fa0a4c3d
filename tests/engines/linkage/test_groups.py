"""Groups hold what is joined, and never two that are known to be two."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.engines.linkage import groups, members

SIZE = 6
EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 9)), max_size=9)
APART = st.sets(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] != pair[1]), max_size=4
)


def found(edges, apart=()):
    left, right, chance = (np.array([edge[k] for edge in edges], dtype=np.int64) for k in range(3))
    return groups(SIZE, left, right, chance / 10, apart)


def slow(edges, apart):
    """Sets that are joined from the surest down, unless that puts two that are apart together."""
    sets = [{row} for row in range(SIZE)]
    for a, b, _ in sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1])):
        one = next(s for s in sets if a in s)
        other = next(s for s in sets if b in s)
        if one is not other and not any({x, y} <= one | other for x, y in apart):
            sets = [s for s in sets if s is not one and s is not other] + [one | other]
    return sorted(sorted(s) for s in sets if len(s) > 1)


@settings(max_examples=60, deadline=None)
@given(EDGES, APART, st.randoms())
def test_groups_are_those_of_a_slow_reckoning_in_any_order(edges, apart, order):
    edges = [(min(a, b), max(a, b), chance) for a, b, chance in edges]
    told = found(edges, apart)
    assert [list(rows) for rows in members(told)] == slow(edges, apart)
    mixed = edges.copy()
    order.shuffle(mixed)
    assert found(mixed, apart).of.tolist() == told.of.tolist()
    for (a, b, _), clash in zip(edges, told.clash.tolist(), strict=True):
        assert clash == (told.of[a] != told.of[b])
