"""Keywords alone: the peer's own figures, and the formula by hand."""

import math

import numpy as np
import pytest

from alongside.backends.keywords import K1, B, Keywords, keywords

TEXTS = ["Lonely men meet for lunch", "Lunch and a walk for carers", "A walk in the park", ""]


def test_stopped_words_and_single_letters_are_no_keywords():
    assert keywords("The walks of a carer, with B") == ["walk", "carer"]


def test_scores_are_those_of_the_formula():
    found = Keywords(TEXTS)
    lengths = [4, 3, 2, 0]  # "for", "and", "a", "in", "the" are stopped
    by_hand = math.log1p((4 - 2 + 0.5) / 2.5) / (1 + K1 * (1 - B + B * 3 / (sum(lengths) / 4)))
    assert found.scores("lunch")[1] == pytest.approx(by_hand)
    assert found.scores("lunch lunch")[1] == pytest.approx(2 * by_hand)
    assert [row for row, _ in found.best("walk", 5)] == [2, 1]
    assert found.best("nothing", 5) == [] and len(Keywords([]).scores("walk")) == 0


def test_the_peer_gives_the_same_scores():
    bm25s = pytest.importorskip("bm25s")
    words = [keywords(text) for text in TEXTS[:3]]
    peer = bm25s.BM25(k1=K1, b=B, method="lucene")
    peer.index(words, show_progress=False)
    for asked in ("lunch for carers", "a walk", "lonely walk in the park"):
        assert np.allclose(peer.get_scores(keywords(asked)), Keywords(TEXTS[:3]).scores(asked), atol=1e-6)
