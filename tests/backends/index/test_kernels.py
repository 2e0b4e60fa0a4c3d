from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from alongside.backends.index import kernels, sketch
from alongside.backends.index.lexical import K1, B

numba = pytest.importorskip("numba")
few = settings(max_examples=12, deadline=None)
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def both_ways():
    """Call something with the compiled loops and with NumPy."""

    def call(work):
        found = []
        for way in ("", "numpy"):
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("ALONGSIDE_SPEED", way)
                kernels.loops.cache_clear()
                assert (kernels.loops() is None) is (way == "numpy")
                found.append(work())
        kernels.loops.cache_clear()
        return found

    return call


@pytest.mark.parametrize(("rows", "width"), [(0, 8), (1, 256), (1030, 128), (2500, 100)])
def test_products_are_the_whole_numbers_they_are_either_way(both_ways, rows, width):
    chance = np.random.default_rng(rows)
    matrix = chance.integers(-127, 128, (rows, width), dtype=np.int8)
    asked = chance.integers(-516, 517, width).astype(np.float32)
    some = chance.integers(0, max(rows, 1), rows // 2)
    true = matrix.astype(np.int64) @ asked.astype(np.int64)
    for found in both_ways(lambda: kernels.dots(matrix, asked)):
        assert np.array_equal(found, true)
    for found in both_ways(lambda: kernels.dots(matrix, asked, some)):
        assert np.array_equal(found, true[some])


@pytest.mark.parametrize(("rows", "width"), [(1, 64), (300, 100), (600, 256)])
def test_a_sketch_sums_up_what_its_two_bits_say_either_way(both_ways, rows, width):
    chance = np.random.default_rng(rows)
    vectors = chance.integers(-127, 128, (rows, width), dtype=np.int8)
    asked = chance.integers(-516, 517, width).astype(np.float32)
    codes, loud = sketch.sketch(vectors)
    planes, total = sketch.asked_planes(asked)
    small = np.rint(asked.astype(float) * 7 / np.abs(asked).max())
    size = np.abs(vectors.astype(int))
    told = np.where(vectors >= 0, 1, -1) * np.where(size * width > size.sum(axis=1, keepdims=True), 3, 1)
    expected = (told @ small).astype(np.float32) * loud

    def estimated():
        found = np.empty(rows, dtype=np.float32)
        kernels.sketched(codes, planes, total, loud, found)
        return found

    for found in both_ways(estimated):
        assert np.array_equal(found, expected)


@few
@given(seed=seeds)
def test_which_rows_have_a_place_is_said_either_way(both_ways, seed):
    chance = np.random.default_rng(seed)
    lengths = chance.integers(0, 4, 30)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    places = chance.integers(-1, 9, starts[-1])
    wanted = chance.integers(-1, 9, 3)
    expected = [
        any(place in wanted and place >= 0 for place in places[begin:end]) for begin, end in pairwise(starts)
    ]
    for found in both_ways(lambda: kernels.serving(starts, places, wanted)):
        assert found.tolist() == expected


def test_words_are_summed_as_the_table_of_counts_sums_them():
    """The compiled way against BM25 written out, one row and one stem at a time, to the last bit."""
    chance = np.random.default_rng(3)
    rows, terms, asked = 40, 12, 5
    lengths = chance.integers(1, 7, rows)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    drawn = [np.sort(chance.choice(terms, length, replace=False)) for length in lengths]
    stems = np.concatenate(drawn).astype(np.uint32)
    counts = chance.integers(1, 5, len(stems)).astype(np.uint16)
    place = np.full(terms, -1, dtype=np.int16)
    place[chance.choice(terms, asked, replace=False)] = np.arange(asked)
    weight, searched, mean = chance.random(asked) * 5, chance.random(asked) > 0.3, 4.2
    text = starts, stems, counts, lengths.astype(np.int32)
    score, covered = kernels.said(np.arange(rows), text, (place, weight, searched, mean, K1, B))
    for row in range(rows):
        here = slice(starts[row], starts[row + 1])
        held = {place[stem]: float(count) for stem, count in zip(stems[here], counts[here], strict=True)}
        bm25 = rarity = 0.0
        for one in range(asked):
            if one in held:
                count = held[one]
                damp = K1 * (1 - B + B * lengths[row] / mean)
                bm25 += (K1 + 1) * count / (count + damp) * weight[one] if searched[one] else 0
                rarity += weight[one]
        assert (score[row], covered[row]) == (bm25, rarity)


@few
@given(asked=hnp.arrays(np.float32, 70, elements=st.integers(-516, 516).map(float)))
def test_the_bits_of_a_question_add_up_to_its_numbers(asked):
    planes, total = sketch.asked_planes(asked)
    bits = np.unpackbits(planes.view(np.uint8), axis=1, bitorder="little")[:, :70].astype(int)
    numbers = (bits * (1 << np.arange(4))[:, None]).sum(axis=0) - 8
    assert total == numbers.sum()
    assert np.abs(numbers).max() <= 7
    largest = max(float(np.abs(asked).max()), 1.0)
    np.testing.assert_allclose(numbers, asked.astype(float) * 7 / largest, atol=0.5001)
