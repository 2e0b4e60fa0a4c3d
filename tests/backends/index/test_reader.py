import dataclasses

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.backends.encoders import LatentEncoder
from alongside.backends.index import KINDS, STAGES, STANDINGS, Index, IndexProblem, Query, Writer
from tests.backends.index.worlds import Frozen, Slow, document, queries, same, worlds

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PUBLIC = frozenset({"public"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a new folder each time it is asked."""
    return lambda: tmp_path_factory.mktemp("index")


def built(folder, held, encoder=None):
    path = folder()
    with Writer.open(path, encoder or Frozen()) as writer:
        writer.rebuild(held, 1)
    return Index.open(path)


@few
@given(held=worlds(), query=queries())
def test_search_finds_exactly_what_a_slow_reading_of_the_rules_finds(folder, held, query):
    slow = Slow(held, Frozen())
    found = built(folder, held).search(query)
    expected, excluded = slow.search(query)
    assert found.id.tolist() == [one.id for one in expected]
    assert found.excluded == excluded
    np.testing.assert_allclose(found.lexical, [slow.lexical(one, query) for one in expected], rtol=1e-5)
    np.testing.assert_allclose(found.coverage, [slow.coverage(one, query) for one in expected], rtol=1e-5)
    np.testing.assert_allclose(found.semantic, [slow.semantic(one, query) for one in expected], atol=0.02)


@few
@given(held=worlds())
def test_every_column_comes_back_as_it_went_in(folder, held):
    held = [dataclasses.replace(one, world="real", audiences=("public",), title="warm") for one in held]
    found = built(folder, held).search(Query("warm homes", PUBLIC, "real"))
    assert len(found) == len(held)
    for row, one in enumerate(sorted(held, key=lambda one: one.id)):
        assert KINDS[found.kind[row]] == one.kind
        assert STANDINGS[found.standing[row]] == one.standing
        assert {stage for bit, stage in enumerate(STAGES) if found.stages[row] >> bit & 1} == set(one.stages)
        for name in ("actor", "confirmed", "valid_until", "evidence"):
            assert getattr(found, name)[row] == getattr(one, name)
        for name in ("lat", "lon", "capacity"):
            assert np.array_equal(getattr(found, name)[row], np.float32(getattr(one, name)), equal_nan=True)
        for name in ("subjects", "reach"):
            starts, values = getattr(found, name)
            assert tuple(values[starts[row] : starts[row + 1]]) == getattr(one, name)
        assert found.groups[row] == one.groups


@few
@given(held=worlds(), query=queries(), limit=st.integers(1, 3))
def test_the_best_by_words_are_found_in_no_more_than_twice_the_limit(folder, held, query, limit):
    query = dataclasses.replace(query, limit=limit)
    slow = Slow(held, Frozen())
    found = built(folder, held).search(query)
    score = {one.id: np.float32(slow.lexical(one, query)) for one in slow.search(query)[0]}
    best = sorted((one for one in score if score[one] > 0), key=lambda one: (-score[one], one))[:limit]
    worst = min((score[one] for one in best), default=0)
    assert len(found) <= 2 * limit
    surely = {one for one in best if score[one] > worst * np.float32(1.00001)}
    assert surely <= set(found.id.tolist()) <= set(score)


@few
@given(held=worlds(), query=queries(limit=4))
def test_what_the_viewer_may_not_see_changes_nothing_in_the_answer(folder, held, query):
    visible = [one for one in held if set(one.audiences) & query.audiences or "public" in one.audiences]
    assert same(built(folder, held).search(query), built(folder, visible).search(query))


def test_fitting_the_encoder_reads_open_rows_only(folder):
    opened = [document(1, "warm homes"), document(2, "walking groups for carers")]
    hidden = [document(number, "secret secret plan", audiences=("party:7",)) for number in range(3, 30)]
    query = Query("secret warm walking", PUBLIC, "real")
    found = built(folder, opened + hidden, LatentEncoder()).search(query)
    assert found.id.tolist() == [1, 2]
    assert same(found, built(folder, opened, LatentEncoder()).search(query))


def test_the_practice_world_changes_nothing_in_the_real_one(folder):
    real = [document(1, "warm homes"), document(2, "walking groups")]
    practice = [document(number, "warm walking", world="practice") for number in range(3, 9)]
    query = Query("warm walking", PUBLIC, "real")
    assert same(built(folder, real + practice).search(query), built(folder, real).search(query))


def test_a_viewer_without_the_public_token_sees_only_rows_with_a_token_of_theirs(folder):
    held = [
        document(1),
        document(2, audiences=("public", "circle:1")),
        document(3, audiences=("circle:1",)),
        document(4, audiences=()),
    ]
    index = built(folder, held)
    assert index.search(Query("warm", frozenset({"circle:1"}), "real")).id.tolist() == [2, 3]
    assert index.search(Query("warm", frozenset(), "real")).id.tolist() == []


def test_a_filter_counts_what_it_leaves_out_once(folder):
    held = [
        document(1),
        document(2, kind="fund"),
        document(3, stages=("idea",)),
        document(4, kind="fund", stages=("idea",)),
        document(5, "carers", kind="fund"),
        document(6, kind="fund", audiences=("members",)),
    ]
    found = built(folder, held).search(
        Query("warm homes", PUBLIC, "real", kinds=frozenset({"support"}), stages=frozenset({"testing"}))
    )
    assert found.id.tolist() == [1]
    assert found.excluded == {"kind": 2, "stage": 1}


@pytest.mark.parametrize(
    "text",
    [
        "warm AND (homes",
        'title:"',
        "-warm +homes",
        "*",
        "audience:7 OR kind:[0 TO 9]",
        "\x00",
        "warm~2^9",
        "{!}",
        "é" * 100,
        "\ud800 warm",
    ],
)
def test_a_question_is_words_never_commands(folder, text):
    index = built(folder, [document(1), document(2, audiences=("party:7",))])
    assert 2 not in index.search(Query(text, PUBLIC, "real")).id


def test_nothing_asked_finds_nothing(folder):
    index = built(folder, [document(1)])
    assert len(index.search(Query("", PUBLIC, "real"))) == 0
    assert len(index.search(Query("warm", PUBLIC, "elsewhere"))) == 0
    assert len(built(folder, []).search(Query("warm", PUBLIC, "real"))) == 0


def test_a_word_no_open_row_says_lowers_coverage(folder):
    index = built(folder, [document(1)])
    assert index.search(Query("warm homes", PUBLIC, "real")).coverage[0] == 1
    assert index.search(Query("warm homes kayak", PUBLIC, "real")).coverage[0] < 0.5


def test_accents_and_endings_do_not_matter(folder):
    index = built(folder, [document(1, "Walking to the café")])
    assert index.search(Query("CAFES walked", PUBLIC, "real")).coverage[0] > 0.99


def test_texts_that_mean_the_same_are_nearer_than_others_and_an_unknown_one_is_near_nothing(folder):
    index = built(folder, [document(1, title="warm homes"), document(2, title="mending bicycles")])
    near = index.nearness("warm homes", ["warm homes", "mending bicycles", ""])
    assert near[0] == pytest.approx(1) and near[0] > near[1] and near[2] == 0
    assert index.nearness("warm homes", []).shape == (0,)


def test_answers_cannot_be_written_to(folder):
    found = built(folder, [document(1)]).search(Query("warm", PUBLIC, "real"))
    with pytest.raises(ValueError, match="read-only"):
        found.lexical[0] = 9


def test_an_unknown_filter_is_refused_by_name(folder):
    with pytest.raises(IndexProblem, match="KINDS"):
        built(folder, [document(1)]).search(Query("warm", PUBLIC, "real", kinds=frozenset({"gift"})))


def test_ties_at_the_limit_go_to_the_smaller_id(folder):
    index = built(folder, [document(number) for number in (9, 4, 7, 2, 8)])
    assert index.search(Query("warm homes", PUBLIC, "real", limit=2)).id.tolist() == [2, 4]


def test_one_asked_for_by_its_number_is_a_candidate_only_where_it_passes(folder):
    held = [document(1), document(2), document(3, "bins")]
    held.append(document(4, "bins", audiences=("party:9",)))
    held.append(document(5, "bins", kind="fund"))
    index = built(folder, held)
    query = Query("warm homes", PUBLIC, "real", kinds=frozenset({"support"}), limit=1)
    before = index.search(query)
    also = index.search(dataclasses.replace(query, also=frozenset({3, 4, 5, 99})))
    assert 3 not in before.id and sorted(also.id.tolist()) == sorted({*before.id.tolist(), 3})
    row = also.id.tolist().index(3)
    assert also.lexical[row] == 0 and also.coverage[row] == 0
