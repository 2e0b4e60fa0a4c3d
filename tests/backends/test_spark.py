"""What workers do on a cluster, without one: rows come in as batches, and shards go out."""

import numpy as np
import pyarrow
import pyarrow.parquet
import pytest

from alongside.backends import spark
from alongside.backends.encoders import LatentEncoder
from alongside.backends.index import shards
from alongside.backends.lines import offer_of

ROWS = [{"number": 2 * at, "id": f"o{at}", "title": f"walking group {at}", "lat": 51.0} for at in range(10)]
BAD = [
    {"number": 3, "id": " ", "title": "", "lat": None},
    {"number": 5, "id": "far", "title": "", "lat": 99.0},
]


def batches(rows, size=4):
    return iter(pyarrow.Table.from_pylist(rows).to_batches(size))


def test_each_row_is_told_to_be_usable_or_what_is_wrong_with_it():
    found = pyarrow.Table.from_batches(spark._check(batches([*ROWS[:2], *BAD]))).to_pylist()
    assert [(row["number"], row["id"], row["column"]) for row in found] == [
        (0, "o0", None),
        (2, "o1", None),
        (3, None, "id"),
        (5, None, "lat"),
    ]
    assert [bool(row["why"]) for row in found] == [False, False, True, True]


def cut():
    """Rows in any order, cut into shards of four, without those left out."""
    left = frozenset(row["number"] for row in BAD)
    return list(spark._shards(batches([*ROWS, *BAD], 3), left, LatentEncoder()))


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(spark, "SHARD", 4)


def expected():
    for at in range(0, 10, 4):
        lines = [
            offer_of({key: str(value) for key, value in row.items()}, row["number"]) for row in ROWS[at:]
        ]
        words = shards.words_of(lines[:4])
        yield words | shards.vectors_of(words, LatentEncoder())


def assert_are_the_shards(found):
    for mine, theirs in zip(found, expected(), strict=True):
        assert mine.keys() == theirs.keys() - set(shards.TEXTS)
        assert all(mine[name].tobytes() == theirs[name].tobytes() for name in mine)


def test_shards_are_those_of_one_machine_and_say_what_they_count():
    rows = pyarrow.Table.from_batches(cut()).to_pylist()
    assert [(row["first"], row["live"]) for row in rows] == [(0, 4), (8, 4), (16, 2)]
    assert_are_the_shards([shards.unpacked(row["arrays"]) for row in rows])
    counted = shards.together(map(spark._counts, rows))
    whole = shards.together(map(shards.counts_of, expected()))
    assert (counted.live, counted.length) == (10, whole.length)
    assert np.array_equal(counted.keys, whole.keys) and np.array_equal(counted.counted, whole.counted)


def test_a_worker_takes_the_shards_to_its_own_disk_once(tmp_path, monkeypatch):
    (tmp_path / "shards").mkdir()
    table = pyarrow.Table.from_batches(reversed(cut()))
    pyarrow.parquet.write_table(table, tmp_path / "shards" / "part-0.parquet")
    corpus = shards.together(map(shards.counts_of, expected()))
    prepared = spark.Prepared(corpus, LatentEncoder().name, dict(LatentEncoder().state()), [])
    home = tmp_path / "home"
    first = spark._fetched(str(tmp_path), home, prepared.name, prepared)
    assert_are_the_shards(first.shards)
    assert list(first.ids([16, 2])) == ["o8", "o1"]
    monkeypatch.setattr(spark, "_fetch", None)
    assert spark._fetched(str(tmp_path), home, prepared.name, prepared).shards is first.shards
