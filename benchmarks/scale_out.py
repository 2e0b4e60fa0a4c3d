"""What `docs/performance.md` says of many needs at once: as measured, and beyond that with the arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]
TARGET_NEEDS, TARGET_OFFERS, TARGET_S, OVERHEAD = 100_000, 1_000_000, 720.0, 0.25
FURTHER = ((1_000_000, 1_000_000), (100_000, 10_000_000), (1_000_000, 10_000_000))  # needs, offers
WORKERS = (2, 16, 128)
HOURS = 3600
TAKEN = """
Wall time from start to the last row, files read and offers prepared included; processor time is that of all
processes. Exponents, on processor time: by needs {}, by offers {} (1: in step). One more need costs {} ms of
the processors; what comes before the first takes {} s. The largest process held {} MB, asked to stay within
{} MB in all. SQLite gives the best 300 by words, one need after another, without meaning, ranking or parts.
"""
LINE = """
Past what was measured, estimated in a straight line from the largest number of offers, as every need looks at
every offer: processor time = (needs × {each} ms + {prepare} s for preparing) × offers ÷ {offers:,}; wall
time = that ÷ workers, for workers as fast as one of these processors.
"""


def sections(batch: Figures | None, spark: Figures | None, where: Callable[[Figures], str]) -> list[str]:
    """The sections for what was measured."""
    found = [_batch(batch, where(batch))] if batch else []
    return found + ([_spark(spark, where(spark))] if spark else [])


def _batch(batch: Figures, where: str) -> str:
    """The batch, by needs and by offers, and what it comes to further on."""
    heads = [
        "offers",
        "needs",
        "wall (s)",
        "processors (s)",
        "a need (ms)",
        "SQLite FTS5, a need (ms)",
        "load",
    ]
    rows = [
        [
            f"{row['offers']:,}", f"{row['needs']:,}", row["seconds"], row["processor seconds"],
            round(1000 * row["seconds"] / row["needs"], 2), row.get("SQLite FTS5, a need (ms)", "–"),
            row["load"][0],
        ]
        for row in batch["sizes"]
    ]  # fmt: skip
    each = batch["each further need (ms)"]
    said = TAKEN.format(
        batch["exponents"]["by needs"], batch["exponents"]["by offers"], each["processor seconds"],
        batch["before the first need (s)"], batch["largest process (MB)"], batch["memory (MB)"],
    )  # fmt: skip
    return f"## Many needs at once\n\n{where}\n{_table(heads, rows)}{said}{_further(batch)}"


def _further(batch: Figures) -> str:
    offers, each = batch["sizes"][-1]["offers"], batch["each further need (ms)"]["processor seconds"]
    prepare = batch["before the first need (s)"]
    rows = []
    for needs, many in ((TARGET_NEEDS, TARGET_OFFERS), *FURTHER):
        whole = (needs * each / 1000 + prepare) * many / offers
        hours = [round(whole / workers / HOURS, 2) for workers in WORKERS]
        rows.append([f"{needs:,}", f"{many:,}", *hours])
    heads = ["needs", "offers", *[f"{workers} workers (h)" for workers in WORKERS]]
    return f"{LINE.format(each=each, offers=offers, prepare=prepare)}\n{_table(heads, rows)}"


def _spark(spark: Figures, where: str) -> str:
    """Spark beside one machine."""
    heads = ["offers", "needs", "local (s)", "Spark (s)", "over local", "same rows", "load"]
    rows = [
        [
            f"{row['offers']:,}", f"{row['needs']:,}", row["local (s)"], row["spark (s)"],
            f"{row['over local']:+.0%}", "yes" if row["same rows"] else "no", row["load"][0],
        ]
        for row in spark["sizes"]
    ]  # fmt: skip
    grown = "; ".join(f"{way} {value}" for way, value in spark["exponents"].items())
    said = f"\nMaster `{spark['master']}`; exponents by needs: {grown}. Starting Spark is part of its time.\n"
    return f"## Spark and one machine\n\n{where}\n{_table(heads, rows)}{said}"


def targets(batch: Figures | None, spark: Figures | None) -> list[list[object]]:
    """Rows for the table of targets."""
    rows: list[list[object]] = []
    if batch:
        last = batch["sizes"][-1]
        wall = batch["each further need (ms)"]["seconds"] / 1000
        whole = round(wall * TARGET_NEEDS + batch["before the first need (s)"])
        aim = f"{TARGET_S:.0f} s for {TARGET_NEEDS:,} needs at {TARGET_OFFERS:,}"
        found = f"{whole:,} s at {last['offers']:,} offers, in a straight line from {last['needs']:,} needs"
        rows.append(["batch", aim, found, _met(whole <= TARGET_S, last["offers"] >= TARGET_OFFERS)])
    if spark:
        last = spark["sizes"][-1]
        found = f"{last['over local']:+.0%} at {last['needs']:,} × {last['offers']:,}"
        right = last["same rows"] and last["over local"] <= OVERHEAD
        verdict = _met(right, last["offers"] >= TARGET_OFFERS)
        rows.append(["Spark over local, same rows", f"{OVERHEAD:+.0%} at 10,000 × 1,000,000", found, verdict])
    return rows


def _met(right: bool, there: bool) -> str:
    if not right:
        return "missed"
    return "met" if there else "not yet measured at that size"


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
