import multiprocessing
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.backends.encoders import choose
from alongside.backends.index import (
    Index,
    IndexInUse,
    IndexProblem,
    Query,
    Writer,
    WrongDocument,
    checksum_of,
    pairs,
    status,
)
from tests.backends.index.child import acknowledging, held_after
from tests.backends.index.worlds import Frozen, document, documents, queries, same

ROOT = Path(__file__).parents[3]
CHILD = Path(__file__).with_name("child.py")
PUBLIC = frozenset({"public"})
ids = st.integers(1, 8)
changes = st.lists(st.tuples(st.lists(documents(ids), max_size=5), st.lists(ids, max_size=2)), max_size=7)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a new folder each time it is asked."""
    return lambda: tmp_path_factory.mktemp("index")


def child(path, *words):
    """Start a process that applies changes 1, 2, 3 … until it is stopped."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(path), *words], env=environment, stdout=subprocess.PIPE, text=True
    )


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=changes, asked=st.lists(queries(), min_size=1, max_size=3))
def test_small_changes_one_after_another_equal_a_rebuild_to_the_last_bit(folder, changes, asked):
    """With the same word weights in the encoder and no more rows than the limit."""
    path, held = folder(), {}
    with Writer.open(path, Frozen()) as writer:
        writer.rebuild([], 0)
        for number, (upserts, deletes) in enumerate(changes, 1):
            writer.apply(upserts, deletes, number)
            held |= {one.id: one for one in upserts}
            held = {one: held[one] for one in held if one not in deletes}
    anew = folder()
    with Writer.open(anew, Frozen()) as writer:
        writer.rebuild(held.values(), len(changes))
    expected = sorted((one.id, one.version) for one in held.values())
    assert list(pairs(path)) == list(pairs(anew)) == expected
    found = status(path)
    assert (found.sound, found.problems, found.offers) == (True, (), len(held))
    assert found.checksum == status(anew).checksum == checksum_of(reversed(expected))
    for query in asked:
        assert same(Index.open(path).search(query), Index.open(anew).search(query))


def test_many_single_changes_leave_few_segments_and_only_the_files_of_two_generations(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild((document(number) for number in range(1, 25)), 0)
        for number in range(1, 25):
            writer.apply([document(number, f"homes {number}")], [], number)
    assert len(os.listdir(tmp_path / "segments")) <= 12
    assert len(os.listdir(tmp_path / "encoders")) == 1
    assert status(tmp_path).sound
    found = Index.open(tmp_path).search(Query("homes", PUBLIC, "real"))
    assert found.id.tolist() == list(range(1, 25))


def test_the_last_upsert_counts_and_a_deleted_id_is_gone(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.apply([document(1, "one"), document(1, "two", audiences=("members",))], [], 1)
        assert len(Index.open(tmp_path).search(Query("one two", PUBLIC, "real"))) == 0
        writer.apply([document(1, "three"), document(1, "four"), document(2)], [2], 2)
    found = Index.open(tmp_path).search(Query("three four", PUBLIC, "real"))
    assert found.id.tolist() == [1]
    assert found.coverage[0] < 1
    assert list(pairs(tmp_path)) == [(1, 1)]


def test_an_offer_withdrawn_from_the_public_is_not_found_by_it_again(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(1), document(2)], 1)
        index = Index.open(tmp_path)
        writer.apply([document(1, audiences=("party:7",))], [], 2)
    assert index.refresh()
    assert not index.refresh()
    assert (index.generation, index.offers, index.feed_seq) == (2, 2, 2)
    assert index.search(Query("warm", PUBLIC, "real")).id.tolist() == [2]
    assert index.search(Query("warm", frozenset({"party:7"}), "real")).id.tolist() == [1]


def test_a_refused_document_changes_nothing(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(1)], 1)
        for fault in (dict(kind="gift"), dict(standing="gone"), dict(stages=("later",))):
            with pytest.raises(WrongDocument, match="Offer 2"):
                writer.apply([document(3), document(2, **fault)], [1], 2)
        assert status(tmp_path).sound
        assert list(pairs(tmp_path)) == [(1, 1)]
        writer.apply([document(2)], [], 2)
    assert list(pairs(tmp_path)) == [(1, 1), (2, 2)]


def test_there_is_one_writer_at_a_time(tmp_path):
    with Writer.open(tmp_path, Frozen()), pytest.raises(IndexInUse, match="one writer"):
        Writer.open(tmp_path, Frozen())
    Writer.open(tmp_path, Frozen()).close()


def test_the_index_never_goes_back_along_the_feed(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(1)], 5)
        with pytest.raises(IndexProblem, match="change 5 of the feed.*alongside index rebuild"):
            writer.apply([], [], 4)
        writer.apply([document(1)], [], 5)
        assert writer.feed_seq == 5


def test_vectors_of_two_encoders_are_never_mixed(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(1)], 1)
    with Writer.open(tmp_path, choose("static")) as writer:
        with pytest.raises(IndexProblem, match="'latent'.*'static'.*alongside index rebuild"):
            writer.apply([document(2)], [], 2)
        writer.rebuild([document(2)], 2)
    assert Index.open(tmp_path).search(Query("warm", PUBLIC, "real")).id.tolist() == [2]


def test_a_reader_answers_from_whole_generations_while_another_process_writes(tmp_path):
    with child(tmp_path) as process:
        try:
            assert process.stdout.readline() == "begun\n"
            index, seen = Index.open(tmp_path), set()
            while len(seen) < 8 and process.poll() is None:
                index.refresh()
                found = index.search(Query("homes", PUBLIC, "real"))
                last = index.feed_seq
                assert found.id.tolist() == [one for one in range(1, last + 1) if one % 3 or one == last]
                seen.add(last)
        finally:
            process.kill()
    assert len(seen) == 8


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
def test_after_a_kill_at_any_moment_no_edit_that_was_acknowledged_is_lost(tmp_path, kills):
    """Killed, looked at and taken up again so often; each time whole, and true to the last edit told of."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([acknowledging.__module__])
    chance, edit = np.random.default_rng(7), 0.02  # seconds that an edit takes here, as last seen
    for told in chance.permutation(np.arange(kills) % 3):  # edits told of before the kill
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=acknowledging, args=(tmp_path, theirs))
        process.start()
        theirs.close()
        last = ours.recv()
        for _ in range(told):
            start = time.perf_counter()
            last = ours.recv()
            edit = time.perf_counter() - start
        time.sleep(chance.uniform(0.0, 1.1) * edit)
        process.kill()
        process.join()
        with suppress(EOFError):
            while True:
                last = ours.recv()
        found = status(tmp_path)
        assert found.sound, found.problems
        assert found.feed_seq in (last, last + 1)  # the last may have been applied and not yet told of
        assert [one for one, _ in pairs(tmp_path)] == held_after(found.feed_seq)
        seen = Index.open(tmp_path).search(Query("homes", PUBLIC, "real"))
        assert seen.id.tolist() == held_after(found.feed_seq)[-len(seen) :]
        process.close()
    assert found.feed_seq >= kills - 2


def test_a_rebuild_killed_half_way_leaves_the_old_generation(tmp_path):
    with Writer.open(tmp_path, Frozen()) as writer:
        writer.rebuild([document(1)], 1)
    with child(tmp_path, "rebuild") as process:
        assert process.stdout.readline() == "begun\n"
        process.kill()
    assert list(pairs(tmp_path)) == [(1, 1)]
    with Writer.open(tmp_path, Frozen()) as writer:
        assert len(os.listdir(tmp_path / "segments")) == 1
        writer.apply([document(2)], [], 2)
    assert list(pairs(tmp_path)) == [(1, 1), (2, 2)]
