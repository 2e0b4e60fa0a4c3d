"""Many needs against many offers: time by needs and by offers, and a search of SQLite a need beside it.

Every run is the command itself, in processes of its own, on what `alongside synth --seed 1` makes. The peer
searches for one need after another; it is asked PEER needs, and the rest is a straight line.

    python -m benchmarks.batch --out FILE [--offers N,N,N] [--needs N,N,N] [--memory MB]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet

from alongside.backends.index import Document
from alongside.backends.lines import cells_of, need_of, offer_of

from .judgements import scratch
from .machine import said
from .peers import SqliteWords
from .timing import exponent, seconds

SEED, TOP, PEER = 1, 20, 1000
COMMAND = [str(Path(sys.executable).with_name("alongside"))]


def made(folder: Path, offers: int, needs: int) -> Path:
    """Make the files of one size."""
    to = folder / f"{offers}-{needs}"
    words = ["synth", "--offers", str(offers), "--needs", str(needs), "--seed", str(SEED), "--out", str(to)]
    subprocess.run([*COMMAND, *words], check=True, capture_output=True)
    return to


def matched(at: Path, *more: str, out: str = "answers.parquet") -> dict[str, Any]:
    """Match the files of one size by the command: wall time, time of the processors, rows."""
    words = ["match", "--batch", str(at / "needs.parquet"), "--offers", str(at / "offers.parquet")]
    words += ["--out", str(at / out), "--top", str(TOP), "--json", *more]
    before = os.times()
    found: list[str] = []

    def run() -> None:
        done = subprocess.run([*COMMAND, *words], check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        found.append(done.stdout)

    took, after = seconds(run), os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return {"seconds": took, "processor seconds": round(busy, 2), "rows": json.loads(found[0])["rows"]}


def largest_mb() -> float:
    """The most memory one process of those that ended has held."""
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1)


def one_by_one(at: Path, folder: Path) -> float:
    """Milliseconds a need takes SQLite's full-text search: the best by words, without meaning or ranking."""
    peer = SqliteWords(_documents(at / "offers.parquet"), str(folder / f"{at.name}.sqlite3"))
    rows = pyarrow.parquet.read_table(at / "needs.parquet").slice(0, PEER).to_pylist()
    texts = [need_of(cells_of(row)).text for row in rows]
    return round(1000 * seconds(lambda: [peer.best(text) for text in texts]) / len(texts), 2)


def _documents(path: Path) -> Iterator[Document]:
    with pyarrow.parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(10_000):
            for number, row in enumerate(batch.to_pylist()):
                line = offer_of(cells_of(row), number)
                identifier = int(line.id.rpartition("-")[2])
                yield Document(identifier, 0, line.title, line.text, ("public",), "real", "support", "open")


def measure(offers: list[int], needs: list[int], memory: int, folder: Path) -> dict[str, Any]:
    """Each number of offers with the most needs but one, then each number of needs with the most offers."""
    rows = []
    for size, asked in [*((size, needs[-2]) for size in offers[:-1]), *((offers[-1], n) for n in needs)]:
        at = made(folder, size, asked)
        row: dict[str, Any] = {"offers": size, "needs": asked, **matched(at, "--memory", str(memory))}
        if asked == needs[-2]:
            row["SQLite FTS5, a need (ms)"] = one_by_one(at, folder)
        rows.append(row | {"load": said()["load"]})
        print(json.dumps(row), file=sys.stderr, flush=True)
    return {"sizes": rows, "largest process (MB)": largest_mb(), "memory (MB)": memory, **_grown(rows, needs)}


def _grown(rows: list[dict[str, Any]], needs: list[int]) -> dict[str, Any]:
    """How cost grows, and what one more need costs; by the processors' time, which load moves least."""
    by_offers = [row for row in rows if row["needs"] == needs[-2]]
    by_needs = [row for row in rows if row["offers"] == rows[-1]["offers"]]
    few, many = by_needs[0], by_needs[-1]
    further = many["needs"] - few["needs"]

    def fitted(some: list[dict[str, Any]], by: str) -> float:
        return exponent([row[by] for row in some], [row["processor seconds"] for row in some])

    each = {name: (many[name] - few[name]) / further for name in ("seconds", "processor seconds")}
    return {
        "exponents": {"by needs": fitted(by_needs, "needs"), "by offers": fitted(by_offers, "offers")},
        "each further need (ms)": {name: round(1000 * value, 3) for name, value in each.items()},
        "before the first need (s)": round(few["seconds"] - each["seconds"] * few["needs"], 2),
    }


def main() -> None:
    """Measure, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--offers", default="10000,30000,100000")
    options.add_argument("--needs", default="1000,3000,10000")
    options.add_argument("--memory", type=int, default=2048)
    chosen = options.parse_args()
    offers, needs = ([int(n) for n in text.split(",")] for text in (chosen.offers, chosen.needs))
    with scratch() as folder:
        result = {**said(), **measure(offers, needs, chosen.memory, Path(folder))}
    if chosen.out:
        chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
