"""Measure all of it, keep the figures in `benchmarks/results`, and write `docs/performance.md` from them.

python -m benchmarks [--pack DIR] [--sizes N,N] [--pages N,N] [--edges N,N] [--rounds N]
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from .report import DOCUMENT, RESULTS, written

PACK = Path("england") / "MANIFEST.csv"


def main() -> int:
    """Run each measurement in a process of its own; one that fails stops the rest with its own words."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument(
        "--pack", type=Path, help="the England pack; else ALONGSIDE_SHARED/england if it is there"
    )
    options.add_argument("--sizes", default="10000,50000,200000", help="documents in the index, for growth")
    options.add_argument("--pages", default="0,10000,50000", help="synthetic offers, for the pages")
    options.add_argument("--edges", default="50000,500000,5000000", help="edges to share over")
    options.add_argument("--rounds", type=int, default=5, help="how often every question is asked")
    chosen = options.parse_args()
    pack = chosen.pack or _pack_beside()
    rounds = ["--rounds", str(chosen.rounds)]
    steps = [["benchmarks.matching", "--out", str(RESULTS / "shipped.json"), *rounds]]
    if pack:
        steps.append(
            ["benchmarks.matching", "--out", str(RESULTS / "england.json"), "--pack", str(pack), *rounds]
        )
    steps.append(
        ["benchmarks.growth", "--out", str(RESULTS / "growth.json"), "--sizes", chosen.sizes, *rounds]
    )
    steps.append(["benchmarks.pages", "--out", str(RESULTS / "pages.json"), "--sizes", chosen.pages, *rounds])
    steps.append(
        ["benchmarks.allocation", "--out", str(RESULTS / "allocation.json"), "--sizes", chosen.edges]
    )
    steps.append(["benchmarks.partnerships", "--out", str(RESULTS / "partnerships.json")])
    steps.append(["benchmarks.networks", "--out", str(RESULTS / "networks.json")])
    for name in (
        "diffusion",
        "seeding",
        "votes",
        "opinions",
        "priorities",
        "lotteries",
        "assessment",
        "portfolios",
        "economics",
        "measures",
    ):
        steps.append([f"benchmarks.{name}", "--out", str(RESULTS / f"{name}.json")])
    steps.append(["benchmarks.batch", "--out", str(RESULTS / "batch.json")])
    if importlib.util.find_spec("pyspark"):
        steps.append(["benchmarks.spark", "--out", str(RESULTS / "spark.json")])
    steps.append(["benchmarks.fit_topic"])
    for step in steps:
        print(f"\n== {' '.join(step)}", flush=True)
        if code := subprocess.run([sys.executable, "-m", *step], check=False).returncode:
            return code
    DOCUMENT.write_text(written(), "utf-8")
    print(f"\nWritten: {DOCUMENT.relative_to(DOCUMENT.parent.parent)}")
    return 0


def _pack_beside() -> Path | None:
    shared = Path(os.environ.get("ALONGSIDE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    return (shared / PACK).parent if (shared / PACK).is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())
