"""Write `docs/performance.md` from the figures in `benchmarks/results`.

python -m benchmarks.report            print it
python -m benchmarks.report --write    put it in its place
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from . import (
    scale_out,
    what_to_pay_for,
    who_connects,
    who_follows,
    who_listens,
    who_votes,
    working_together,
)

RESULTS = Path(__file__).parent / "results"
DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
MATCH_P50, MATCH_P95, PAGE_P95, RESIDENT_MB, MILLION = 12.0, 40.0, 200.0, 1024.0, 1_000_000
BUILD_S, OVER_WORDS = 360.0, 0.12
RECALL, EDIT_S = 0.97, 0.2
SHARED_S, SHARED_MB, SHARED_EDGES = 15.0, 1536.0, 5_000_000
SAID = {
    "keywords": "keywords alone (BM25 as bm25s has it)",
    "lexical": "our words alone",
    "semantic": "meaning alone",
    "first look": "topic, first look",
    "shipped": "topic, as shipped",
    "fitted on the others": "topic, fitted on the other collections",
}
JUDGED = {
    "cystic_fibrosis": "cystic fibrosis abstracts",
    "landscape": "our judgements, landscape",
    "practice_town": "our judgements, practice town",
}
SETS = JUDGED | {"charities": "charities by their tags"}
Figures = dict[str, Any]
OPENING = """# Performance

Written by `python -m benchmarks.report` from `benchmarks/results`; `make bench` measures anew. Times are wall
times. The load is the mean number of processes at work over one, five and fifteen minutes: above the number
of processors, times are longer than on an idle machine.
"""
BESIDE = """
Warm; each of {} questions asked several times; nothing fits nearly half of them. A match runs from
the typed text to sentences; SQLite gives the best 300 by words, without filter, meaning or reasons.
"""
EDIT, RECALLED = "an edit seen, s", "recall@100"
MIXED = """
Offers and needs are those of `alongside synth --seed 1`, beside what ships; every other need has its place,
and filters on kind, standing and stage take turns. The databases give the best 300 by words, without filter,
meaning or reasons. Exponents (1: in step with size; 0: does not grow): {}.
By these, not measured, it would be: {}.
"""
PAGES = """
Milliseconds, median / 95%, signed in and warm, the whole stack in one process without a network. The
offers beside what ships are those of `alongside synth --seed 1`, put into SQLite in bulk, each with the two
subjects it was made of. Exponents are fitted on the medians of the sizes above 0; a dash: not measured.
"""
SHARED = """
Seconds, the median of several runs; memory is the most the process held, the edges themselves included. The
gap is between the value reached and a bound that no sharing can exceed. A dash: too large for SciPy's way.
Exponents: {}. Target: {:.0f} s and {:,.0f} MB at {:,} edges, proven: {}.
"""
AIMS = """
A target set for a million offers is only met or missed at that size; at a smaller one it can only be missed.
The gain in topic is that of calibrations fitted on the other collections, each counting as much as another.
"""


def read(name: str) -> Figures | None:
    """The figures kept under a name, or None when they were never measured."""
    file = RESULTS / f"{name}.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else None


def written() -> str:
    """The whole document."""
    growth = read("growth")
    if growth and RECALLED not in growth["sizes"][-1]:
        growth = None  # kept by an earlier form of the measurement, which asked for less
    parts = [
        OPENING,
        _matching(read("shipped"), read("england")),
        _growth(growth),
        _pages(read("pages")),
        *scale_out.sections(read("batch"), read("spark"), where),
        _allocation(read("allocation")),
        working_together.section(read("partnerships"), where),
        who_connects.section(read("networks"), where),
        who_follows.section(read("diffusion"), where),
        *what_to_pay_for.sections(*map(read, ("seeding", "portfolios", "economics")), where),
        who_votes.section(read("votes"), where),
        *who_listens.sections(*map(read, ("opinions", "priorities", "lotteries", "assessment")), where),
        _topic(read("topic")),
        _targets(read("shipped"), read("england"), growth, read("topic"), read("pages")),
    ]
    return "\n".join(part for part in parts if part)


def table(head: list[str], rows: list[list[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *[[str(cell) for cell in row] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def where(figures: Figures) -> str:
    """When and where figures were made."""
    load = ", ".join(str(x) for x in figures["load"])
    versions = ", ".join(f"{name} {version}" for name, version in figures["versions"].items())
    return (
        f"Measured {figures['measured']} at commit {figures['commit']}, {figures['processors']} processors, "
        f"load {load}; Python {figures['python']}, {versions}.\n"
    )


def _matching(shipped: Figures | None, england: Figures | None) -> str:
    found = {"what ships": shipped, "with the England pack": england}
    have = {name: figures for name, figures in found.items() if figures}
    if not have:
        return ""
    rows: list[list[object]] = [
        ["offers in the index", *[f"{f['offers']:,}" for f in have.values()]],
        ["load, all tables (s)", *[f["seconds"]["load, all"] for f in have.values()]],
        ["read subjects and build the index (s)", *[f["seconds"]["index"] for f in have.values()]],
    ]
    names = {
        "match": "a match with filters and reasons (ms)",
        "page": "the page of answers, no network (ms)",
        "SQLite FTS5, words only": "SQLite FTS5, ranking by words only (ms)",
    }
    for key, name in names.items():
        rows.append([f"{name}, median / 95%", *[_pair(f["milliseconds"][key]) for f in have.values()]])
    for key in ("resident, matching", "peak, loading and indexing"):
        rows.append([f"memory, {key} (MB)", *[f["megabytes"][key] for f in have.values()]])
    asked = next(iter(have.values()))["questions"]
    text = "## Load, index, match\n\n" + "\n".join(
        f"{name[0].upper()}{name[1:]}: {where(f)}" for name, f in have.items()
    )
    return f"{text}\n{table(['', *have], rows)}{BESIDE.format(asked)}"


def _pair(times: Figures) -> str:
    return f"{times['p50']} / {times['p95']}"


def _growth(growth: Figures | None) -> str:
    if not growth:
        return ""
    sizes = growth["sizes"]
    rows: list[list[object]] = [
        [f"{name} ({unit})", *[row.get(key, "–") for row in sizes]]
        for name, unit, key in (
            ("build", "s", "build"),
            ("most memory, building", "MB", "peak, building"),
            ("memory while matching", "MB", "resident"),
            ("on disk", "MB", "on disk"),
        )
    ]
    for name, key in (
        ("a match with filters and reasons", "match"),
        ("the index alone, no filter", "search"),
        ("SQLite FTS5, words only", "SQLite FTS5"),
        ("PostgreSQL, words and trigrams", "PostgreSQL"),
    ):
        pairs = [f"{row.get(f'{key}, p50', '–')} / {row.get(f'{key}, p95', '–')}" for row in sizes]
        rows.append([f"{name} (ms), median / 95%", *pairs])
    for name in ("words", "meaning", "fused"):
        rows.append([f"recall@100 of the exact answer, {name}", *[row[RECALLED][name] for row in sizes]])
    rows.append(["an edit seen by the next search (s), median", *[row[EDIT]["median"] for row in sizes]])
    rows.append(["load while measuring", *[row["load"][0] for row in sizes]])
    fitted = "; ".join(f"{name} {value}" for name, value in growth["exponents"].items())
    reckoned = "; ".join(f"{name} {value:,}" for name, value in growth["reckoned"].items())
    heads = ["", *[f"{row['offers']:,} offers" for row in sizes]]
    return f"## How it grows\n\n{where(growth)}\n{table(heads, rows)}{MIXED.format(fitted, reckoned)}"


def _pages(pages: Figures | None) -> str:
    """Each page at each size, and how it grows."""
    if not pages:
        return ""
    sizes = pages["sizes"]
    names = list(dict.fromkeys(name for row in sizes for name in row["pages"]))
    grown = pages["exponents"]
    rows: list[list[object]] = [
        [
            name,
            *[_pair(row["pages"][name]) if name in row["pages"] else "–" for row in sizes],
            grown.get(name, "–"),
        ]
        for name in names
    ]
    for key in dict.fromkeys(key for row in sizes for key in row["seconds"]):
        took = [row["seconds"].get(key, "–") for row in sizes]
        rows.append([f"{key} (s)", *took, grown.get(key, "–")])
    rows.append(["database (MB)", *[row["megabytes"]["database"] for row in sizes], ""])
    rows.append(["search index (MB)", *[row["megabytes"]["search index"] for row in sizes], ""])
    rows.append(["load while measuring", *["{}".format(row["load"][0]) for row in sizes], ""])
    heads = ["", *[f"{row['offers']:,} more" for row in sizes], "exponent"]
    return f"## Pages\n\n{where(pages)}\n{table(heads, rows)}{PAGES}"


def _topic(topic: Figures | None) -> str:
    if not topic:
        return ""
    quality = topic["ndcg@10"]
    sets = [name for name in SETS if name in quality]
    heads = ["", *[f"{SETS[name]} ({quality[name]['questions']})" for name in sets]]
    rows: list[list[object]] = [
        [said, *["{} ({} to {})".format(*quality[name][way]) for name in sets]] for way, said in SAID.items()
    ]
    for way in ("shipped", "fitted on the others"):
        over = [f"{quality[name][f'{way} over keywords']:+.1%}" for name in sets]
        rows.append([f"{SAID[way]}, over keywords alone", *over])
    floor = f"{topic['shipped']['floor']:.2f}"
    passing = "\n".join(f"- {name}: {value}" for name, value in topic["floors"][floor].items())
    return (
        f"## How well topics are ordered\n\n{where(topic)}\n"
        f"nDCG@10, with 95% bootstrap intervals over questions:\n\n{table(heads, rows)}\n"
        "The calibration that ships was chosen with these collections in sight; one fitted on the others\n"
        "shows what can be expected of those not seen. Our own judgements are few, and ours. The charities\n"
        "were tagged by people, who judged no question; a question there is a tag's name.\n\n"
        f"What the floor of {floor} lets pass by topic alone (it lies lower where a subject is shared):\n\n"
        f"{passing}\n"
    )


def _allocation(found: Figures | None) -> str:
    if not found:
        return ""
    rows: list[list[object]] = []
    for one in found["sizes"]:
        beside = "–" if one["SciPy"] is None else f"{one['SciPy']} ({one['SciPy differs by']:.0e})"
        simple = f"{one['greedy']} ({one['greedy gives up']:.2%} lower)"
        proven = f"{one['gap']:.0e}" if one["proven"] else "not proven"
        size = f"{one['edges']:,} × {one['needs']:,} × {one['offers']:,}"
        rows.append([size, one["ours"], proven, one["peak"], simple, beside])
    last = found["sizes"][-1]
    good = last["ours"] <= SHARED_S and last["peak"] <= SHARED_MB and last["proven"]
    full = last["edges"] >= 0.99 * SHARED_EDGES
    verdict = ("met" if full else "not yet measured at that size") if good else "missed"
    heads = [
        "edges × needs × offers",
        "ours (s)",
        "gap",
        "memory (MB)",
        "greedy (s)",
        "SciPy (s, difference)",
    ]
    powers = ", ".join(f"{name} {power}" for name, power in found["exponents"].items())
    told = SHARED.format(powers, SHARED_S, SHARED_MB, SHARED_EDGES, verdict)
    return f"## Sharing what is scarce\n\n{where(found)}\n{table(heads, rows)}{told}"


def _targets(
    shipped: Figures | None,
    england: Figures | None,
    growth: Figures | None,
    topic: Figures | None,
    pages: Figures | None,
) -> str:
    rows: list[list[object]] = []
    if most := england or shipped:
        times, offers = most["milliseconds"], most["offers"]
        took, aim = times["page"]["p95"], f"{PAGE_P95:.0f} ms at 1,000,000, 50 people"
        rows.append(["a page, 95%", aim, f"{took} ms at {offers:,} offers", _met(took, PAGE_P95, offers)])
    if growth:
        last = growth["sizes"][-1]
        for name, unit, key, target in (
            ("a match, median", "ms", "match, p50", MATCH_P50),
            ("a match, 95%", "ms", "match, p95", MATCH_P95),
            ("memory while matching", "MB", "resident", RESIDENT_MB),
            ("index build", "s", "build", BUILD_S),
        ):
            aim = f"{target:,.0f} {unit} at 1,000,000"
            found = f"{last[key]} {unit} at {last['offers']:,} offers"
            rows.append([name, aim, found, _met(last[key], target, last["offers"])])
        for name, value, target, unit in (
            ("recall@100 of the exact answer", last[RECALLED]["fused"], RECALL, "at least"),
            ("an edit seen", last[EDIT]["median"], EDIT_S, "s, at most"),
        ):
            good = value >= target if target == RECALL else value <= target
            verdict = _met(0.0 if good else 1.0, 0.5, last["offers"])
            found = f"{value} at {last['offers']:,} offers"
            rows.append([name, f"{unit} {target} at 1,000,000", found, verdict])
    if pages:
        most = pages["sizes"][-1]
        name, worst = max(most["pages"].items(), key=lambda pair: pair[1]["p95"])
        found = f"{worst['p95']} ms at {most['offers']:,} offers ({name})"
        verdict = _met(worst["p95"], PAGE_P95, most["offers"])
        rows.append(["the slowest page, 95%, one person", f"{PAGE_P95:.0f} ms at 1,000,000", found, verdict])
    if topic:
        over = "fitted on the others over keywords"
        found_ = {name: topic["ndcg@10"][name][over] for name in SETS if name in topic["ndcg@10"]}
        for which, names in (("judged collections", JUDGED), ("these and the charities", SETS)):
            gains = [found_[name] for name in names if name in found_]
            gain = sum(gains) / len(gains)
            verdict = "met" if gain >= OVER_WORDS else "missed"
            what = f"topic over keywords, mean of {which}, cross-validated"
            rows.append([what, f"{OVER_WORDS:+.0%}", f"{gain:+.1%}", verdict])
        verdict = "met" if min(found_.values()) >= 0 else "missed"
        rows.append(["topic over keywords, worst", "not below", f"{min(found_.values()):+.1%}", verdict])
    rows += scale_out.targets(read("batch"), read("spark"))
    rows += working_together.targets(read("partnerships"))
    rows += who_connects.targets(read("networks"))
    rows += who_follows.targets(read("diffusion"))
    rows += who_votes.targets(read("votes"))
    rows += who_listens.targets(read("opinions"))
    if not rows:
        return ""
    heads = ["what", "target", "measured", ""]
    return f"## Against our targets\n\n{table(heads, rows)}{AIMS}"


def _met(value: float, target: float, offers: int) -> str:
    if value > target:
        return "missed"
    return "met" if offers >= MILLION else "not yet measured at that size"


if __name__ == "__main__":
    if "--write" in sys.argv:
        DOCUMENT.write_text(written(), "utf-8")
    else:
        print(written(), end="")
