"""`alongside match --batch --engine spark`: Parquet in, Parquet out, on any file system that Hadoop knows."""

import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow

from alongside import __version__
from alongside.backends import spark as cluster
from alongside.backends.lines import NeedLine
from alongside.exchange.feeds.reading import FileBroken

from .batch import DIGITS, SCHEMA, WORK, check_ending, name, write
from .rows import LeftOut

Move = Callable[[str, int, int], None]


def run(needs: str, offers: str, out: str, *, top: int, master: str, move: Move) -> dict[str, Any]:
    """Match on a cluster, write the answers, and return the counts; bad rows are named on standard error.

    A path on this machine is written as one file, any other as a folder of Parquet, as Spark does.
    Raises: FileBroken with a sentence for what cannot be read, written or started.
    """
    _check(needs, offers, out)
    ours = not cluster.running()
    spark = cluster.session(master)
    folder = out + WORK
    try:
        today = _plan(spark, folder, needs, offers, top)
        asked, faults = cluster.needs_of(spark, needs)
        move("Needs answered", 0, len(asked))
        held = cluster.prepare(spark, offers, folder)
        for at in range(0, len(asked), cluster.AT_ONCE):
            part = asked[at : at + cluster.AT_ONCE]
            place = f"{folder}/answers/{at:09d}"
            if not cluster.exists(spark, f"{place}/_SUCCESS"):
                found = cluster.ask(spark, held, part, folder, today=today, top=top)
                spark.createDataFrame(found).coalesce(1).write.mode("overwrite").parquet(place)
            move("Needs answered", at + len(part), len(asked))
        left_out = _left_out(needs, offers, faults, held.faults)
        rows = _write(spark, folder, out, asked)
        cluster.remove(spark, folder)
    except FileNotFoundError as problem:
        raise FileBroken(f"{problem}: there is no such file. Check its name.") from problem
    finally:
        if ours:
            spark.stop()
    return {"needs": len(asked), "offers": held.corpus.live, "rows": rows, "out": out, "left_out": left_out}


def _check(needs: str, offers: str, out: str) -> None:
    if importlib.util.find_spec("pyspark") is None:
        raise FileBroken("--engine spark: PySpark is not installed. Install it with: make spark")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise FileBroken("--engine spark: there is no Java on this machine. Install version 17.")
    for path in (needs, offers):
        if Path(path).suffix not in ("", ".parquet"):
            raise FileBroken(f"{path}: with --engine spark give Parquet, a file or a folder of files.")
    if _is_here(out):
        check_ending(_here(out))


def _is_here(path: str) -> bool:
    return ":/" not in path or path.startswith("file:///")


def _here(path: str) -> Path:
    return Path(path.removeprefix("file://"))


def _plan(spark: Any, folder: str, needs: str, offers: str, top: int) -> int:
    """Give the day the work began; what lies in the folder for other files or another `top` is cleared."""
    said = [__version__, str(top), *(cluster.stamp(spark, path) for path in (needs, offers))]
    key = hashlib.sha256("\n".join(said).encode()).hexdigest()
    from pyspark.sql import functions as f

    place = f"{folder}/plan"
    if cluster.exists(spark, f"{place}/_SUCCESS"):
        kept = json.loads(spark.read.text(place).first()["value"])
        if kept["key"] == key:
            return int(kept["today"])
    cluster.remove(spark, folder)
    today = datetime.now(UTC).toordinal()
    kept = json.dumps({"key": key, "today": today})
    spark.range(1).select(f.lit(kept).alias("value")).write.text(place)
    return today


def _left_out(needs: str, offers: str, *faults: list[cluster.Fault]) -> list[dict[str, Any]]:
    """Name the rows that were left out, needs first."""
    found = LeftOut()
    for path, rows in zip((needs, offers), faults, strict=True):
        found.rows += [{"file": Path(path).name} | asdict(row) for row in rows]
    name(found)
    return found.rows


def _write(spark: Any, folder: str, out: str, asked: list[NeedLine]) -> int:
    """Put the answers together, in the order of the needs."""
    places = [f"{folder}/answers/{at:09d}" for at in range(0, len(asked), cluster.AT_ONCE)]
    if _is_here(out):
        return write(_here(out), _tables(spark, places))
    from pyspark.sql import functions as f

    rows = 0
    for number, place in enumerate(places):
        found = spark.read.parquet(place).orderBy("place", "rank").select(*SCHEMA.names)
        found = found.withColumn("score", f.round("score", DIGITS))
        found.coalesce(1).write.mode("append" if number else "overwrite").parquet(out)
        rows += found.count()
    return rows


def _tables(spark: Any, places: list[str]) -> Iterator[pyarrow.Table]:
    for place in places:
        found = spark.read.parquet(place).toArrow().sort_by([("place", "ascending"), ("rank", "ascending")])
        yield found.select(SCHEMA.names).cast(SCHEMA)
