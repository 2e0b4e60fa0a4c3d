"""Spark against one machine on the same files: the same rows, and what it costs to have them dealt out.

python -m benchmarks.spark --out FILE [--offers 100000] [--needs 1000,3000,10000] [--master 'local[2]']
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet

from .batch import made, matched
from .judgements import scratch
from .machine import said
from .timing import exponent


def measure(offers: int, needs: list[int], master: str, folder: Path) -> dict[str, Any]:
    """Each number of needs on both; the rows are compared one by one."""
    rows = []
    for asked in needs:
        at = made(folder, offers, asked)
        local = matched(at)
        spark = matched(at, "--engine", "spark", "--master", master, out="spark.parquet")
        same = pyarrow.parquet.read_table(at / "answers.parquet").equals(
            pyarrow.parquet.read_table(at / "spark.parquet")
        )
        row = {
            "offers": offers,
            "needs": asked,
            "local (s)": local["seconds"],
            "spark (s)": spark["seconds"],
            "over local": round(spark["seconds"] / local["seconds"] - 1, 3),
            "same rows": same,
            "load": said()["load"],
        }
        print(json.dumps(row), file=sys.stderr, flush=True)
        rows.append(row)
    grown = {way: exponent(needs, [row[way] for row in rows]) for way in ("local (s)", "spark (s)")}
    return {"sizes": rows, "master": master, "exponents": grown if len(rows) > 1 else {}}


def main() -> None:
    """Measure, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--offers", type=int, default=100_000)
    options.add_argument("--needs", default="1000,3000,10000")
    options.add_argument("--master", default="local[2]")
    chosen = options.parse_args()
    with scratch() as folder:
        found = measure(chosen.offers, [int(n) for n in chosen.needs.split(",")], chosen.master, Path(folder))
    result = {**said(), **found}
    if chosen.out:
        chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
