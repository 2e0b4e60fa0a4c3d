"""Put a study's table of who took part together again: cells, totals as printed, and sums beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Number(Protocol):
    """One number of a table, as it is kept."""

    table: str
    metric: str
    group: str
    group_name: str
    event: str
    count: int
    row_kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `cells` in the order of the columns, None where the table has none; `printed` may be None."""

    name: str
    cells: tuple[int | None, ...]
    printed: int | None

    @property
    def added(self) -> int:
        """The sum of its cells."""
        return sum(cell or 0 for cell in self.cells)

    @property
    def agrees(self) -> bool:
        """Whether the total as printed is the sum of the cells."""
        return self.printed is None or self.printed == self.added


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns by key, its rows, and its last row as printed."""

    name: str
    metric: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    printed: tuple[int | None, ...]  # totals of columns
    printed_all: int | None

    @property
    def added(self) -> tuple[int, ...]:
        """The sum of the cells of each column."""
        return tuple(sum(line.cells[at] or 0 for line in self.lines) for at in range(len(self.columns)))

    @property
    def added_all(self) -> int:
        """The sum of all cells."""
        return sum(line.added for line in self.lines)

    @property
    def added_printed(self) -> int:
        """The sum of the row totals as printed."""
        return sum(line.printed or 0 for line in self.lines)


def tables(numbers: Iterable[Number]) -> list[Table]:
    """Every table that has cells, in the order given."""
    grouped: dict[tuple[str, str], list[Number]] = {}
    for one in numbers:
        grouped.setdefault((one.table, one.metric), []).append(one)
    return [
        _table(name, metric, rows)
        for (name, metric), rows in grouped.items()
        if any(row.row_kind == "cell" for row in rows)
    ]


def _table(name: str, metric: str, rows: list[Number]) -> Table:
    cells = {(row.group, row.event): row.count for row in rows if row.row_kind == "cell"}
    totals = {row.group: row.count for row in rows if row.row_kind == "printed-row-total"}
    foot = {row.event: row.count for row in rows if row.row_kind == "printed-column-total"}
    named = {row.group: row.group_name for row in rows if row.row_kind == "cell"}
    columns = tuple(foot) or tuple(dict.fromkeys(event for _group, event in cells))
    lines = tuple(
        Line(label, tuple(cells.get((group, event)) for event in columns), totals.get(group))
        for group, label in named.items()
    )
    everything = next((row.count for row in rows if row.row_kind == "printed-grand-total"), None)
    return Table(name, metric, columns, lines, tuple(foot.get(event) for event in columns), everything)


def engaged(numbers: Iterable[Number]) -> int | None:
    """How many took part in all, as the text of the source prints it."""
    found = [one.count for one in numbers if one.metric == "individuals engaged"]
    return found[0] if found else None
