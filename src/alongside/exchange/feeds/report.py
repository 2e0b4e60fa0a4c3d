"""What a load did, in counts and sentences."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

OUTCOMES = ("new", "changed", "same", "left_out")


@dataclass
class Report:
    """What became of every row: counts per table, the rows left out and why, and what else is to be said."""

    dataset: str
    tables: dict[str, dict[str, int]] = field(default_factory=dict)
    left_out: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dry_run: bool = False

    def count(self, table: str, **numbers: int) -> None:
        """Add to the counts of a table."""
        row = self.tables.setdefault(table, dict.fromkeys(OUTCOMES, 0))
        for outcome, number in numbers.items():
            row[outcome] += number

    def leave_out(self, table: str, file: str, row: int | None, column: str | None, why: str) -> None:
        """Report one row, or (`row` None) a whole file, that was left out."""
        self.left_out.append({"file": file, "row": row, "column": column, "why": why})
        self.count(table, left_out=1)

    def note(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def as_json(self) -> dict[str, Any]:
        """The object that `alongside load --json` prints."""
        return {
            "dataset": self.dataset,
            "dry_run": self.dry_run,
            "tables": self.tables,
            "left_out": self.left_out,
            "notes": self.notes,
        }

    def broken(self) -> list[str]:
        """The files that could not be read at all."""
        return [entry["file"] for entry in self.left_out if entry["row"] is None]

    def sentences(self) -> list[str]:
        """Every row left out, in the words of a message: file, row, column, what is wrong."""
        return [_sentence(entry) for entry in self.left_out]


def _sentence(entry: dict[str, Any]) -> str:
    where = [entry["file"]]
    if entry["row"] is not None:
        where.append(f"row {entry['row']}")
    if entry["column"]:
        where.append(f"column {entry['column']}")
    return f"{', '.join(where)}: {entry['why']}"


def tally(words: Counter[str], one: str, many: str) -> list[str]:
    """Sentences for a count of reasons: `1 row was …`, `3 rows were …`, most frequent first."""
    return [
        (f"{number} {one}" if number == 1 else f"{number} {many}") + f": {why}."
        for why, number in words.most_common()
    ]
