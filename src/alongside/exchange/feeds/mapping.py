"""Turn rows as a source wrote them into rows of our columns, in the steps of `dataset.yaml`."""

import datetime
import difflib
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .grammar import Entry, Form
from .kinds import KINDS
from .known import Unfit
from .reading import FileBroken, Line, Table, open_table

Cells = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Mapped:
    """One row in our columns, each with its values; or (`fault`) why there is none."""

    number: int
    cells: Cells
    fault: str = ""
    column: str | None = None
    geometry: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of ours is filled."""

    name: str
    forms: tuple[Form, ...]
    many: bool
    split: str
    read: str
    table: Mapping[str, str] | None
    prefix: str
    before: bool = False  # take the value as it is before the table

    def fill(self, row: Mapping[str, str]) -> tuple[str, ...]:
        """Every value of the column for this row."""
        text = next((filled for form in self.forms if (filled := form.fill(row).strip())), "")
        if not text:
            return self._mapped("") if self.table is not None and "" in self.table else ()
        parts = text.split(self.split) if self.split else [text]
        found: list[str] = []
        for part in parts:
            if value := self._read(part.strip()):
                found += self._mapped(value)
        if self.prefix:
            found = [self.prefix + value for value in found]
        return tuple(dict.fromkeys(found)) if self.many else tuple(found)

    def _read(self, value: str) -> str:
        return READ[self.read](value) if self.read and value else value

    def _mapped(self, value: str) -> tuple[str, ...]:
        if self.table is None or self.before:
            return (value,) if value else ()
        ours = self.table.get(value, self.table.get("*"))
        if ours is None:
            near = difflib.get_close_matches(value, self.table, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            why = f"'{value}' is not in the table of what is taken over.{hint} Add it there."
            raise Unfit(why, self.name)
        if not self.many:
            return (ours,) if ours else ()
        return tuple(part.strip() for part in ours.split(";") if part.strip())


@dataclass
class Reader:
    """The rows of one entry in our columns. `intended` counts what was left out on purpose, by reason."""

    entry: Entry
    intended: Counter[str] = field(default_factory=Counter)
    unknown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.kind = KINDS[self.entry.kind]

    def rows(self) -> Iterator[Mapped]:
        """Read the file; raises FileBroken when it is not what the entry says."""
        table = self._table()
        plan = self._plan(table.columns)
        for line in table.lines:
            if line.fault:
                yield Mapped(line.number, {}, line.fault)
            elif self._wanted(line.cells):
                yield from self._one(line, plan)

    def _table(self) -> Table:
        if self.entry.path is not None:
            return open_table(self.entry.path)
        columns = tuple(dict.fromkeys(name for row in self.entry.rows for name in row))
        lines = [
            Line(number, {name: row.get(name, "") for name in columns})
            for number, row in zip(self.entry.numbers or itertools.count(1), self.entry.rows, strict=False)
        ]
        return Table(columns, lines)

    def _plan(self, theirs: tuple[str, ...]) -> list[Column]:
        entry, kind = self.entry, self.kind
        for name in sorted(entry.theirs()):
            if name not in theirs:
                near = difflib.get_close_matches(name, theirs, 1)
                hint = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(theirs)}."
                raise FileBroken(f"it has no column '{name}'. {hint}", name)
        forms = dict(entry.columns)
        if not entry.only:
            forms |= {name: (_cell(name),) for name in theirs if name in kind.columns and name not in forms}
            taken = entry.theirs() | set(kind.columns)
            self.unknown = tuple(name for name in theirs if name and name not in taken)
        given = {"indicator", "value"} if entry.wide else set()
        for name in sorted(kind.required - set(forms) - given):
            why = f"it has no column '{name}', and {entry.kind} need one. Name it in `columns`."
            raise FileBroken(why, name)
        plan = [self._column(name, form) for name, form in forms.items()]
        if "kind_in_source" in kind.columns and "kind_in_source" not in forms and "kind" in entry.maps:
            plan.append(self._column("kind", forms["kind"], called="kind_in_source"))
        return plan

    def _column(self, name: str, forms: tuple[Form, ...], called: str = "") -> Column:
        entry = self.entry
        many = self.kind.columns[name].many
        return Column(
            name=called or name,
            forms=forms,
            many=many,
            split=entry.split.get(name, ";" if many else ""),
            read=entry.read.get(name, ""),
            table=entry.maps.get(name),
            prefix=entry.prefix.get(name, ""),
            before=bool(called),
        )

    def _wanted(self, row: Mapping[str, str]) -> bool:
        for column, values in self.entry.where.items():
            if not any(_fits(row[column].strip(), value) for value in values):
                self.intended[self._why(column)] += 1
                return False
        for column, values in self.entry.skip.items():
            if any(_fits(row[column].strip(), value) for value in values):
                self.intended[self._why(column)] += 1
                return False
        return True

    def _why(self, column: str) -> str:
        why = self.entry.why
        said = why if isinstance(why, str) else why.get(column, "")
        return (said or f"by what its column {column} says").rstrip(".")

    def _one(self, line: Line, plan: list[Column]) -> Iterator[Mapped]:
        cells: Cells = {}
        for column in plan:
            try:
                cells[column.name] = column.fill(line.cells)
            except Unfit as fault:
                yield Mapped(line.number, {}, str(fault), fault.column or column.name)
                return
        if not self.entry.wide:
            yield Mapped(line.number, cells, geometry=line.geometry)
            return
        for wide in self.entry.wide:
            value = line.cells[wide.columns["value"]].strip()
            if value and value not in wide.missing:
                named = {name: (text,) for name, c in wide.columns.items() if (text := line.cells[c].strip())}
                yield Mapped(line.number, {**cells, "indicator": (wide.indicator,), **named})


def _cell(name: str) -> Form:
    return Form("{" + name + "}", (name,))


def _fits(text: str, value: str) -> bool:
    return text.startswith(value[:-1]) if value.endswith("*") else text == value


def _whole(value: str) -> str:
    if re.fullmatch(r"-?\d+", value):
        return value
    try:
        number = float(value)
    except ValueError as problem:
        raise Unfit(f"'{value}' is not a whole number.") from problem
    if not number.is_integer():
        raise Unfit(f"'{value}' is not a whole number.")
    return str(int(number))


def _company(value: str) -> str:
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return _whole(value).zfill(8)
    return value.upper()


def _day(value: str) -> str:
    if re.fullmatch(r"\d{4}(-\d{2})?", value):
        return value
    try:
        return datetime.date.fromisoformat(value[:10]).isoformat()
    except ValueError as problem:
        raise Unfit(f"'{value}' is not a day. Write it as 2026-11-30.") from problem


SMALL = {"and", "of", "the", "for", "in", "on", "at", "to", "with", "by", "a", "an", "or"}
CAPITALS = {"NHS", "UK", "GP", "CIC", "CIO", "PCN", "YMCA", "YWCA", "RSPCA", "AFC", "FC", "RFC", "CC"}


LONGEST_NAME = 80  # characters; what is longer is prose and takes a capital only where a sentence begins


def _calm(value: str) -> str:
    if value != value.upper() or not re.search("[A-Z]{2}", value):
        return value
    if len(value) > LONGEST_NAME:
        kept = [word if word.strip("()[],.&'\"") in CAPITALS else word.lower() for word in value.split(" ")]
        return re.sub(r"(^|[.!?]\s+)([a-z])", lambda found: found[1] + found[2].upper(), " ".join(kept))
    words = value.split(" ")
    return " ".join(_calm_word(word, first=at == 0) for at, word in enumerate(words))


def _calm_word(word: str, *, first: bool) -> str:
    bare = word.strip("()[],.&'\"")
    if bare in CAPITALS or any(sign.isdigit() for sign in word):
        return word
    if not first and word.lower() in SMALL:
        return word.lower()
    return re.sub(r"[A-Z]+(?:['’][A-Z]+)?", lambda found: found[0].capitalize(), word)


def _website(value: str) -> str:
    value = value if "://" in value else f"https://{value}"
    return value if re.fullmatch(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", value) else ""


def _slug(value: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


READ = {"whole": _whole, "company": _company, "day": _day, "calm": _calm, "website": _website, "slug": _slug}
