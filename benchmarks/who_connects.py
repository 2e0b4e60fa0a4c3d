"""What `docs/performance.md` says of measuring networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]
TARGET_S, TARGET_TIES = 60.0, 1_000_000
SAID = """
Seconds. Where it is too dear to be exact, closeness, betweenness and introductions are sampled, with the
error stated; at the smallest size betweenness is {}. networkx measured the same at {:,} ties; a dash: it has
no such measure, or was not asked. Exponents: {}.
"""


def section(found: Figures | None, where: Callable[[Figures], str]) -> str:
    """The section for what was measured."""
    if not found:
        return ""
    sizes = found["sizes"]
    first = sizes[0]
    beside = first["networkx"] or {}
    rows: list[list[Any]] = [["making the network", *[row["build"] for row in sizes], "–"]]
    for name in first["measures"]:
        rows.append([name, *[row["measures"][name] for row in sizes], beside.get(name, "–")])
    rows.append(["all", *[row["all"] for row in sizes], round(sum(beside.values()), 1) if beside else "–"])
    rows.append(["memory (MB)", *[row["peak"] for row in sizes], "–"])
    rows.append(["most ties of one actor", *[f"{row['most ties of one']:,}" for row in sizes], "–"])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes], "–"])
    heads = ["", *[f"{row['ties']:,} ties, {row['actors']:,} actors" for row in sizes], "networkx"]
    powers = ", ".join(f"{name} {power}" for name, power in found["exponents"].items()) or "–"
    told = SAID.format("exact" if first["exact"] else "sampled", first["ties"], powers)
    return f"## Who connects whom\n\n{where(found)}\n{_table(heads, rows)}{told}"


def targets(found: Figures | None) -> list[list[object]]:
    """Rows for the table of targets."""
    if not found:
        return []
    last = found["sizes"][-1]
    good, full = last["all"] <= TARGET_S, last["ties"] >= 0.99 * TARGET_TIES
    verdict = ("met" if full else "not yet measured at that size") if good else "missed"
    aim = f"{TARGET_S:.0f} s at {TARGET_TIES:,} ties"
    return [["measures of a network", aim, f"{last['all']} s at {last['ties']:,} ties", verdict]]


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
