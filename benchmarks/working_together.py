"""What `docs/performance.md` says of proposing who should work together, and of the heuristics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]
TARGET_S, TARGET_ACTORS, PROVEN_S, PROVEN_ACTORS = 10.0, 5_000, 2.0, 250
NAMES = {
    "propose": "five proposals (s)",
    "diameter": "closest by diameter (s)",
    "sum": "closest by sum of distances (s)",
    "steiner": "closest by tree (s)",
    "RarestFirst": "RarestFirst (s)",
    "CoverSteiner": "CoverSteiner (s)",
    "EnhancedSteiner": "EnhancedSteiner (s)",
}
WORSE = {
    "RarestFirst, diameter": "RarestFirst, diameter above the best",
    "RarestFirst, sum": "RarestFirst, sum above the best",
    "CoverSteiner, steiner": "CoverSteiner, tree above the best",
    "EnhancedSteiner, steiner": "EnhancedSteiner, tree above the best",
}
SAID = """
Ten competences, at most eight members; seconds are medians over the worlds of a size, the longest in
brackets. The heuristics know no limit of members; they are held against ours with and without one.
Proven: how often nothing better can exist; where it is not, the gap is what a better one could add at most.
Exponents: {}. {}
"""


def section(found: Figures | None, where: Callable[[Figures], str]) -> str:
    """The section for what was measured."""
    if not found:
        return ""
    sizes = found["sizes"]
    rows: list[list[Any]] = [
        [said, *[f"{row['seconds'][name]} ({row['longest'][name]})" for row in sizes]]
        for name, said in NAMES.items()
    ]
    proven = (
        ("proposals", "value"),
        ("closest by diameter", "diameter"),
        ("by sum", "sum"),
        ("by tree", "steiner"),
    )
    for said, name in proven:
        rows.append([f"{said}: proven", *[f"{row['proven'][name]} of {row['instances']}" for row in sizes]])
    rows.append(["proposals: largest gap", *[f"{row['gap']:.1%}" for row in sizes]])
    for name, said in WORSE.items():
        rows.append([said, *[f"{row['worse'].get(name, 0.0):+.0%}" for row in sizes]])
    rows.append(["at or above every heuristic", *["yes" if not behind(row) else "no" for row in sizes]])
    rows.append(["memory (MB)", *[row["peak"] for row in sizes]])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes]])
    worst = [f"{row['actors']:,} actors, {name}" for row in sizes for name in behind(row)]
    verdict = "A heuristic was better at " + "; ".join(worst) if worst else "No heuristic was better anywhere"
    powers = ", ".join(f"{name} {power}" for name, power in found["exponents"].items()) or "–"
    heads = ["", *[f"{row['actors']:,} actors" for row in sizes]]
    told = SAID.format(powers, verdict + ".")
    return f"## Who should work together\n\n{where(found)}\n{_table(heads, rows)}{told}"


def behind(row: Figures) -> list[str]:
    """In what a heuristic was better than ours at least once."""
    return [name for name, count in row["at or above"].items() if count < row["instances"]]


def targets(found: Figures | None) -> list[list[object]]:
    """Rows for the table of targets."""
    if not found:
        return []
    rows: list[list[object]] = []
    last = found["sizes"][-1]
    took = last["longest"]["propose"]
    good = took <= TARGET_S and last["proposals"] > 0
    said = f"{took} s at {last['actors']:,} actors, the longest; gap {last['gap']:.1%}"
    rows.append(
        [
            "five proposals",
            f"{TARGET_S:.0f} s at {TARGET_ACTORS:,} actors",
            said,
            _met(good, last, TARGET_ACTORS),
        ]
    )
    for row in found["sizes"]:
        if row["actors"] == PROVEN_ACTORS:
            took, proven = row["longest"]["propose"], row["proven"]["value"]
            said = f"{took} s, the longest; {proven} of {row['instances']} proven"
            right = took <= PROVEN_S and proven == row["instances"]
            aim = f"proven in {PROVEN_S:.0f} s at {PROVEN_ACTORS}"
            rows.append(["proposals", aim, said, "met" if right else "missed"])
    worse = [name for row in found["sizes"] for name in behind(row)]
    said = f"better in {len(worse)} comparisons" if worse else "better in none"
    rows.append(["heuristics for teams", "at or above them always", said, "missed" if worse else "met"])
    return rows


def _met(right: bool, row: Figures, actors: int) -> str:
    if not right:
        return "missed"
    return "met" if row["actors"] >= actors else "not yet measured at that size"


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
