"""What `docs/performance.md` says of whom to ask first, choosing among projects, and what they are worth."""

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
WORKED = """
Seconds. {} streams over {} years, with five ranges in each. Plain loop: NumPy, stream by stream and year by
year, with its own draws; apart: the two means, in standard errors. Curves: chance to be best and value of
perfect information of four options at 21 amounts. R's BCEA: {}. Exponents: {}. Target: {:.0f} s and
{:,.0f} MB at {:,} draws: {}.
"""
DRAWS, DRAWN_S, DRAWN_MB = 1_000_000, 10.0, 4096.0
LINES = ("simulate", "plain loop", "curves", "apart in standard errors")
PARTS = ("dwell and flow", "stalls", "outlook", "restore", "choose", "next step", "near best", "all")


def sections(
    asked: Figures | None, chosen: Figures | None, worked: Figures | None, where: Callable[[Figures], str]
) -> list[str]:
    """The three sections, as far as they were measured."""
    parts = ((_asked, asked), (_chosen, chosen), (_worked, worked))
    return [write(found, where) if found else "" for write, found in parts]


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


def _worked(found: Figures, where: Callable[[Figures], str]) -> str:
    sizes = found["sizes"]
    rows: list[list[Any]] = [[name, *[row[name] for row in sizes]] for name in LINES]
    last = sizes[-1]
    met = last["simulate"] <= DRAWN_S and last["peak"] <= DRAWN_MB
    said = ("met" if met else "missed") if last["draws"] >= DRAWS else "not yet measured at that size"
    told = WORKED.format(
        found["streams"], found["years"], found["R BCEA"], _powers(found), DRAWN_S, DRAWN_MB, DRAWS, said
    )
    heads = ["", *[f"{row['draws']:,} draws" for row in sizes]]
    return f"## What a case is worth, drawn many times\n\n{where(found)}\n{_table(heads, rows, sizes)}{told}"


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
