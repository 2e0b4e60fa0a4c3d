"""The best so far is what sorting everything at the end gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.backends.index.running import Running


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3))), max_size=8), st.integers(1, 4))
def test_it_keeps_the_best_and_of_equals_the_first(pieces, limit):
    best, row, everything = Running(3, limit, -np.inf, np.float32), 0, []
    for piece in pieces:
        piece = sorted(piece)
        rows = np.arange(row, row + len(piece))
        row += len(piece)
        everything += [(need, int(at), score) for (need, score), at in zip(piece, rows, strict=True)]
        need = np.array([need for need, _ in piece], dtype=np.int64)
        score = np.array([score for _, score in piece], dtype=np.float32)
        kept = score > best.floor[need]
        best.add(need[kept], rows[kept], score[kept])
    need, rows, _ = best.settle()
    expected = []
    for one in range(3):
        mine = sorted((-score, at) for each, at, score in everything if each == one)[:limit]
        expected += [(one, at) for at in sorted(at for _, at in mine)]
    assert list(zip(need.tolist(), rows.tolist(), strict=True)) == expected
