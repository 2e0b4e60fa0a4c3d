"""How the index and a whole match grow: build, search, match with filters and reasons, memory, recall, edits.

Offers and needs are those of `alongside synth`, seed 1, beside what ships; every size is measured in a
process of its own, with SQLite and, where it is installed, PostgreSQL beside us in the same run. What five
million would cost is reckoned from the exponents, not measured, unless the size is asked for.

    python -m benchmarks.growth --out FILE [--sizes 10000,50000,200000] [--rounds N]
"""

from __future__ import annotations

import logging
import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from alongside.backends.encoders import choose
from alongside.backends.index import Document, Index, Query, Writer
from alongside.backends.index.kernels import loops

from .exact import recall
from .judgements import scratch
from .machine import peak_mb, resident_mb, said
from .peers import PostgresWords, SqliteWords
from .shipped import folders, load, settle
from .timing import by_size, exponent, milliseconds, seconds

SEED = 1
QUESTIONS = 60
RECALLED = 20  # questions whose exact answer is worked out
EDITS = 7
EVERYONE = frozenset({"public"})
FITTED = ("build", "search, p50", "match, p50", "match, p95", "SQLite FTS5, p50", "resident", "on disk")
RECKONED = 5_000_000
TRIGRAMS = 10_000  # offers; beyond so many PostgreSQL's trigrams take minutes a question and are not asked
FILTERS: tuple[dict[str, Any], ...] = (  # asked in turn, with and without a place
    {},
    {"kinds": ("support", "capability")},
    {"standings": ("open",)},
    {"stages": ("adoption",)},
    {"kinds": ("support",), "standings": ("open", "unclaimed")},
)


def made(count: int, first: int, subjects: dict[str, int]) -> Iterator[Document]:
    """The offers of `alongside synth` as the index keeps them, numbered from `first`."""
    from alongside.cli.files import synth

    for rows in synth.offer_rows(synth.read(), count, SEED):
        for row in rows:
            yield Document(
                id=first + int(row["id"].rpartition("-")[2]) - 1,
                version=1,
                title=row["title"],
                text=". ".join([row["summary"], row["audience"], row["audience"], row["tags"]]),
                audiences=("public",),
                world="real",
                kind=row["kind"],
                standing=row["standing"],
                stages=tuple(stage for stage in row["pathway_stages"].split(";") if stage),
                subjects=tuple(sorted({subjects[row["tags"]], subjects[row["audience"]]})),
                lat=float(row["lat"]),
                lon=float(row["lon"]),
            )


def asks() -> list[Any]:
    """Synthetic needs, every other one with its place, each with the next filters."""
    from alongside.cli.files import synth
    from alongside.exchange.analyses.answers import Ask
    from alongside.exchange.places.models import Place
    from alongside.exchange.places.queries import where_is

    rows = next(synth.need_rows(synth.read(), QUESTIONS, SEED))
    found = {
        place.source_id: place for place in Place.objects.filter(source_id__in=[r["place"] for r in rows])
    }
    return [
        Ask(
            text=row["statement"],
            title=row["title"],
            where=where_is(found[row["place"]]) if number % 2 and row["place"] in found else None,
            **FILTERS[number % len(FILTERS)],
        )
        for number, row in enumerate(rows)
    ]


def measure(count: int, rounds: int, home: Path) -> dict[str, Any]:
    """Build an index of `count` synthetic offers, ask for matches, edit, compare; then the peers."""
    settle(home)
    logging.disable(logging.INFO)
    load(*folders())
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses import indexing, tagging
    from alongside.exchange.analyses.matching import find_offers
    from alongside.exchange.analyses.wording import telling_words
    from alongside.exchange.directory.queries import subjects
    from alongside.exchange.offers.queries import all_ids

    from .pages import add

    tagging.tag_everything()
    ships = list(indexing.documents(all_ids(), 1))
    first = max(one.id for one in ships) + 1
    add(count)
    numbers = {row.label: row.pk for row in subjects()}

    def documents() -> Iterator[Document]:
        yield from ships
        yield from made(count, first, numbers)

    def build() -> None:
        with Writer.open(indexing.path(), choose()) as writer:
            writer.rebuild(documents(), 1)

    took = seconds(build)
    built, before = peak_mb(), resident_mb()
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    asked = asks()
    words = [" ".join(telling_words(f"{ask.title}. {ask.text}")) for ask in asked]
    match = milliseconds(lambda ask: find_offers(VISITOR, ask), asked, rounds)
    index = Index.open(indexing.path())
    search = milliseconds(lambda text: index.search(Query(text, EVERYONE, "real")), words, rounds)
    resident = resident_mb()
    queries = [
        Query(text, EVERYONE, "real", *(frozenset(x) for x in (ask.kinds, ask.stages, ask.standings)))
        for text, ask in zip(words, asked, strict=True)
    ]
    found = {
        "offers": count,
        "build": took,
        **{f"match, {name}": match[name] for name in ("p50", "p95")},
        **{f"search, {name}": search[name] for name in ("p50", "p95")},
        "recall@100": recall(index, queries[:RECALLED]),
        "an edit seen, s": edits(indexing.path(), index, next(made(1, first, numbers))),
        "peak, building": built,
        "peak, a worker": round(workers, 1),
        "resident before match": before,
        "resident": resident,
        "on disk": weight(indexing.path()),
        "loops": "numba" if loops() else "NumPy",
    }
    return found | peers(count, documents, words, rounds, home) | {"load": said()["load"]}


def edits(folder: Path, index: Index, one: Document) -> dict[str, float]:
    """From a change of one offer, handed to the writer, to the search that finds it."""
    took = []
    with Writer.open(folder, choose()) as writer:
        for number in range(EDITS):
            word = f"xylophone{number}"
            changed = replace(one, text=f"{one.text} {word}", version=2 + number)

            def see(changed: Document = changed, word: str = word) -> None:
                writer.apply([changed], [], writer.feed_seq + 1)
                index.refresh()
                if one.id not in index.search(Query(word, EVERYONE, "real")).id:
                    raise RuntimeError("an edit was not seen")

            took.append(seconds(see))
    return {"median": float(np.median(took)), "most": max(took)}


def peers(count: int, documents: Any, words: list[str], rounds: int, folder: Path) -> dict[str, Any]:
    """The same questions put to the full-text search of databases, words only."""
    found: dict[str, Any] = {}
    sqlite = SqliteWords(documents(), str(folder / "words.sqlite3"))
    few = max(1, rounds // 2)
    beside = milliseconds(sqlite.best, words, few)
    found |= {f"SQLite FTS5, {name}": beside[name] for name in ("p50", "p95")}
    if count <= TRIGRAMS and (postgres := PostgresWords.start(documents())):
        with postgres:
            beside = milliseconds(postgres.best, words, few)
        found |= {f"PostgreSQL, {name}": beside[name] for name in ("p50", "p95")}
    return found


def weight(folder: Path) -> float:
    """Megabytes of all files in a folder."""
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20, 1)


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    by_size("benchmarks.growth", __doc__, measure=in_scratch, tell=told, sizes="10000,50000,200000", rounds=3)


def in_scratch(size: int, rounds: int) -> dict[str, Any]:
    """Measure one size in a folder that is gone afterwards."""
    with scratch() as folder:
        return measure(size, rounds, Path(folder))


def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The sizes measured, how they grow, and what five million would cost by that."""
    result = {**said(), "sizes": rows, "exponents": {}, "reckoned": {}}
    if len(rows) > 1:
        counts = [row["offers"] for row in rows]
        grown = {name: exponent(counts, [row[name] for row in rows]) for name in FITTED}
        times = {name: (RECKONED / counts[-1]) ** grown[name] for name in FITTED}
        result["exponents"] = grown
        result["reckoned"] = {
            "offers": RECKONED,
            **{name: round(rows[-1][name] * times[name], 1) for name in FITTED},
        }
    return result


if __name__ == "__main__":
    main()
