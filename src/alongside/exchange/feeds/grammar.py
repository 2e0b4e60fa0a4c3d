"""Read a `dataset.yaml` into frozen values, or refuse it with a sentence."""

import csv
import datetime
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .kinds import KINDS

HEAD = [
    *("id", "title", "licence", "publisher", "attribution", "source_url", "date", "world", "standing"),
    *("after", "note", "files", "leaves"),
]
STEPS = ["columns", "split", "read", "maps", "prefix"]
ENTRY = [
    *("file", "beside", "rows", "kind", "attribution", "licence", "date", "standing", "note"),
    *("where", "skip", "why", "only", "once", "wide", *STEPS),
]
READINGS = ("whole", "company", "day", "calm", "website", "slug")
SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
HOLE = re.compile(r"\{([^{}]+)\}")


class LoadRefused(Exception):
    """The folder cannot be loaded at all; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to fill a column: a constant, or a text with the cells of `needs` filled in."""

    text: str
    needs: tuple[str, ...] = ()

    def fill(self, row: Mapping[str, str]) -> str:
        """The text for this row; empty if a cell it needs is empty."""
        if not self.needs:
            return self.text
        cells = {name: row[name].strip() for name in self.needs}
        if not all(cells.values()):
            return ""
        return HOLE.sub(lambda hole: cells[hole[1]], self.text)


@dataclass(frozen=True, slots=True)
class Wide:
    """One figure that each row of a wide table gives."""

    indicator: str
    columns: Mapping[str, str]  # value, numerator, denominator: theirs
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of `files`: where its rows are, and how they become ours."""

    name: str
    kind: str
    path: Path | None = None
    rows: tuple[Mapping[str, str], ...] = ()
    numbers: tuple[int, ...] = ()  # of the rows, where they are not counted from 1
    columns: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skip: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    why: str | Mapping[str, str] = ""
    only: bool = False
    once: bool = False
    split: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prefix: Mapping[str, str] = field(default_factory=dict)
    wide: tuple[Wide, ...] = ()
    licence: str = ""
    attribution: str = ""
    note: str = ""
    date: datetime.date = datetime.date.min
    standing: str = "open"

    def theirs(self) -> set[str]:
        """Every column of theirs that the entry names."""
        named = {name for forms in self.columns.values() for form in forms for name in form.needs}
        return named | set(self.where) | set(self.skip) | {c for w in self.wide for c in w.columns.values()}


@dataclass(frozen=True, slots=True)
class Description:
    """A whole `dataset.yaml`."""

    id: str
    title: str
    licence: str
    publisher: str
    attribution: str
    source_url: str
    date: datetime.date
    world: str
    standing: str
    note: str
    after: tuple[str, ...]
    leaves: Mapping[str, str]
    entries: tuple[Entry, ...]
    keeper: int | None = None  # the party whose rows these are, if they are not their actors' own
    audience: str = "public"  # the one audience that may know of the data set


def describe(yaml_file: Path, folder: Path) -> Description:
    """Read `yaml_file`, which speaks of the files in `folder`.

    Raises: LoadRefused when it is missing, is no YAML, or says something this grammar does not have.
    """
    try:
        said = yaml.safe_load(yaml_file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as problem:
        raise LoadRefused(
            f"{folder} has no {yaml_file.name}. Write one (docs/reference/dataset.md says how), "
            "or name a map with --map."
        ) from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise LoadRefused(f"{yaml_file.name} cannot be read as text in UTF-8: {problem}.") from problem
    except yaml.YAMLError as problem:
        raise LoadRefused(f"{yaml_file.name} is not YAML: {' '.join(str(problem).split())}.") from problem
    return _Reader(yaml_file, folder).head(said)


class _Reader:
    """Reads one file; knows its name for the sentences."""

    def __init__(self, yaml_file: Path, folder: Path) -> None:
        self.file = yaml_file
        self.folder = folder
        self.tables: dict[str, Mapping[str, str]] = {}

    def refuse(self, what: str) -> LoadRefused:
        return LoadRefused(f"{self.file.name}: {what}")

    def known(self, said: Mapping[str, Any], names: list[str], where: str) -> None:
        for key in said:
            if key not in names:
                near = difflib.get_close_matches(str(key), names, 1)
                hint = f" Did you mean {near[0]}?" if near else f" Known are: {', '.join(names)}."
                raise self.refuse(f"{where} has the key '{key}', which is not known.{hint}")

    def head(self, said: Any) -> Description:
        if not isinstance(said, dict):
            raise self.refuse("it does not hold keys and values. It begins with `id:`, `title:`, `licence:`.")
        self.known(said, HEAD, "the head")
        for key in ("id", "title", "licence", "attribution", "date", "files"):
            if said.get(key) in (None, "", []):
                raise self.refuse(f"`{key}` is missing or empty. Give it a value.")
        if not SLUG.match(str(said["id"])) or len(str(said["id"])) > 60:
            raise self.refuse(f"`id` is '{said['id']}'. Use up to 60 small letters, digits and hyphens.")
        world = self.one_of(said, "world", ("real", "practice"), "real")
        standing = self.one_of(said, "standing", ("open", "unclaimed", "history"), "open")
        date = self.day(said["date"], "date")
        if not isinstance(said["files"], list):
            raise self.refuse("`files` is a list; each entry begins with `- file:`.")
        head = {**said, "standing": standing, "date": date}
        entries = tuple(self.entry(entry, head, number) for number, entry in enumerate(said["files"], 1))
        after = said.get("after") or []
        return Description(
            id=str(said["id"]),
            title=str(said["title"]),
            licence=str(said["licence"]),
            publisher=str(said.get("publisher") or ""),
            attribution=str(said["attribution"]),
            source_url=str(said.get("source_url") or ""),
            date=date,
            world=world,
            standing=standing,
            note=str(said.get("note") or ""),
            after=tuple([after] if isinstance(after, str) else map(str, after)),
            leaves={str(k): str(v) for k, v in self.mapping(said, "leaves").items()},
            entries=entries,
        )

    def one_of(self, said: Mapping[str, Any], key: str, choices: tuple[str, ...], default: str) -> str:
        value = said.get(key) or default
        if value not in choices:
            raise self.refuse(f"`{key}` is '{value}'. Use one of: {', '.join(choices)}.")
        return str(value)

    def day(self, value: Any, key: str) -> datetime.date:
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError as problem:
            raise self.refuse(f"`{key}` is '{value}'. Write a day as 2026-11-30.") from problem

    def mapping(self, said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = said.get(key) or {}
        if not isinstance(value, dict):
            raise self.refuse(f"`{key}` holds names and values, as in `{key}: {{name: value}}`.")
        return {str(name): inner for name, inner in value.items()}

    def entry(self, said: Any, head: Mapping[str, Any], number: int) -> Entry:
        where = f"entry {number} of files"
        if not isinstance(said, dict):
            raise self.refuse(f"{where} does not hold keys and values.")
        places = [key for key in ("file", "beside", "rows") if key in said]
        if len(places) != 1:
            raise self.refuse(f"{where} must say exactly one of `file`, `beside` and `rows`.")
        name = str(said.get("file") or said.get("beside") or f"the rows of entry {number}")
        where = f"the entry for {name}"
        self.known(said, ENTRY, where)
        kind = said.get("kind")
        if kind not in KINDS:
            near = difflib.get_close_matches(str(kind), KINDS, 1)
            raise self.refuse(
                f"{where} is of kind '{kind}', which is not known. "
                + (f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(KINDS)}.")
            )
        entry = self.steps(said, kind, where)
        why = said.get("why") or ""
        return Entry(
            name=name,
            kind=kind,
            path=self.path(said, name),
            rows=self.rows(said, where),
            why={str(k): str(v) for k, v in why.items()} if isinstance(why, dict) else str(why),
            only=bool(said.get("only")),
            once=bool(said.get("once")),
            licence=str(said.get("licence") or head["licence"]),
            attribution=str(said.get("attribution") or head["attribution"]),
            note=str(said.get("note") or ""),
            date=self.day(said["date"], f"date of {name}") if said.get("date") else head["date"],
            standing=self.one_of(said, "standing", ("open", "unclaimed", "history"), head["standing"]),
            **entry,
        )

    def path(self, said: Mapping[str, Any], name: str) -> Path | None:
        if "rows" in said:
            return None
        base = self.folder if "file" in said else self.file.parent
        return self.inside(base, name)

    def inside(self, base: Path, name: str) -> Path:
        path = (base / name).resolve()
        if not path.is_relative_to(base.resolve()):
            raise self.refuse(f"'{name}' lies outside the folder. Name files within it.")
        return path

    def rows(self, said: Mapping[str, Any], where: str) -> tuple[Mapping[str, str], ...]:
        rows = said.get("rows") or []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.refuse(f"`rows` of {where} is a list of rows, each with columns and values.")
        return tuple({str(k): "" if v is None else str(v) for k, v in row.items()} for row in rows)

    def steps(self, said: Mapping[str, Any], kind: str, where: str) -> dict[str, Any]:
        ours = KINDS[kind].columns
        for step in STEPS:
            for column in self.mapping(said, step):
                if column not in ours and kind != "waiting":
                    near = difflib.get_close_matches(column, ours, 1)
                    hint = f" Did you mean {near[0]}?" if near else f" It has: {', '.join(ours)}."
                    what = f"`{step}` names '{column}', and {kind} have no such column."
                    raise self.refuse(f"{where}: {what}{hint}")
        read = {column: str(how) for column, how in self.mapping(said, "read").items()}
        for how in read.values():
            if how not in READINGS:
                raise self.refuse(f"{where}: '{how}' is no reading. Known are: {', '.join(READINGS)}.")
        return {
            "columns": {column: self.forms(form) for column, form in self.mapping(said, "columns").items()},
            "where": {k: self.values(v) for k, v in self.mapping(said, "where").items()},
            "skip": {k: self.values(v) for k, v in self.mapping(said, "skip").items()},
            "split": {k: str(v) for k, v in self.mapping(said, "split").items()},
            "read": read,
            "maps": {column: self.table(table) for column, table in self.mapping(said, "maps").items()},
            "prefix": {k: str(v) for k, v in self.mapping(said, "prefix").items()},
            "wide": tuple(self.wide(code, form) for code, form in self.mapping(said, "wide").items()),
        }

    def values(self, value: Any) -> tuple[str, ...]:
        return tuple("" if v is None else str(v) for v in (value if isinstance(value, list) else [value]))

    def forms(self, form: Any) -> tuple[Form, ...]:
        return tuple(self.form(str(one)) for one in (form if isinstance(form, list) else [form]))

    def form(self, text: str) -> Form:
        if text.startswith("="):
            return Form(text[1:])
        if holes := HOLE.findall(text):
            return Form(text, tuple(holes))
        return Form("{" + text + "}", (text,))

    def wide(self, code: str, form: Any) -> Wide:
        if not isinstance(form, dict):
            return Wide(code, {"value": str(form)})
        missing = self.values(form.get("missing") or [])
        columns = {str(name): str(column) for name, column in form.items() if name != "missing"}
        unknown = set(columns) - {"value", "numerator", "denominator", "low", "high"}
        if "value" not in columns or unknown:
            raise self.refuse(f"`wide` for '{code}' takes value, numerator, denominator, low, high, missing.")
        return Wide(code, columns, frozenset(missing))

    def table(self, table: Any) -> Mapping[str, str]:
        """A reviewed table of two columns, from a file or written out."""
        if isinstance(table, dict):
            return {str(theirs): "" if ours is None else str(ours) for theirs, ours in table.items()}
        name = str(table)
        if name not in self.tables:
            path = self.inside(self.file.parent, name)
            try:
                with path.open(encoding="utf-8-sig", newline="") as file:
                    rows = list(csv.DictReader(file))
            except (OSError, UnicodeDecodeError, csv.Error) as problem:
                raise self.refuse(f"the table {name} cannot be read: {problem}.") from problem
            if not rows or not {"theirs", "ours"} <= set(rows[0]):
                raise self.refuse(f"the table {name} needs the columns theirs and ours, and a row.")
            self.tables[name] = {row["theirs"].strip(): (row["ours"] or "").strip() for row in rows}
        return self.tables[name]
