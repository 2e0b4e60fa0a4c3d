"""A block of needs is given what one search each gives, and what reading every row gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.backends.encoders import LatentEncoder
from alongside.backends.index import KINDS, STANDINGS, Index, Query, Writer, many, shards
from alongside.backends.index.documents import stage_mask
from alongside.backends.index.shards import OfferLine
from tests.backends.index.worlds import WORDS, Frozen, document

EVERYTHING = 10_000
COLUMNS = ("lexical", "semantic", "coverage", "kind", "standing", "stages", "lat", "lon")


def line_of(one):
    place = KINDS.index(one.kind), STANDINGS.index(one.standing), stage_mask(one.stages)
    return OfferLine(one.id, str(one.id), one.title, one.text, *place, one.lat, one.lon)


def prepared(held, size, encoder):
    """Cut documents, sorted by id, into shards of a size."""
    lines = [line_of(one) for one in held]
    words = [shards.words_of(lines[at : at + size]) for at in range(0, len(lines), size)]
    corpus = shards.together(map(shards.counts_of, words))
    return [each | shards.vectors_of(each, encoder) for each in words], corpus


def singly(path, held, texts, *limits):
    """One search a need, by the index."""
    with Writer.open(path, Frozen()) as writer:
        writer.rebuild(held, 0)
    index, seen = Index.open(path), (frozenset({"public"}), "real")
    return [[index.search(Query(text, *seen, limit=limit)) for text in texts] for limit in limits]


def of_need(found, need):
    mine = found.need == need
    return {name: column[mine] for name, column in found.columns().items()}


def assert_same(found, one):
    assert found["number"].tolist() == one.id.tolist()
    for name in COLUMNS:
        theirs = getattr(one, name)
        assert np.array_equal(found[name].astype(theirs.dtype), theirs, equal_nan=theirs.dtype.kind == "f"), (
            name
        )
    assert (one.akin is None) == bool(np.isnan(found["akin_words"]).all())
    for name, theirs in zip(("akin_words", "akin_meaning"), one.akin or (), strict=False):
        assert found[name].tolist() == theirs.tolist(), name


def by_reading_all(every, limit):
    """The ids of the best by words and the best by meaning, from the scores of all rows."""
    rows = range(len(every))
    spoken = [row for row in rows if every.lexical[row] > 0]
    words = sorted(spoken, key=lambda row: (-every.lexical[row], every.id[row]))[:limit]
    meaning = sorted(rows, key=lambda row: (-every.semantic[row], every.id[row]))[:limit]
    return sorted({int(every.id[row]) for row in words + meaning})


texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
worlds = st.lists(texts, min_size=1, max_size=14).map(
    lambda said: [
        document(
            2 * number + 1, text, kind=KINDS[number % 3], stages=("idea",) * (number % 2), lat=number * 1.0
        )
        for number, text in enumerate(said)
    ]
)


@settings(max_examples=6)
@given(worlds, st.lists(texts, max_size=4), st.integers(1, 4), st.integers(1, 15))
def test_a_block_of_needs_is_given_what_one_search_each_gives(tmp_path_factory, held, asked, limit, size):
    cut, corpus = prepared(held, size, LatentEncoder())
    found = many.search(cut, corpus, many.block_of(asked, corpus, LatentEncoder()), limit)
    ones, every = singly(tmp_path_factory.mktemp("index") / "i", held, asked, limit, EVERYTHING)
    for need, (one, all_) in enumerate(zip(ones, every, strict=True)):
        assert_same(of_need(found, need), one)
        if len(all_):
            assert one.id.tolist() == by_reading_all(all_, limit)


def large(count, seed=3):
    """More rows than are multiplied at once, many of them alike, so that ties cross the edges of shards."""
    chance = np.random.default_rng(seed)
    return [
        document(number, " ".join(chance.choice(WORDS, chance.integers(1, 9)).tolist()))
        for number in range(count)
    ]


ASKED = (
    "lonely older people",
    "warm homes for carers",
    "café walking groups",
    "",
    "nothing known",
    "diabetes",
)


@pytest.fixture(scope="module")
def crowd():
    held = large(5000)
    return held, *prepared(held, 2300, LatentEncoder())


@pytest.mark.parametrize("limit", [1, 7, 300])
def test_ties_at_the_limit_go_to_the_smaller_number(crowd, limit):
    _, cut, corpus = crowd
    block = many.block_of(ASKED, corpus, LatentEncoder())
    found = many.search(cut, corpus, block, limit)
    every = many.search(cut, corpus, block, EVERYTHING)
    for need in range(len(ASKED)):
        mine, all_ = of_need(found, need), of_need(every, need)
        order = np.lexsort((all_["number"], -all_["lexical"]))[:limit]
        words = all_["number"][order[all_["lexical"][order] > 0]]
        order = np.lexsort((all_["number"], -all_["semantic"]))[: limit if block.factors[need] else 0]
        assert mine["number"].tolist() == np.union1d(words, all_["number"][order]).tolist()


def test_needs_asked_alone_and_shards_of_another_size_give_the_same(crowd):
    held, cut, corpus = crowd
    block = many.block_of(ASKED, corpus, LatentEncoder())
    found = many.search(cut, corpus, block, 40)
    for need, text in enumerate(ASKED):
        alone = many.search(cut, corpus, many.block_of([text], corpus, LatentEncoder()), 40)
        assert_equal(of_need(found, need), of_need(alone, 0))
    smaller, _ = prepared(held, 700, LatentEncoder())
    assert_equal(found.columns(), many.search(smaller, corpus, block, 40).columns())


def assert_equal(one, other):
    for name in one:
        if name != "need" or len(set(one[name].tolist())) > 1:
            assert np.array_equal(one[name], other[name], equal_nan=one[name].dtype.kind == "f"), name


def test_no_offers_and_no_needs_give_nothing():
    corpus = shards.together([])
    block = many.block_of(["warm homes"], corpus, LatentEncoder())
    assert len(many.search([], corpus, block, 5).need) == 0
    cut, corpus = prepared(large(3), 3, LatentEncoder())
    assert len(many.search(cut, corpus, many.block_of([], corpus, LatentEncoder()), 5).need) == 0
