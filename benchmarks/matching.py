"""Load, index and match what ships, or with the England pack too: times and memory, SQLite beside us.

Run in a process of its own, so that memory is its own:
    python -m benchmarks.matching --out FILE [--pack DIR] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any

from .judgements import grades, scratch, unanswerable
from .machine import peak_mb, resident_mb, said
from .peers import SqliteWords
from .shipped import build, folders, load, settle
from .timing import milliseconds, seconds


def questions() -> list[str]:
    """All questions that we judged, answerable or not."""
    return [*grades("landscape.csv"), *grades("practice-town.csv"), *unanswerable()]


def measure(home: Path, pack: Path | None, rounds: int) -> dict[str, Any]:
    """Do all of it once in `home`."""
    settle(home)
    logging.disable(logging.INFO)
    before = os_load()
    loaded = {
        folder.name: seconds(lambda folder=folder: load(folder))
        for folder in [*folders(), *([pack] if pack else [])]
    }
    indexed = seconds(build)
    built = peak_mb()
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses import indexing
    from alongside.exchange.analyses.answers import Ask
    from alongside.exchange.analyses.matching import find_offers, open_index
    from alongside.exchange.offers.queries import all_ids

    asked = questions()
    match = milliseconds(lambda text: find_offers(VISITOR, Ask(text)), asked, rounds)
    resident = resident_mb()
    peer = SqliteWords(indexing.documents(all_ids(), 1))
    return {
        "offers": open_index().offers,
        "questions": len(asked),
        "seconds": {"load": loaded, "load, all": round(sum(loaded.values()), 3), "index": indexed},
        "milliseconds": {
            "match": match,
            "page": page(asked, rounds),
            "SQLite FTS5, words only": milliseconds(peer.best, asked, rounds),
        },
        "megabytes": {"resident, matching": resident, "peak, loading and indexing": built},
        "load before": before,
    }


def os_load() -> list[float]:
    """How busy the machine is."""
    return list(said()["load"])


def page(asked: list[str], rounds: int) -> dict[str, float]:
    """The page of answers, as a visitor gets it, without a network between."""
    from django.test import Client, override_settings

    client = Client()

    def get(text: str) -> None:
        answer = client.get("/find/", {"q": text})
        if answer.status_code != 200:
            raise RuntimeError(f"/find/ answered {answer.status_code}")

    with override_settings(ALLOWED_HOSTS=["testserver"]):
        return milliseconds(get, asked, max(rounds // 3, 1))


def main() -> None:
    """Measure, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--pack", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with scratch() as folder:
        found = measure(Path(folder), chosen.pack and chosen.pack.resolve(), chosen.rounds)
    result = {**said(), **found}
    chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
