"""Many needs against many offers on one machine: prepared once, answered a block at a time, taken up again.

All state lies in one folder, so that a run that was killed goes on where it was: the prepared offers, and a
file of answers for each block of needs that is done.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.parquet

from alongside.backends.encoders import Encoder, choose, restore
from alongside.backends.index import many, shards
from alongside.backends.index.shards import Arrays, Corpus, OfferLine
from alongside.backends.lines import NeedLine
from alongside.backends.matching import CANDIDATES, ranked

BLOCK = 256  # needs whose answers are kept together: what is lost when a run is killed
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
# Measured on 20,000 and 131,072 offers: a process at rest, a need in a block, an offer while it is prepared.
BASE_MB, MB_A_NEED, KB_AN_OFFER = 200, 0.65, 5
SCHEMA = pyarrow.schema(
    [
        ("need", pyarrow.string()),
        ("rank", pyarrow.int64()),
        ("offer", pyarrow.string()),
        ("score", pyarrow.float64()),
    ]
)
Move = Callable[[str, int, int], None]


class BatchBusy(Exception):
    """Another process works in the folder; the message says so."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a batch.

    Units: `today` a day number; `memory` MB for all processes together, not counting mapped files, which the
    machine takes back when it needs them. Neither `workers` nor `memory` changes an answer.
    """

    folder: Path
    key: str  # names needs, offers and whatever else answers hang on: of another key nothing is taken over
    today: int
    top: int
    encoder: str = "auto"
    workers: int = 1
    memory: int = 2048

    @property
    def share(self) -> float:
        """Give each process's share of the memory beyond what it takes at rest."""
        return max(self.memory / (self.workers + 1) - BASE_MB, 1)

    @property
    def together(self) -> int:
        """Say how many needs are searched at once."""
        return int(min(max(self.share / MB_A_NEED, 8), BLOCK))

    @property
    def shard(self) -> int:
        """Say how many offers are prepared at once."""
        return int(min(max(self.share * 1024 / KB_AN_OFFER, 2048), shards.SHARD_ROWS))


@contextmanager
def opened(job: Job) -> Iterator[Job]:
    """Hold the folder of a job; clear it of another job's work. Gives the job with the day it began.

    Raises: BatchBusy if another process holds it.
    """
    job.folder.mkdir(parents=True, exist_ok=True)
    with (job.folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise BatchBusy(f"{job.folder}: another run is at work here. Wait until it is done.") from problem
        plan = _plan(job.folder)
        if plan.get("key") != job.key:
            _clear(job.folder)
            plan = {"key": job.key, "today": job.today}
            _write_json(job.folder / "plan.json", plan)
        yield _with_day(job, int(plan["today"]))


def _with_day(job: Job, today: int) -> Job:
    return Job(job.folder, job.key, today, job.top, job.encoder, job.workers, job.memory)


def _plan(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / "plan.json").read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _clear(folder: Path) -> None:
    for name in ("shards", "answers"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("plan.json", "offers.json", "encoder.npz", "corpus.npz"):
        (folder / name).unlink(missing_ok=True)


def _write_json(path: Path, value: dict[str, Any]) -> None:
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(value), "utf-8")
    beside.replace(path)


def run(needs: Sequence[NeedLine], offers: Callable[[], Iterable[OfferLine]], job: Job, move: Move) -> int:
    """Prepare the offers and answer every need, but for what is done already; say how many offers there are.

    `offers`: called only if they are not prepared yet. `move`: told what goes on, how much is done, of how
    much. Afterwards `kept_answers` gives the rows.
    Cost: linear in needs for a given number of offers.
    """
    kept = _read_prepared(job.folder)
    first: list[OfferLine] = []
    rest: Iterator[OfferLine] = iter(())
    if kept is None:
        rest = iter(offers())
        first = list(islice(rest, job.shard))
    small = kept is None and len(first) < job.shard and len(needs) <= BLOCK
    with _workers(1 if small else job.workers) as pool:
        if kept is None:
            kept = _prepare(chain(first, rest), job, pool, move)
        _answer(needs, job, pool, move)
    return int(kept["offers"])


def _read_prepared(folder: Path) -> dict[str, Any] | None:
    path = folder / "offers.json"
    return json.loads(path.read_bytes()) if path.exists() else None


@contextmanager
def _workers(count: int) -> Iterator[ProcessPoolExecutor | None]:
    """Give a pool of processes with one thread each, or None when one process will do."""
    if count <= 1:
        yield None
        return
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    finally:
        pool.shutdown()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _each(
    pool: ProcessPoolExecutor | None, work: Callable[..., int], tasks: Iterable[tuple[Any, ...]], ahead: int
) -> Iterator[int]:
    """Do each task, at most `ahead` of them at once, and give what each gave, in no stated order."""
    if pool is None:
        yield from (work(*task) for task in tasks)
        return
    waiting: set[Future[int]] = set()
    for task in tasks:
        waiting.add(pool.submit(work, *task))
        if len(waiting) >= ahead:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (each.result() for each in done)


def _prepare(
    offers: Iterator[OfferLine], job: Job, pool: ProcessPoolExecutor | None, move: Move
) -> dict[str, Any]:
    """Write the shards, count over all of them, fit the encoder, and add the vectors."""
    folder = job.folder / "shards"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    pieces = iter(lambda: list(islice(offers, job.shard)), [])
    tasks = ((folder / f"{number:05d}", piece) for number, piece in enumerate(pieces))
    rows = 0
    for done in _each(pool, _words, tasks, job.workers):
        rows += done
        move("Offers read", rows, 0)
    held = [shards.read(each) for each in sorted(folder.iterdir())]
    corpus = shards.together(map(shards.counts_of, held))
    with (job.folder / "corpus.npz").open("wb") as file:
        np.savez(file, live=corpus.live, length=corpus.length, keys=corpus.keys, counted=corpus.counted)
    encoder = choose(job.encoder).fitted(sample(held))
    with (job.folder / "encoder.npz").open("wb") as file:
        np.savez(file, **encoder.state())  # type: ignore[arg-type]
    done = 0
    for more in _each(
        pool, _vectors, ((job.folder, each, encoder.name) for each in sorted(folder.iterdir())), job.workers
    ):
        done += more
        move("Offers prepared", done, corpus.live)
    kept = {"offers": corpus.live, "encoder": encoder.name}
    _write_json(job.folder / "offers.json", kept)
    return kept


def sample(held: Sequence[Arrays]) -> Iterator[str]:
    """Give the texts the encoder is fitted on: offers evenly spread over all, by their numbers."""
    step = shards.fitting_step(sum(len(each["number"]) for each in held))
    for each in held:
        yield from shards.texts_of(each, "text", np.flatnonzero(each["number"] % step == 0))


def _words(folder: Path, lines: list[OfferLine]) -> int:
    """Write a shard but for its vectors; runs in a worker."""
    shards.write(folder, shards.words_of(lines))
    return len(lines)


def _vectors(home: Path, folder: Path, name: str) -> int:
    """Add the vectors to a shard and drop its texts; runs in a worker."""
    arrays = shards.read(folder)
    shards.write(folder, shards.vectors_of(arrays, _encoder(home, name)))
    for each in shards.TEXTS:
        (folder / f"{each}.npy").unlink()
    return len(arrays["number"])


@lru_cache(maxsize=1)
def _encoder(home: Path, name: str) -> Encoder:
    with np.load(home / "encoder.npz", allow_pickle=False) as state:
        return restore(name, {each: state[each] for each in state.files})


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Offers ready to be searched: shards in rising order, what is counted over all of them, the encoder."""

    shards: tuple[Arrays, ...]
    corpus: Corpus
    encoder: Encoder

    def ids(self, numbers: Iterable[int]) -> Iterator[str]:
        """Give the ids of offers by their numbers."""
        firsts = [int(each["number"][0]) for each in self.shards]
        for number in numbers:
            home = self.shards[bisect_right(firsts, number) - 1]
            yield from shards.texts_of(home, "id", [int(np.searchsorted(home["number"], number))])

    def answers(self, needs: Sequence[NeedLine], *, today: int, top: int, together: int) -> pyarrow.Table:
        """Answer needs, so many together; the rows are as in SCHEMA. Order: as given, best first."""
        rows: dict[str, list[Any]] = {name: [] for name in SCHEMA.names}
        for start in range(0, len(needs), together):
            part = needs[start : start + together]
            block = many.block_of([need.text for need in part], self.corpus, self.encoder)
            found = many.search(self.shards, self.corpus, block, max(CANDIDATES, top))
            lines = list(ranked(found, part, today=today, top=top))
            rows["need"] += [part[line.need].id for line in lines]
            rows["rank"] += [line.rank for line in lines]
            rows["offer"] += self.ids(line.offer for line in lines)
            rows["score"] += [line.score for line in lines]
        return pyarrow.table(rows, schema=SCHEMA)


@lru_cache(maxsize=1)
def _open(home: Path, key: str) -> Prepared:
    kept = _read_prepared(home) or {}
    held = tuple(shards.read(each) for each in sorted((home / "shards").iterdir()))
    with np.load(home / "corpus.npz", allow_pickle=False) as file:
        corpus = Corpus(int(file["live"]), int(file["length"]), file["keys"], file["counted"])
    return Prepared(held, corpus, _encoder(home, kept["encoder"]))


def _answer(needs: Sequence[NeedLine], job: Job, pool: ProcessPoolExecutor | None, move: Move) -> None:
    """Answer the blocks that have no file of answers yet."""
    (job.folder / "answers").mkdir(exist_ok=True)
    left = [at for at in range(0, len(needs), BLOCK) if not _file(job.folder, at).exists()]
    done = len(needs) - sum(len(needs[at : at + BLOCK]) for at in left)
    move("Needs answered", done, len(needs))
    tasks = ((job, at, needs[at : at + BLOCK]) for at in left)
    for more in _each(pool, _block, tasks, 2 * job.workers):
        done += more
        move("Needs answered", done, len(needs))


def _file(folder: Path, at: int) -> Path:
    return folder / "answers" / f"{at:09d}.parquet"


def _block(job: Job, at: int, needs: Sequence[NeedLine]) -> int:
    """Answer a block and keep the answers, all at once; runs in a worker."""
    held = _open(job.folder, job.key)
    found = held.answers(needs, today=job.today, top=job.top, together=job.together)
    path = _file(job.folder, at)
    beside = path.with_suffix(".part")
    pyarrow.parquet.write_table(found, beside)
    beside.replace(path)
    return len(needs)


def kept_answers(folder: Path) -> Iterator[pyarrow.Table]:
    """Give the answers of a run that is done, a block at a time. Order: needs as given, best first."""
    for file in sorted((folder / "answers").glob("*.parquet")):
        yield pyarrow.parquet.read_table(file)
