"""What `docs/performance.md` says of many people voting at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]
TARGET_MS, TARGET_PEOPLE = 300.0, 500
SAID = """
Milliseconds. Each of the people votes every {:.0f} seconds for {:.0f} seconds, then all at the same moment,
over connections of their own, on what `alongside serve` starts; those who vote share the machine with it. A
vote is lost where it was answered as kept and is not in the database. PostgreSQL does not wait for the disk.
"""
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def section(found: Figures | None, where: Callable[[Figures], str]) -> str:
    """The section for what was measured."""
    if not found:
        return ""
    each = found["databases"]
    rows: list[list[Any]] = [["people", *[one["people"] for one in each]]]
    for phase, name in (("steady", "in their rhythm"), ("burst", "all at once")):
        rows.append([f"votes, {name}", *[one[phase]["votes"] for one in each]])
        rows.append([f"votes a second, {name}", *[one[phase]["a second"] for one in each]])
        rows.append(
            [f"median / 95%, {name}", *[f"{one[phase]['p50']} / {one[phase]['p95']}" for one in each]]
        )
        rows.append([f"longest, {name}", *[one[phase]["longest"] for one in each]])
        refused = [sum(one[phase]["not answered with 200"].values()) for one in each]
        rows.append([f"not answered as kept, {name}", *refused])
    rows.append(["kept in the database", *[one["kept"] for one in each]])
    rows.append(["lost", *[one["lost"] for one in each]])
    rows.append(["load before, after", *[f"{one['load before'][0]}, {one['load after'][0]}" for one in each]])
    heads = ["", *[NAMES[one["database"]] for one in each]]
    told = SAID.format(found["every"], found["seconds"])
    return f"## Many people vote at once\n\n{where(found)}\n{_table(heads, rows)}{told}"


def targets(found: Figures | None) -> list[list[object]]:
    """Rows for the table of targets, one a database."""
    rows: list[list[object]] = []
    for one in found["databases"] if found else []:
        steady, name = one["steady"], NAMES[one["database"]]
        refused = sum(sum(one[phase]["not answered with 200"].values()) for phase in ("steady", "burst"))
        good = steady["p95"] <= TARGET_MS and not one["lost"] and not refused
        full = one["people"] >= TARGET_PEOPLE
        verdict = ("met" if full else "not yet measured at that size") if good else "missed"
        aim = f"none lost, 95% in {TARGET_MS:.0f} ms, {TARGET_PEOPLE} people"
        said = f"{one['lost']} lost, {refused} refused, {steady['p95']} ms, {one['people']} people"
        rows.append([f"votes, {name}", aim, said, verdict])
    return rows


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
