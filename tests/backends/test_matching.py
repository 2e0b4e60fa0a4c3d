"""From candidates to answers: many needs get what one search and one ranking each would give."""

from datetime import date
from itertools import pairwise

import pytest

from alongside.backends.index import Index, Query, Writer, many, shards
from alongside.backends.lines import NeedLine
from alongside.backends.matching import CANDIDATES, NO_SUBJECTS, columns, profile, ranked
from alongside.engines.matching import rank
from tests.backends.index.test_many import line_of, prepared
from tests.backends.index.worlds import Frozen, document

TODAY = date(2026, 11, 22).toordinal()
SAYINGS = (
    "Lunch club for older men who live alone",
    "Training for family carers of people with dementia",
    "Legal advice on licensing an invention",
    "Volunteer drivers take patients to hospital",
)
NEEDS = [
    NeedLine("one", "a lunch club for older men", "idea", 51.5, -0.1),
    NeedLine("two", "family carers of people with dementia want training"),
    NeedLine("three", "drivers to hospital", "adoption"),
    NeedLine("four", ""),
]


def held():
    return [
        document(
            number,
            title=SAYINGS[number % 4],
            text=SAYINGS[number % 3],
            kind=("support", "asset")[number % 2],
            standing=("open", "unclaimed", "history")[number % 3],
            lat=51.4,
            lon=number / 100,
            stages=("idea",) * (number % 2),
        )
        for number in range(40)
    ]


def in_a_block(documents, needs, top):
    cut, corpus = prepared(documents, 16, Frozen())
    block = many.block_of([need.text for need in needs], corpus, Frozen())
    return list(ranked(many.search(cut, corpus, block, CANDIDATES), needs, today=TODAY, top=top))


def one_by_one(folder, documents, needs, top):
    """The slow way: a search and a ranking for each need, by the index."""
    with Writer.open(folder, Frozen()) as writer:
        writer.rebuild(documents, 0)
    index = Index.open(folder)
    for place, need in enumerate(needs):
        found = index.search(Query(need.text, frozenset({"public"}), "real", limit=CANDIDATES))
        ranking = rank(profile(need, TODAY), columns(found), NO_SUBJECTS, top=top)
        for position, row in enumerate(ranking.order.tolist(), 1):
            yield place, position, int(ranking.id[row]), float(ranking.score[row])


@pytest.mark.parametrize("top", [1, 7, 400])
def test_a_block_is_ranked_as_one_need_after_another(tmp_path, top):
    found = [(line.need, line.rank, line.offer, line.score) for line in in_a_block(held(), NEEDS, top)]
    assert found == list(one_by_one(tmp_path / "index", held(), NEEDS, top))
    assert len(found) > 2


@pytest.mark.parametrize("number", range(len(SAYINGS)))
def test_an_offer_is_the_first_answer_to_its_own_words(number):
    documents = [document(place, text) for place, text in enumerate(SAYINGS)]
    found = in_a_block(documents, [NeedLine("n", SAYINGS[number])], 4)
    assert (found[0].need, found[0].rank, found[0].offer) == (0, 1, number)
    assert all(a.score >= b.score and a.rank + 1 == b.rank for a, b in pairwise(found))


def test_a_document_and_a_line_say_the_same_words():
    one = document(3, title="warm homes", text="for older people")
    assert shards.counts_of(shards.words_of([line_of(one)])).length == 2 * 2 + 3
