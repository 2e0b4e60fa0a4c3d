"""Every change is whole: what a reader sees is what some number of the feed left."""

import random
import subprocess
import sys
import time

import pytest

from alongside.backends.index.problems import IndexInUse, IndexProblem
from alongside.backends.search import Search, SearchWriter
from alongside.backends.search.schema import FORMAT
from tests.backends.search.worlds import asked, item


def keys(folder):
    return Search.open(folder).keys()


def test_changes_one_at_a_time_end_where_a_rebuild_does(tmp_path):
    chance, held = random.Random(3), {}
    with SearchWriter.open(tmp_path / "a") as writer:
        writer.rebuild([], 0)
        for seq in range(1, 40):
            upserts = [item(chance.randrange(12), f"walk {seq}") for _ in range(chance.randrange(3))]
            gone = [f"need:{chance.randrange(12)}" for _ in range(chance.randrange(2))]
            gone = [key for key in gone if key not in {one.key for one in upserts}]
            writer.apply(upserts, gone, seq)
            held |= {one.key: one for one in upserts}
            for key in gone:
                held.pop(key, None)
            assert writer.feed_seq == seq
    with SearchWriter.open(tmp_path / "b") as writer:
        writer.rebuild(held.values(), 39)
    assert keys(tmp_path / "a") == set(held) == keys(tmp_path / "b")
    one, other = Search.open(tmp_path / "a"), Search.open(tmp_path / "b")
    assert one.find(asked("walk"), ["need"]) == other.find(asked("walk"), ["need"])


def test_a_rebuild_that_fails_leaves_what_was_there(tmp_path):
    def broken():
        yield item(2)
        raise OSError("no disk")

    with SearchWriter.open(tmp_path) as writer:
        writer.rebuild([item(1)], 1)
        with pytest.raises(OSError, match="no disk"):
            writer.rebuild(broken(), 2)
        assert writer.feed_seq == 1
        writer.apply([item(3)], [], 2)
    assert keys(tmp_path) == {"need:1", "need:3"}


def test_a_second_writer_is_told_to_wait_and_a_closed_one_to_open_again(tmp_path):
    with SearchWriter.open(tmp_path) as writer, pytest.raises(IndexInUse):
        SearchWriter.open(tmp_path)
    with pytest.raises(IndexProblem, match="Open it again"):
        writer.apply([], [], 1)
    writer.close()
    SearchWriter.open(tmp_path).close()


@pytest.mark.parametrize("damage", ["{", "", '{"segments": 3}'])
def test_an_index_that_cannot_be_read_is_begun_anew(tmp_path, damage):
    with SearchWriter.open(tmp_path) as writer:
        writer.rebuild([item(1)], 5)
    (tmp_path / FORMAT / "meta.json").write_text(damage)
    with SearchWriter.open(tmp_path) as writer:
        assert writer.feed_seq == -1
        writer.rebuild([item(2)], 6)
    assert keys(tmp_path) == {"need:2"}


def test_a_writer_that_is_killed_leaves_a_whole_number_of_changes(tmp_path):
    last = 0
    for wait in (0.0, 0.02, 0.05):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.backends.search.child", str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None and child.stdout.readline() == "begun\n"
        until = time.monotonic() + 30
        while Search.open(tmp_path).feed_seq < last + 4 and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(wait)
        child.kill()
        child.wait()
        child.stdout.close()
        index = Search.open(tmp_path)
        last = index.feed_seq
        gone = {number - 1 for number in range(1, last + 1) if number % 3 == 1}
        assert index.keys() == {f"need:{number}" for number in range(1, last + 1) if number not in gone}
    assert last >= 12
