"""`alongside match --batch`: the needs of one file against the offers of another."""

import csv
import gzip
import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import pyarrow
import pyarrow.parquet
from rich.console import Console

from alongside import __version__
from alongside.backends import batch
from alongside.backends.batch import SCHEMA, BatchBusy, Job
from alongside.backends.index.shards import OfferLine
from alongside.backends.lines import need_of, offer_of
from alongside.exchange.feeds.reading import FileBroken

from .rows import ENDINGS, LeftOut, usable

err = Console(stderr=True)
DIGITS = 6
WORK = ".alongside"  # what the folder with the work in progress is called, after the file to write
FAULTS = "left_out.json"  # offers that could not be used, kept in that folder
READ_AT_ONCE = 1 << 20
Move = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Files:
    """What is matched with what, and where the answers go."""

    needs: Path
    offers: Path
    out: Path
    top: int
    memory: int = 2048
    workers: int = 0  # 0: one for each processor


def run(files: Files, move: Move = lambda *_: None) -> dict[str, Any]:
    """Match, write the answers, and return the counts; rows that cannot be used are named on standard error.

    A run that was killed goes on where it was when the same is asked again.
    Raises: FileBroken with the file's name for a file that cannot be read or written.
    """
    check_ending(files.out)
    left_out = LeftOut()
    needs = list(usable(files.needs, lambda cells, _: need_of(cells), left_out))
    job = _job(files)
    try:
        with batch.opened(job) as held:
            count = batch.run(needs, lambda: _offers(files.offers, held.folder), held, move)
            left_out.rows += _kept_faults(held.folder)
            name(left_out)
            rows = write(files.out, batch.kept_answers(held.folder))
            shutil.rmtree(held.folder)
    except BatchBusy as problem:
        raise FileBroken(str(problem)) from problem
    except OSError as problem:
        raise FileBroken(f"--out {files.out}: it cannot be written: {problem.strerror}.") from problem
    return {
        "needs": len(needs),
        "offers": count,
        "rows": rows,
        "out": str(files.out),
        "left_out": left_out.rows,
    }


def check_ending(out: Path) -> None:
    """Refuse a file we cannot write. Raises: FileBroken."""
    name = out.name.removesuffix(".gz")
    if Path(name).suffix not in ENDINGS or (out.suffix == ".gz" and name.endswith(".parquet")):
        raise FileBroken(
            f"--out {out.name}: its ending is none of {', '.join(ENDINGS)}. Choose one of these; "
            "the text ones may be followed by .gz."
        )


def _job(files: Files) -> Job:
    return Job(
        folder=files.out.with_name(files.out.name + WORK),
        key=_key(files),
        today=datetime.now(UTC).toordinal(),
        top=files.top,
        workers=files.workers or len(os.sched_getaffinity(0)),
        memory=files.memory,
    )


def _key(files: Files) -> str:
    """Name all that answers hang on. Raises: FileBroken for a file that cannot be read."""
    digest = hashlib.sha256(f"{__version__} {files.top} {batch.BLOCK}".encode())
    for path in (files.needs, files.offers):
        try:
            with path.open("rb") as file:
                while part := file.read(READ_AT_ONCE):
                    digest.update(part)
        except OSError as problem:
            raise FileBroken(f"{path.name}: it cannot be read: {problem.strerror}.") from problem
        digest.update(b"\0")
    return digest.hexdigest()


def _offers(path: Path, folder: Path) -> Iterator[OfferLine]:
    """Each offer that can be used; when all are read, what was left out is kept for a run that goes on."""
    left_out = LeftOut()
    yield from usable(path, offer_of, left_out)
    (folder / FAULTS).write_text(json.dumps(left_out.rows), "utf-8")


def _kept_faults(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / FAULTS).read_bytes())
    return found


def name(left_out: LeftOut) -> None:
    """Say on standard error which rows were left out."""
    for row in left_out.rows:
        err.print(f"{row['file']}, row {row['row']}: {row['why']} It was left out.", markup=False)


def write(out: Path, tables: Iterable[pyarrow.Table]) -> int:
    """Write all answers beside the file, then put it in its place; return how many rows it has."""
    beside = out.with_name(f".{out.name}.part")
    rows = 0
    with _writer(beside, out.name.removesuffix(".gz"), packed=out.suffix == ".gz") as put:
        for table in tables:
            put(_rounded(table))
            rows += len(table)
    beside.replace(out)
    return rows


def _rounded(table: pyarrow.Table) -> pyarrow.Table:
    score = pyarrow.array([round(value, DIGITS) for value in table["score"].to_pylist()], pyarrow.float64())
    return table.set_column(3, SCHEMA.field("score"), score)


@contextmanager
def _writer(path: Path, name: str, packed: bool) -> Iterator[Callable[[pyarrow.Table], None]]:
    """Give what writes a table of answers, in the form that the name's ending asks for."""
    if name.endswith(".parquet"):
        with pyarrow.parquet.ParquetWriter(path, SCHEMA, compression="zstd") as parquet:
            yield parquet.write_table
        return
    with (
        path.open("wb") as raw,
        _packed(raw, packed) as content,
        io.TextIOWrapper(content, encoding="utf-8", newline="") as file,
    ):
        if name.endswith(".jsonl"):
            yield lambda table: file.writelines(
                json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_pylist()
            )
            return
        writer = csv.writer(file, delimiter="\t" if name.endswith(".tsv") else ",", lineterminator="\n")
        writer.writerow(SCHEMA.names)
        yield lambda table: writer.writerows(
            zip(*(column.to_pylist() for column in table.columns), strict=True)
        )


def _packed(raw: IO[bytes], packed: bool) -> IO[bytes]:
    """The file itself, or what packs into it; without a date, so that the same answers are the same bytes."""
    return gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) if packed else raw  # type: ignore
