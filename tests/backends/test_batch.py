"""A batch of files on one machine: taken up again after a kill, and the same however it is cut."""

from dataclasses import replace
from pathlib import Path

import pyarrow
import pytest

from alongside.backends import batch
from alongside.backends.batch import BatchBusy, Job
from alongside.backends.index.shards import OfferLine
from alongside.backends.lines import NeedLine
from tests.backends.index.worlds import Frozen

SAID = ("warm homes for older people", "walking groups", "training for family carers", "legal advice")
NEEDS = [NeedLine(f"n{number}", SAID[number % 4]) for number in range(10)]


def offers():
    for number in range(50):
        yield OfferLine(2 * number, f"o{number}", SAID[number % 4], SAID[number % 3], number % 5, number % 3)


@pytest.fixture(autouse=True, scope="module")
def small_and_quick():
    """Blocks of four needs, and an encoder that has nothing to learn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "BLOCK", 4)
        patch.setattr(batch, "choose", lambda _: Frozen())
        yield


def job(folder, **changes):
    return replace(Job(folder / "work", "key", 740_000, 5, "latent"), **changes)


def run(given, source=offers):
    with batch.opened(given) as opened:
        count = batch.run(NEEDS, source, opened, lambda *_: None)
        return count, pyarrow.concat_tables(batch.kept_answers(opened.folder)).to_pylist()


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    return run(job(tmp_path_factory.mktemp("whole")))


def test_every_need_is_answered_in_order_by_known_offers(expected):
    count, rows = expected
    assert count == 50
    assert {row["offer"] for row in rows} <= {line.id for line in offers()}
    answered = list(dict.fromkeys(row["need"] for row in rows))
    assert len(answered) > 5 and answered == sorted(answered, key=lambda need: int(need[1:]))


def test_a_run_that_was_killed_does_only_what_is_left_and_gives_the_same(tmp_path, monkeypatch, expected):
    block, done = batch._block, []

    def dies_after_two(*given):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(given[1])
        return block(*given)

    monkeypatch.setattr(batch, "_block", dies_after_two)
    with pytest.raises(KeyboardInterrupt):
        run(job(tmp_path))
    monkeypatch.setattr(batch, "_block", lambda *given: done.append(given[1]) or block(*given))

    def not_again():
        raise AssertionError("the offers are prepared already")

    assert run(job(tmp_path, today=750_000), not_again) == expected
    assert done == [0, 4, 8], "each block once, and on the day it began"


def test_of_another_key_nothing_is_taken_over(tmp_path, expected):
    run(job(tmp_path, top=1))
    assert run(job(tmp_path, key="other")) == expected


def test_what_one_process_may_hold_changes_no_answer(tmp_path, monkeypatch, expected):
    monkeypatch.setattr(Job, "shard", property(lambda _: 7))
    monkeypatch.setattr(Job, "together", property(lambda _: 3))
    assert run(job(tmp_path)) == expected


def test_two_processes_give_what_one_gives(tmp_path, monkeypatch, expected):
    monkeypatch.setattr(Job, "shard", property(lambda _: 7))
    assert run(job(tmp_path, workers=2)) == expected


def test_less_memory_means_fewer_at_once():
    large, small = (job(Path(), memory=memory, workers=2) for memory in (4096, 900))
    assert large.together == 4, "never more than a block"
    assert 2048 <= small.shard < large.shard <= 65_536


def test_two_runs_in_one_folder_are_refused(tmp_path):
    with batch.opened(job(tmp_path)), pytest.raises(BatchBusy, match="at work"), batch.opened(job(tmp_path)):
        pass


def test_no_offers_answer_nothing(tmp_path):
    count, rows = 0, []
    with batch.opened(job(tmp_path)) as opened:
        count = batch.run(NEEDS, lambda: iter(()), opened, lambda *_: None)
        rows = [row for table in batch.kept_answers(opened.folder) for row in table.to_pylist()]
    assert (count, rows) == (0, [])
