"""Two ids that are one thing: the second row is joined to the first, which keeps its own words."""

from dataclasses import dataclass, field

from .grammar import Description
from .mapping import Cells, Mapped, Reader
from .reading import FileBroken

JOINED = "offers"


@dataclass
class Joined:
    """Which offers of a data set are told of under another id too, and what those rows say."""

    kept_under: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[Cells]] = field(default_factory=dict)

    def passes_over(self, kind: str, cells: Cells) -> bool:
        """Whether this row is the second telling of another."""
        return kind == JOINED and bool(cells.get("id")) and cells["id"][0] in self.kept_under

    def fill(self, kind: str, mapped: Mapped) -> Mapped:
        """The row with its blanks filled, and the other ids given, by the rows that are joined to it."""
        name = mapped.cells.get("id", ("",))[:1]
        if kind != JOINED or not name or name[0] not in self.others:
            return mapped
        cells = dict(mapped.cells)
        for other in self.others[name[0]]:
            also = (*cells.get("also", ()), *other["id"], *other.get("also", ()))
            cells = {**other, **{column: values for column, values in cells.items() if values}}
            cells["also"] = tuple(dict.fromkeys(also))
        return Mapped(mapped.number, cells, mapped.fault, mapped.column, mapped.geometry)


def joined(said: Description) -> Joined:
    """Read the pairs of a data set and the rows they name; nothing where it has none."""
    result = Joined()
    pairs: dict[str, str] = {}
    for entry in said.entries:
        if entry.kind == "same_things":
            for cells in _rows(Reader(entry)):
                pairs |= {other: cells["keep"][0] for other in cells.get("also", ()) if cells.get("keep")}
    if not pairs:
        return result
    rows: dict[str, Cells] = {}
    for entry in said.entries:
        if entry.kind == JOINED:
            for cells in _rows(Reader(entry)):
                if cells.get("id"):
                    rows.setdefault(cells["id"][0], cells)
    for other, keep in pairs.items():
        while keep in pairs and keep != other:
            keep = pairs[keep]
        if keep in rows and other in rows and keep != other:
            result.kept_under[other] = keep
            result.others.setdefault(keep, []).append(rows[other])
    return result


def _rows(reader: Reader) -> list[Cells]:
    try:
        return [mapped.cells for mapped in reader.rows() if not mapped.fault]
    except FileBroken:
        return []  # reported when its entry is loaded
