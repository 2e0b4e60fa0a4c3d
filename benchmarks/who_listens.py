"""What `docs/performance.md` says of the engines behind listening: groups, orders, lots, burdens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figures = dict[str, Any]
Where = Callable[[Figures], str]
GROUPS_S, GROUPS_MB, GROUPS_PEOPLE = 60.0, 4096.0, 100_000
OF_GROUPS = """
Votes on {:,} statements. Seconds are medians; with the bootstrap means that the groups are worked out again
fifty times to say how stable they are. Found again: the adjusted Rand index against the kinds from which the
votes were made. Exponents: {}.
"""
OF_ORDERS = """
Seconds, the median of several runs. The posterior is worked out up to 100,000 comparisons here. The peer
gives scores alone. Exponents: {}.
"""
OF_LOTS = """
Seconds, the median over pools of a size; the longest in brackets. Apart: by how many of the numbered panels
the chance of anybody differs at most from the fairest lottery. The peer is `sortition-algorithms`. {}
Exponents: {}.
"""
OF_VOICES = """
Seconds, medians. Ten venues of all that are known, within five kilometres; the gap is what a better choice
could add at most. Exponents: {}.
"""


def sections(
    groups: Figures | None, orders: Figures | None, lots: Figures | None, voices: Figures | None, where: Where
) -> list[str]:
    """A section for each engine that was measured."""
    made = (
        (_groups, groups, "Groups of people who tended to agree"),
        (_orders, orders, "What comes first"),
        (_lots, lots, "Panels drawn by lot"),
        (_voices, voices, "Voices beside burdens"),
    )
    return [f"## {title}\n\n{where(found)}\n{say(found)}" for say, found, title in made if found]


def targets(groups: Figures | None) -> list[list[object]]:
    """A row for the table of targets."""
    if not groups:
        return []
    most = max(groups["sizes"], key=lambda row: row["people"])
    took, memory = most["seconds"]["all"], most["peak_mb"]
    good = took <= GROUPS_S and memory <= GROUPS_MB
    full = most["people"] >= GROUPS_PEOPLE
    verdict = ("met" if full else "not yet measured at that size") if good else "missed"
    aim = f"{GROUPS_S:.0f} s, {GROUPS_MB:,.0f} MB at {GROUPS_PEOPLE:,} × 1,000"
    said = f"{took} s, {memory:,.0f} MB at {most['people']:,} × {most['statements']:,}"
    return [["opinion groups, with how stable they are", aim, said, verdict]]


def _groups(found: Figures) -> str:
    sizes = found["sizes"]
    rows = [
        ["groups (s)", *[row["seconds"]["groups"] for row in sizes]],
        ["with the bootstrap (s)", *[row["seconds"]["all"] for row in sizes]],
        ["groups found", *[row["groups"] for row in sizes]],
        ["found again", *[row["kinds_found"] for row in sizes]],
        ["red-dwarf (s)", *[_peer(row["red_dwarf"]) for row in sizes]],
        ["memory (MB)", *[row["peak_mb"] for row in sizes]],
    ]
    heads = ["", *[f"{row['people']:,} people" for row in sizes]]
    return _table(heads, rows) + OF_GROUPS.format(sizes[0]["statements"], _powers(found))


def _peer(told: Any) -> str:
    if isinstance(told, dict):
        return str(told.get("seconds", told))
    return told or "–"


def _orders(found: Figures) -> str:
    sizes = found["sizes"]
    names = list(sizes[0]["measures"])
    rows = [[f"{name} (s)", *[round(row["measures"][name], 3) for row in sizes]] for name in names]
    rows.append(["posterior (s)", *[_short(row["posterior"]) for row in sizes]])
    rows.append(["many criteria (s)", *[_short(row["criteria"]) for row in sizes]])
    rows.append(["choix, scores (s)", *[_short(row["choix"]) for row in sizes]])
    rows.append(["memory (MB)", *[row["peak"] for row in sizes]])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes]])
    heads = ["", *[f"{row['comparisons']:,} of {row['items']:,}" for row in sizes]]
    return _table(heads, rows) + OF_ORDERS.format(_powers(found))


def _lots(found: Figures) -> str:
    sizes = found["sizes"]
    names = list(dict.fromkeys(name for row in sizes for name in row["seconds"]))
    rows = [[f"{name} (s)", *[_both(row, name) for row in sizes]] for name in names]
    for fair in ("maximin", "leximin"):
        rows.append([f"least chance, {fair}", *[_least(row, fair) for row in sizes]])
    rows.append(["apart", *[row["apart"] for row in sizes]])
    rows.append(["as fair as the peer or fairer", *["yes" if row["at or above"] else "no" for row in sizes]])
    rows.append(["memory (MB)", *[row["peak"] for row in sizes]])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes]])
    heads = ["", *[f"{row['panel']} of {row['people']:,}" for row in sizes]]
    why = sorted({f"{name}: {reason}." for row in sizes for name, reason in row["not run"].items()})
    return _table(heads, rows) + OF_LOTS.format(" ".join(why), _powers(found))


def _both(row: dict[str, Any], name: str) -> str:
    took = row["seconds"].get(name)
    return "–" if took is None else f"{took} ({row['longest'][name]})"


def _least(row: dict[str, Any], fair: str) -> str:
    return f"{min(one[fair] for one in row['least']):.4f}"


def _voices(found: Figures) -> str:
    sizes = found["sizes"]
    named = {
        "figures": "figures of all areas (s)",
        "reach": "who reaches what (s)",
        "greedy": "venues one after the other (s)",
        "venues": "the best venues (s)",
    }
    rows = [[said, *[row[name] for row in sizes]] for name, said in named.items()]
    rows.append(["gap", *[f"{row['gap']:.1%}" for row in sizes]])
    rows.append(["memory (MB)", *[row["peak"] for row in sizes]])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes]])
    heads = ["", *[f"{row['areas']:,} areas, {row['venues known']:,} venues" for row in sizes]]
    return _table(heads, rows) + OF_VOICES.format(_powers(found))


def _short(seconds: float | None) -> Any:
    return "–" if seconds is None else round(seconds, 3)


def _powers(found: Figures) -> str:
    return ", ".join(f"{name} {power}" for name, power in found["exponents"].items()) or "–"


def _table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
