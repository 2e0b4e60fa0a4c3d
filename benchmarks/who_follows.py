"""What `docs/performance.md` says of measuring how something spread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]
TARGET_S, TARGET_MB, TARGET_TIES = 30.0, 8_000.0, 10_000_000
SAID = """
Seconds; {} periods. In the first world all ties always hold, in the second half of them begin in some period,
so that each has a network of its own. Exponents: {}. netdiffuseR: {}.
"""
TABLE = "exposure and thresholds"


def section(found: Figures | None, where: Callable[[Figures], str]) -> str:
    """The section for what was measured."""
    if not found:
        return ""
    sizes = found["sizes"]
    rows: list[list[Any]] = []
    for world in ("always", "changing"):
        for name in sizes[0][f"steps, {world}"]:
            rows.append([f"{name}, {world}", *[row[f"steps, {world}"][name] for row in sizes]])
        whole = TABLE if world == "always" else world
        rows.append([f"**sorting, exposure and thresholds, {world}**", *[row[whole] for row in sizes]])
    rows.append(["memory (MB)", *[row["peak"] for row in sizes]])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes]])
    heads = ["", *[f"{row['ties']:,} ties, {row['actors']:,} actors" for row in sizes]]
    lines = [heads, ["---"] * len(heads), *[[str(cell) for cell in row] for row in rows]]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
    powers = ", ".join(f"{name} {power}" for name, power in found["exponents"].items()) or "–"
    told = SAID.format(sizes[0]["periods"], powers, found["netdiffuseR"])
    return f"## How something spread\n\n{where(found)}\n{table}{told}"


def targets(found: Figures | None) -> list[list[object]]:
    """Rows for the table of targets."""
    if not found:
        return []
    last = found["sizes"][-1]
    took = max(last[TABLE], last["changing"])
    good, full = took <= TARGET_S and last["peak"] <= TARGET_MB, last["ties"] >= TARGET_TIES
    verdict = ("met" if full else "not yet measured at that size") if good else "missed"
    aim = f"{TARGET_S:.0f} s and {TARGET_MB:,.0f} MB at {TARGET_TIES:,} ties × {last['periods']} periods"
    said = f"{took} s and {last['peak']:,.0f} MB at {last['ties']:,} ties"
    return [["exposure and thresholds", aim, said, verdict]]
