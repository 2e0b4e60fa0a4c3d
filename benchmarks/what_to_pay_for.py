"""What `docs/performance.md` says of measuring whom to ask first, and of choosing among projects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Figures = dict[str, Any]
ASKED = """
Seconds, for ten sites to ask. Cascade: each tie passes it on by chance; threshold: one starts when enough do.
Of the bound: what is reached, as a share of a value that no choice can pass. Sites reached are means over the
same runs; beside those chosen stand the ten with most ties, and ten at random. Exponents: {}.
"""
CHOSEN = """
Seconds. Things go through six stages; each has a value and a cost, and the budget is a third of all costs.
Exponents: {}.
"""
PARTS = ("dwell and flow", "stalls", "outlook", "restore", "choose", "next step", "near best", "all")


def sections(asked: Figures | None, chosen: Figures | None, where: Callable[[Figures], str]) -> list[str]:
    """The two sections, as far as they were measured."""
    return [_asked(asked, where) if asked else "", _chosen(chosen, where) if chosen else ""]


def _asked(found: Figures, where: Callable[[Figures], str]) -> str:
    sizes = found["sizes"]
    rows: list[list[Any]] = [[name, *[row[name] for row in sizes]] for name in ("cascade", "threshold")]
    rows.append(["of the bound", *[row["of the bound"] for row in sizes]])
    rows += [
        [f"sites reached, {name}", *[row["reached"][name] for row in sizes]] for name in sizes[0]["reached"]
    ]
    heads = ["", *[f"{row['sites']:,} sites, {row['ties']:,} ties" for row in sizes]]
    told = ASKED.format(_powers(found))
    return f"## Whom to ask first\n\n{where(found)}\n{_table(heads, rows, sizes)}{told}"


def _chosen(found: Figures, where: Callable[[Figures], str]) -> str:
    sizes = found["sizes"]
    rows: list[list[Any]] = [[name, *[row[name] for row in sizes]] for name in PARTS]
    rows.append(["the best set proven", *["yes" if row["proven"] else "no" for row in sizes]])
    heads = ["", *[f"{row['things']:,} things, {row['stays']:,} stays" for row in sizes]]
    told = CHOSEN.format(_powers(found))
    return f"## Choosing among projects\n\n{where(found)}\n{_table(heads, rows, sizes)}{told}"


def _powers(found: Figures) -> str:
    return ", ".join(f"{name} {power}" for name, power in found["exponents"].items()) or "–"


def _table(heads: list[str], rows: list[list[Any]], sizes: Sequence[Figures]) -> str:
    """A table in Markdown, with memory and load below."""
    every = [
        *rows,
        ["memory (MB)", *[row["peak"] for row in sizes]],
        ["load while measuring", *[row["load"][0] for row in sizes]],
    ]
    lines = [heads, ["---"] * len(heads), *[[str(cell) for cell in row] for row in every]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
