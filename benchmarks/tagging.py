"""Measure the tagging rules against the charities that people have tagged with UK-CAT.

Needs the England pack: `ALONGSIDE_SHARED` names the folder that holds `england/` (default `../shared`).
Prints a table and writes `benchmarks/results/tagging.json`. Phrases were chosen by looking at charities
with even numbers only; the figures to believe are those of the odd numbers.

A person's tag stands for its own subjects and for those of every UK-CAT tag above it; a subject that
we find stands for itself and for every subject above it. Two readings are given: every mention, and the
main subjects only, since people were asked to tag what a charity is chiefly for. UK-CAT's own
expressions, read from the pack, are measured the same way for comparison.
"""

from __future__ import annotations

import csv
import datetime
import gzip
import json
import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from alongside.engines.matching.subjects import Rules, main_subjects, tag

ROOT = Path(__file__).resolve().parents[1]
TAXONOMY = ROOT / "data" / "taxonomy"
PACK = Path(os.environ.get("ALONGSIDE_SHARED", ROOT.parent / "shared")) / "england"
RESULT = ROOT / "benchmarks" / "results" / "tagging.json"

Row = Mapping[str, str]
Reader = Callable[[Row], set[str]]


def table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file, packed or plain."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ancestors(code: str, parents: Mapping[str, str]) -> list[str]:
    """Give a code and every code above it."""
    found = []
    while code and code not in found:
        found.append(code)
        code = parents.get(code, "")
    return found


def ukcat_parents(rows: Iterable[Row]) -> dict[str, str]:
    """Find each UK-CAT code's parent by the names of its category and subcategory."""
    rows = list(rows)
    top = {row["tag"]: row["Code"] for row in rows if row["Level"] == "1"}
    middle = {(row["Category"], row["tag"]): row["Code"] for row in rows if row["Level"] == "2"}
    parents = {}
    for row in rows:
        above = top.get(row["Category"], "")
        if row["Level"] == "3":
            above = middle.get((row["Category"], row["Subcategory"]), above)
        parents[row["Code"]] = "" if row["Level"] == "1" else above
    return parents


class Judge:
    """The maps between the two taxonomies, and what each side says about a charity."""

    def __init__(self) -> None:
        subjects = table(TAXONOMY / "subjects.csv")
        self.rules = Rules.from_tables(
            subjects, table(TAXONOMY / "rules.csv"), table(TAXONOMY / "ambiguous.csv")
        )
        self.parents = {row["code"]: row["parent"] for row in subjects}
        self.ukcat = table(PACK / "taxonomies" / "ukcat.csv")
        self.theirs = ukcat_parents(self.ukcat)
        self.map: dict[str, set[str]] = {}
        for row in table(TAXONOMY / "ukcat_map.csv"):
            self.map.setdefault(row["theirs"], set()).add(row["ours"])
        self.mapped = set().union(*self.map.values())
        self.expressions = [
            (row["Code"], re.compile(row["Regular expression"], re.I), _unless(row))
            for row in self.ukcat
            if row["Regular expression"]
        ]

    def ours(self, codes: Iterable[str]) -> set[str]:
        """Give the measured subjects that our codes stand for."""
        return {up for code in codes for up in ancestors(code, self.parents)} & self.mapped

    def people(self, codes: Iterable[str]) -> set[str]:
        """Give the measured subjects that UK-CAT codes stand for."""
        above = {up for code in codes for up in ancestors(code, self.theirs)}
        return self.ours(ours for code in above for ours in self.map.get(code, ()))

    def mentions(self, charity: Row) -> set[str]:
        """Read every mention."""
        return self.ours(one.code for one in tag(_texts(charity), self.rules))

    def chiefly(self, charity: Row) -> set[str]:
        """Read the main subjects."""
        return self.ours(one.code for one in main_subjects(tag(_texts(charity), self.rules)))

    def ukcat_rules(self, charity: Row) -> set[str]:
        """Read what UK-CAT's own expressions find."""
        text = " ".join(_texts(charity))
        return self.people(
            code
            for code, wanted, unless in self.expressions
            if wanted.search(text) and not (unless and unless.search(text))
        )


def _unless(row: Row) -> re.Pattern[str] | None:
    expression = row["Exclude regular expression"]
    return re.compile(expression, re.I) if expression else None


def _texts(charity: Row) -> tuple[str, str]:
    return charity["name"], charity["activities"]


def figures(hits: int, false: int, missed: int) -> dict[str, float | int]:
    """Precision, recall and F1 from three counts."""
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(both, 3),
        "people": hits + missed,
        "found": hits + false,
        "both": hits,
    }


def measure(charities: Iterable[Row], judge: Judge, read: Reader) -> dict[str, object]:
    """Compare one reading with people's tags, per subject and over all of them."""
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for charity in charities:
        said, found = judge.people(charity["UKCAT"].split(";")), read(charity)
        hits.update(said & found)
        false.update(found - said)
        missed.update(said - found)
    return {
        "micro": figures(hits.total(), false.total(), missed.total()),
        "subjects": {code: figures(hits[code], false[code], missed[code]) for code in sorted(judge.mapped)},
    }


def speed(charities: Iterable[Row], rules: Rules) -> int:
    """Texts tagged in a second of processor time, on one core."""
    texts = [charity["activities"] for charity in charities]
    for text in texts:
        tag(text, rules)
    before = time.process_time()
    for text in texts:
        tag(text, rules)
    return round(len(texts) / (time.process_time() - before))


def commit() -> str:
    """Name the commit that was measured."""
    answer = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or "none yet"


def main() -> None:
    """Measure, print and write."""
    sample = PACK / "organisations" / "charities_ukcat_sample.csv.gz"
    if not sample.exists():
        raise SystemExit(f"The England pack is not at {PACK}. Set ALONGSIDE_SHARED to the folder above it.")
    judge = Judge()
    charities = [row for row in table(sample) if row["UKCAT"]]
    number = [int(re.sub(r"\D", "", row["reg_number"])) for row in charities]
    halves = {
        "odd": [row for row, digits in zip(charities, number, strict=True) if digits % 2],
        "even": [row for row, digits in zip(charities, number, strict=True) if not digits % 2],
    }
    readings = {"mentions": judge.mentions, "main": judge.chiefly, "ukcat_rules": judge.ukcat_rules}
    result = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": commit(),
        "charities": {half: len(rows) for half, rows in halves.items()},
        "texts_per_second": speed(charities, judge.rules),
        "results": {
            name: {half: measure(rows, judge, read) for half, rows in halves.items()}
            for name, read in readings.items()
        },
    }
    show(result)
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def show(result: Mapping[str, Any]) -> None:
    """Print the figures as a table: micro averages, then each subject on the odd half."""
    results = result["results"]
    print(f"{result['charities']} charities; {result['texts_per_second']} texts a second on one core")
    for name, halves in results.items():
        for half, found in halves.items():
            micro = found["micro"]
            print(
                f"{name:12} {half:5} precision {micro['precision']:.3f}"
                f"  recall {micro['recall']:.3f}  F1 {micro['f1']:.3f}"
            )
    print("\nmentions, odd half      precision  recall  people  found")
    for code, one in results["mentions"]["odd"]["subjects"].items():
        print(f"{code:24}{one['precision']:8.3f}{one['recall']:8.3f}{one['people']:8}{one['found']:7}")


if __name__ == "__main__":
    main()
