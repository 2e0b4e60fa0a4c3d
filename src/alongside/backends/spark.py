"""Many needs against many offers on a cluster: the code of one machine, run by Apache Spark on each part.

Offers are cut into shards where they lie. What hangs on all of them together (how rare a word is, how long a
row, which words weigh how much) is counted once and sent to everyone. Needs are dealt out in blocks; each
worker takes the shards to its own disk, once, and answers its blocks as one machine does, so the answer is
the same to the last tie. All state lies in one folder of any file system that Hadoop knows; a run that was
killed goes on from there. Decision 22 says why offers go to the needs and not needs to the offers.
"""

from __future__ import annotations

import fcntl
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.fs
import pyarrow.parquet

from alongside.backends import batch
from alongside.backends.encoders import Encoder, choose, restore
from alongside.backends.index import shards
from alongside.backends.index.shards import Arrays, Corpus, OfferLine
from alongside.backends.lines import COLUMNS, NeedLine, RowBroken, cells_of, need_of, offer_of, twice

SHARD = 16_384  # offers in a shard: a few MB in a row of Spark's
BLOCK = batch.BLOCK  # needs searched together
AT_ONCE = 40 * BLOCK  # needs asked in one job: what is lost when a run is killed
CHECKED = "number long, id string, column string, why string"
SHARDS = "first long, live long, length long, keys binary, counted binary, arrays binary"
ANSWERS = "place long, need string, rank long, offer string, score double"
JUDGED = ("id", "kind", "standing", "pathway_stages", "stages", "lat", "lon")  # what can be wrong with a row
Batches = Iterator[pyarrow.RecordBatch]


def session(master: str = "") -> Any:
    """Start Spark, or give the session that runs. Workers use this interpreter and one thread each.

    Raises: ModuleNotFoundError where PySpark is not installed.
    """
    from pyspark.sql import SparkSession

    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.adaptive.coalescePartitions.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "4096",
        "spark.sql.parquet.columnarReaderBatchSize": "512",
    } | {f"spark.executorEnv.{name}": value for name, value in batch.ONE_THREAD.items()}
    for name, value in batch.ONE_THREAD.items():
        os.environ.setdefault(name, value)
    master = master or "local[*]"
    if master.startswith("local"):  # nobody else has business with it, and no name is looked up
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("alongside").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.conf.set("spark.sql.shuffle.partitions", 2 * spark.sparkContext.defaultParallelism)
    return spark


def running() -> bool:
    """Say whether there is a session already: whoever started it also stops it."""
    from pyspark.sql import SparkSession

    return SparkSession.getActiveSession() is not None


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be used. `row` as a local run counts it: the first is 2."""

    row: int
    column: str
    why: str


def needs_of(spark: Any, path: str) -> tuple[list[NeedLine], list[Fault]]:
    """Read the needs to the driver. Order: as in the files, these by name. An id counts once."""
    found, faults, seen = [], [], set[str]()
    rows = _numbered(spark, path).toArrow().sort_by("number").to_pylist()
    for row in rows:
        try:
            need = need_of(cells_of({name: value for name, value in row.items() if name != "number"}))
            if need.id in seen:
                raise twice(need.id)
            found.append(need)
            seen.add(need.id)
        except RowBroken as problem:
            faults.append(Fault(row["number"] + 2, problem.column, str(problem)))
    return found, faults


def _numbered(spark: Any, path: str) -> Any:
    """Read Parquet with a number for each row: files by name, rows as they stand in them."""
    from pyspark.sql import functions as f

    read = spark.read.parquet(path)
    wanted = [name for name in read.columns if name in COLUMNS]
    file, row = f.col("_metadata.file_path").alias("file"), f.col("_metadata.row_index").alias("row")
    rows = read.select(*wanted, file, row)
    counts = sorted((each["file"], each["count"]) for each in rows.groupBy("file").count().collect())
    begins = np.cumsum([0, *(count for _, count in counts)]).tolist()
    pairs = [(f.lit(name), f.lit(begin)) for (name, _), begin in zip(counts, begins, strict=False)]
    begin = f.create_map(*chain(*pairs))[f.col("file")] if pairs else f.lit(0)
    return rows.withColumn("number", begin + f.col("row")).drop("file", "row")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Offers in a folder, ready to be searched: what is counted over them, and what was left out."""

    corpus: Corpus
    name: str  # of the encoder
    state: dict[str, np.ndarray[Any, Any]]
    faults: list[Fault]


def prepare(spark: Any, path: str, folder: str, encoder: str = "auto") -> Prepared:
    """Write the offers as shards into `folder`/shards, unless they lie there already.

    Cost: three readings of the offers: the columns that can be wrong, the sample, everything.
    """
    offers = _numbered(spark, path)
    live, faults, left = _judged(offers)
    fitted = choose(encoder).fitted(_sample(offers, live, left))
    name, state = fitted.name, dict(fitted.state())
    if not exists(spark, f"{folder}/shards/_SUCCESS"):

        def cut(parts: Batches) -> Batches:
            return _shards(parts, left, restore(name, state))

        offers.mapInArrow(cut, SHARDS).write.mode("overwrite").parquet(f"{folder}/shards")
    counted = spark.read.parquet(f"{folder}/shards").select("live", "length", "keys", "counted")
    corpus = shards.together(map(_counts, counted.toLocalIterator()))
    return Prepared(corpus, name, state, faults)


def _counts(row: Any) -> Corpus:
    return Corpus(
        row["live"],
        row["length"],
        np.frombuffer(row["keys"], dtype=np.uint64),
        np.frombuffer(row["counted"], dtype=np.int64),
    )


def _judged(offers: Any) -> tuple[int, list[Fault], frozenset[int]]:
    """Say how many offers can be used, what is wrong with the others, and which numbers these have."""
    from pyspark.sql import functions as f

    wanted = [name for name in offers.columns if name in JUDGED]
    checked = offers.select("number", *wanted).mapInArrow(_check, CHECKED).persist()
    wrong = checked.where("why is not null").collect()
    good = checked.where("why is null")
    same = good.groupBy("id").agg(f.collect_list("number").alias("numbers")).where("size(numbers) > 1")
    again = {number: row["id"] for row in same.collect() for number in sorted(row["numbers"])[1:]}
    count = good.count() - len(again)
    checked.unpersist()
    faults = [Fault(row["number"] + 2, row["column"], row["why"]) for row in wrong]
    faults += [Fault(number + 2, "id", str(twice(name))) for number, name in again.items()]
    left = frozenset([*(row["number"] for row in wrong), *again])
    return count, sorted(faults, key=lambda fault: fault.row), left


def _check(parts: Batches) -> Batches:
    """Say of each row whether it can be used; runs in a worker."""
    for part in parts:
        found: dict[str, list[Any]] = {"number": [], "id": [], "column": [], "why": []}
        for row in part.to_pylist():
            name, column, why = None, None, None
            try:
                cells = cells_of({key: value for key, value in row.items() if key != "number"})
                name = offer_of(cells, row["number"]).id
            except RowBroken as problem:
                column, why = problem.column, str(problem)
            for key, value in zip(found, (row["number"], name, column, why), strict=True):
                found[key].append(value)
        types = [pyarrow.int64(), *[pyarrow.string()] * 3]
        yield pyarrow.RecordBatch.from_arrays(
            [pyarrow.array(values, kind) for values, kind in zip(found.values(), types, strict=True)],
            names=list(found),
        )


def _sample(offers: Any, live: int, left: frozenset[int]) -> list[str]:
    """Give the texts that a run on one machine fits the encoder on, in their order."""
    step = shards.fitting_step(live)
    rows = offers.where(f"number % {step} = 0").toArrow().sort_by("number").to_pylist()
    return [f"{line.title}\n{line.text}" for line in _lines(rows, left)]


def _lines(rows: Sequence[dict[str, Any]], left: frozenset[int]) -> Iterator[OfferLine]:
    for row in rows:
        if row["number"] not in left:
            cells = cells_of({name: value for name, value in row.items() if name != "number"})
            yield offer_of(cells, row["number"])


def _shards(parts: Batches, left: frozenset[int], encoder: Encoder) -> Batches:
    """Cut the rows of a partition into shards, each a row of Spark's; runs in a worker."""
    held: list[OfferLine] = []
    for part in parts:
        held += _lines(part.to_pylist(), left)
        while len(held) >= SHARD:
            yield _shard(held[:SHARD], encoder)
            held = held[SHARD:]
    if held:
        yield _shard(held, encoder)


def _shard(lines: list[OfferLine], encoder: Encoder) -> pyarrow.RecordBatch:
    arrays = shards.words_of(sorted(lines, key=lambda line: line.number))
    arrays |= shards.vectors_of(arrays, encoder)
    counts = shards.counts_of(arrays)
    kept = {name: array for name, array in arrays.items() if name not in shards.TEXTS}
    row = (int(arrays["number"][0]), counts.live, counts.length)
    content = counts.keys.tobytes(), counts.counted.astype(np.int64).tobytes(), shards.packed(kept)
    return pyarrow.RecordBatch.from_arrays(
        [pyarrow.array([value]) for value in row]
        + [pyarrow.array([value], pyarrow.binary()) for value in content],
        names=["first", "live", "length", "keys", "counted", "arrays"],
    )


def ask(
    spark: Any, prepared: Prepared, needs: Sequence[NeedLine], folder: str, *, today: int, top: int
) -> pyarrow.Table:
    """Answer some needs: rows of place (among those given), need, rank, offer, score.

    Order: as the needs are given, best first. Units: `today` is a day number.
    Cost: as on one machine, divided among the workers, each of which reads the shards once.
    """
    asked = spark.sparkContext.broadcast((list(needs), prepared))
    blocks = -(-len(needs) // BLOCK)

    def answer(parts: Batches) -> Batches:
        return _answers(parts, asked, folder, today, top)

    workers = max(min(blocks, spark.sparkContext.defaultParallelism), 1)
    numbers = spark.range(0, blocks, 1, workers)
    found = numbers.mapInArrow(answer, ANSWERS).toArrow()
    return found.sort_by([("place", "ascending"), ("rank", "ascending")])


def _answers(parts: Batches, asked: Any, folder: str, today: int, top: int) -> Batches:
    """Answer blocks of needs, each named by its number; runs in a worker."""
    needs, prepared = asked.value
    for part in parts:
        for number in part.column(0).to_pylist():
            start = number * BLOCK
            block = needs[start : start + BLOCK]
            found = _opened(folder, prepared).answers(block, today=today, top=top, together=len(block))
            places = {need.id: start + place for place, need in enumerate(block)}
            place = pyarrow.array([places[need] for need in found["need"].to_pylist()], pyarrow.int64())
            yield from found.add_column(0, "place", place).to_batches()


def _opened(folder: str, prepared: Prepared) -> batch.Prepared:
    """Give the shards from this worker's own disk, where they are put first if they are not there."""
    from pyspark import SparkFiles

    home = Path(SparkFiles.getRootDirectory()) / f"alongside-{sha256(folder.encode()).hexdigest()[:16]}"
    return _fetched(folder, home, prepared.name, prepared)


@lru_cache(maxsize=1)
def _held(home: Path) -> tuple[Arrays, ...]:
    return tuple(shards.read(each) for each in sorted(home.iterdir()) if each.is_dir())


def _fetched(folder: str, home: Path, name: str, prepared: Prepared) -> batch.Prepared:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").exists():
            _fetch(folder, home)
            (home / "done").touch()
    return batch.Prepared(_held(home), prepared.corpus, restore(name, prepared.state))


def _fetch(folder: str, home: Path) -> None:
    """Take the shards to this disk, a file each for each array; only so can they be mapped."""
    address = f"{folder}/shards" if ":/" in folder else str(Path(f"{folder}/shards").resolve())
    system, path = pyarrow.fs.FileSystem.from_uri(address)
    for file in system.get_file_info(pyarrow.fs.FileSelector(path)):
        if file.path.endswith(".parquet"):
            with pyarrow.parquet.ParquetFile(system.open_input_file(file.path)) as rows:
                for part in rows.iter_batches(1, columns=["first", "arrays"]):
                    row = part.to_pylist()[0]
                    shards.write(home / f"{row['first']:012d}", shards.unpacked(row["arrays"]))


def _path(spark: Any, path: str) -> tuple[Any, Any]:
    """Give a path as Hadoop's, and the file system it lies in."""
    found = spark._jvm.org.apache.hadoop.fs.Path(path)
    return found, found.getFileSystem(spark._jsc.hadoopConfiguration())


def exists(spark: Any, path: str) -> bool:
    """Say whether a file or folder is there, in any file system that Hadoop knows."""
    found, system = _path(spark, path)
    return bool(system.exists(found))


def remove(spark: Any, path: str) -> None:
    """Remove a file or folder with all in it."""
    found, system = _path(spark, path)
    system.delete(found, True)


def stamp(spark: Any, path: str) -> str:
    """Name the state of a file or folder: sizes and dates of what lies in it. Raises: FileNotFoundError."""
    found, system = _path(spark, path)
    if not system.exists(found):
        raise FileNotFoundError(path)
    return ";".join(
        f"{each.getPath()} {each.getLen()} {each.getModificationTime()}" for each in system.listStatus(found)
    )
