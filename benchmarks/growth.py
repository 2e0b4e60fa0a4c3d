"""How the index grows: build, search and memory at several sizes, SQLite beside us in the same run.

The documents are mixed from what ships, by a fixed seed: each has the title of one offer and the words of two
others, so that words are as rare as they are in life. Every size is measured in a process of its own.

    python -m benchmarks.growth --out FILE [--sizes 10000,50000,200000] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from alongside.backends.index import Document, Index, Query

from .judgements import index_of, scratch
from .machine import peak_mb, resident_mb, said
from .matching import questions
from .peers import SqliteWords
from .shipped import folders, load, settle
from .timing import exponent, in_its_own_process, milliseconds, seconds

SEED = 1
FITTED = ("build", "search, p50", "SQLite FTS5, p50", "resident")


def mixed(documents: list[Document], count: int) -> Iterator[Document]:
    """Make `count` documents out of those given. Order and content depend on `SEED` alone."""
    picks = np.random.default_rng(SEED).integers(0, len(documents), (count, 3))
    for number, (one, other, third) in enumerate(picks.tolist(), 1):
        base = documents[one]
        text = f"{documents[other].text}. {documents[third].text}"
        yield replace(base, id=number, text=text, world="real", audiences=("public",))


def originals(home: Path) -> list[Document]:
    """The offers that ship, as the index keeps them."""
    settle(home)
    load(*folders())
    from alongside.exchange.analyses import indexing, tagging
    from alongside.exchange.offers.queries import all_ids

    tagging.tag_everything()
    return list(indexing.documents(all_ids(), 1))


def measure(count: int, rounds: int, folder: Path) -> dict[str, Any]:
    """Build and search an index of `count` documents; then the same by SQLite."""
    from alongside.exchange.analyses.wording import telling_words

    made = originals(folder / "home")
    asked = [" ".join(telling_words(text)) for text in questions()]
    build = seconds(lambda: index_of(mixed(made, count), folder / "index"))
    built, before = peak_mb(), resident_mb()
    index = Index.open(folder / "index")
    search = milliseconds(
        lambda text: index.search(Query(text=text, audiences=frozenset({"public"}), world="real")),
        asked,
        rounds,
    )
    resident = resident_mb()
    peer = SqliteWords(mixed(made, count), str(folder / "words.sqlite3"))
    beside = milliseconds(peer.best, asked, rounds)
    disk = sum(file.stat().st_size for file in (folder / "index").rglob("*") if file.is_file())
    return {
        "offers": count,
        "build": build,
        "search, p50": search["p50"],
        "search, p95": search["p95"],
        "SQLite FTS5, p50": beside["p50"],
        "SQLite FTS5, p95": beside["p95"],
        "peak, building": built,
        "resident before search": before,
        "resident": resident,
        "on disk": round(disk / 2**20, 1),
        "load": said()["load"],
    }


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--sizes", default="10000,50000,200000")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--one", type=int, help="measure this size here and print it")
    chosen = options.parse_args()
    if chosen.one:
        with scratch() as folder:
            (Path(folder) / "home").mkdir()
            print(json.dumps(measure(chosen.one, chosen.rounds, Path(folder))))
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    rows = [in_its_own_process("benchmarks.growth", size, chosen.rounds) for size in sizes]
    counts = [row["offers"] for row in rows]
    result = {
        **said(),
        "sizes": rows,
        "exponents": {name: exponent(counts, [row[name] for row in rows]) for name in FITTED}
        if len(rows) > 1
        else {},
    }
    if chosen.out:
        chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
