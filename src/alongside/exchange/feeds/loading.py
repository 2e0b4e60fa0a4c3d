"""Take one entry of a data set from its file into the rooms."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import DataError, IntegrityError, transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services.moderation import keep_down
from alongside.exchange.audit.batches import Kept

from .grammar import Description, Entry
from .joining import Joined
from .kinds import KINDS, Context, Kind
from .known import Known, Unfit
from .mapping import Cells, Mapped, Reader
from .reading import FileBroken
from .report import Report, tally

Progress = Callable[[str, int], None]
BATCH = 1_000  # rows read between two words about progress
ON_PURPOSE = "row was left out on purpose", "rows were left out on purpose"


@dataclass
class Good:
    """A row that passed its checks."""

    number: int
    row: dict[str, Any]
    key: Hashable


@dataclass
class Load:
    """One load of one data set: what is known, what was seen, what is reported."""

    said: Description
    by: Doer
    report: Report
    progress: Progress
    known: Known
    joined: Joined
    seen: dict[tuple[str, Hashable], tuple[str, int]] = field(default_factory=dict)
    in_files: dict[str, set[str]] = field(default_factory=dict)

    def entry(self, entry: Entry) -> None:
        """Load one entry in a transaction of its own; a file that cannot be read changes nothing."""
        reader = Reader(entry)
        if entry.kind == "waiting":
            self._wait(reader)
            return
        self.report.count(entry.kind)
        before = len(self.report.left_out), dict(self.report.tables[entry.kind]), dict(self.seen)
        try:
            good = self._gather(reader)
            with transaction.atomic():
                self._keep(entry, good)
                keep_down(dataset=self.said.id, by=self.by)
        except (FileBroken, IntegrityError, DataError) as problem:
            del self.report.left_out[before[0] :]
            self.report.tables[entry.kind] = before[1]
            self.seen = before[2]
            self._refuse_file(entry, problem)
        self.known.forget()
        self._say(reader)

    def _refuse_file(self, entry: Entry, problem: Exception) -> None:
        if isinstance(problem, FileBroken):
            why, column = f"{problem} Nothing of this file was loaded.", problem.column
        else:
            first = str(problem).strip().splitlines()[0]
            why, column = f"the database refused its rows: {first}. Nothing of this file was loaded.", None
        self.report.leave_out(entry.kind, entry.name, None, column, why)

    def _wait(self, reader: Reader) -> None:
        entry = reader.entry
        why = entry.why if isinstance(entry.why, str) else "; ".join(entry.why.values())
        why = why or "They ship with the data and wait for the room that will show them."
        try:
            rows = sum(1 for _ in reader.rows())
        except FileBroken as problem:
            self._refuse_file(entry, problem)
            return
        self.report.note(f"{entry.name}: {rows} rows are not loaded yet. {why}")

    def _gather(self, reader: Reader) -> list[Good]:
        """Every row of the file that passes its checks; the others are reported."""
        entry, kind = reader.entry, reader.kind
        context = Context(self.known, self.said.world, entry.date, entry.standing, self.said.keeper)
        good: list[Good] = []
        read = 0
        for read, mapped in enumerate(reader.rows(), 1):
            if read % BATCH == 0:
                self.progress(entry.name, BATCH)
            self._note_id(entry.kind, kind, mapped.cells)
            if self.joined.passes_over(entry.kind, mapped.cells):
                continue
            if mapped.fault:
                self._lose(entry, mapped.number, mapped.column, mapped.fault)
                continue
            try:
                rows = list(fit(kind, self.joined.fill(entry.kind, mapped), context))
            except Unfit as fault:
                self._lose(entry, mapped.number, fault.column, str(fault))
                continue
            good += self._first(entry, mapped.number, rows)
        self.progress(entry.name, read % BATCH)
        return self._linked(entry, kind, good)

    def _note_id(self, name: str, kind: Kind, cells: Cells) -> None:
        if kind.names and (ids := cells.get(kind.id)):
            self.in_files.setdefault(name, set()).update(ids)

    def _lose(self, entry: Entry, number: int, column: str | None, why: str) -> None:
        self.report.leave_out(entry.kind, entry.name, number, column, why)

    def _first(self, entry: Entry, number: int, rows: list[dict[str, Any]]) -> Iterator[Good]:
        """Rows whose key was not met before in this load."""
        kind = KINDS[entry.kind]
        for row in rows:
            key = kind.key(row)
            there = self.seen.setdefault((entry.kind, key), (entry.name, number))
            if there == (entry.name, number):
                yield Good(number, row, key)
            elif not entry.once:
                shown = f"'{key}' stands" if isinstance(key, str) else "this stands"
                why = f"{shown} already in row {there[1]} of {there[0]}. The first is kept; take one out."
                self._lose(entry, number, kind.id if isinstance(key, str) else None, why)

    def _linked(self, entry: Entry, kind: Kind, good: list[Good]) -> list[Good]:
        """Rows whose link to another row holds: to one of this file, or one kept before."""
        if kind.link is None:
            return good
        column = kind.link.column
        alias = {row.row["code"]: row.key for row in good if row.row.get("code")}
        alias |= {row.key: row.key for row in good}
        for row in good:
            text = row.row[column]
            if text in alias:
                row.row[column] = alias[text]
            elif text and kind.link.has(self.known, text):
                self._find(entry, kind, row)
        lost = [row for row in good if row.row[column] == row.key]
        rows = self._without(entry, column, good, lost, "it names itself. Name another, or leave it empty.")
        while True:
            there = {row.key for row in rows}
            held = {"", *there}
            lost = [row for row in rows if isinstance(row.row[column], str) and row.row[column] not in held]
            if not lost:
                break
            rows = self._without(entry, column, rows, lost, "")
        for row in rows:
            row.row[column] = row.row[column] or None
        return rows

    def _find(self, entry: Entry, kind: Kind, row: Good) -> None:
        assert kind.link is not None
        try:
            row.row[kind.link.column] = kind.link.find(self.known, row.row[kind.link.column])
        except Unfit as fault:
            row.row[kind.link.column] = f"\0{fault}"  # no id holds a NUL: it is lost below, with this reason

    def _without(self, entry: Entry, column: str, rows: list[Good], lost: list[Good], why: str) -> list[Good]:
        gone = {row.key for row in lost}
        ids = self.in_files.get(entry.kind, set())
        for row in lost:
            text = row.row[column]
            found = text[1:] if text.startswith("\0") else ""
            self._lose(entry, row.number, column, why or found or self._unknown(entry, text, text in ids))
        return [row for row in rows if row.key not in gone]

    def _unknown(self, entry: Entry, text: str, in_file: bool) -> str:
        if in_file:
            return f"'{text}' was left out itself, so this row has nothing to hang on. Mend that row first."
        link = KINDS[entry.kind].link
        assert link is not None
        try:
            link.find(self.known, text)
        except Unfit as fault:
            return str(fault)
        return f"'{text}' cannot stand here."

    def _keep(self, entry: Entry, good: list[Good]) -> None:
        kind = KINDS[entry.kind]
        if not good or kind.keep is None:
            return
        kept = kind.keep(rows=[row.row for row in good], dataset=self.said.id, by=self.by)
        self.report.count(entry.kind, new=len(kept.new), changed=len(kept.changed), same=len(kept.same))
        numbers = {row.key: row.number for row in good}
        self._tell_foreign(entry, kept, numbers)

    def _tell_foreign(self, entry: Entry, kept: Kept, numbers: dict[Hashable, int]) -> None:
        for key, owner in kept.foreign.items():
            shown = f"'{key}'" if isinstance(key, str) else "this"
            why = f"{shown} was loaded by the data set {owner}; it stays as it is there."
            self._lose(entry, numbers[key], KINDS[entry.kind].id, why)
        smaller: Counter[str] = Counter()
        for key, why in kept.refused.items():
            if key in numbers:
                self._lose(entry, numbers[key], None, f"{why}.")
            else:
                smaller[f"{why} ({', '.join(map(str, key[1:]))})" if len(kept.refused) < 20 else why] += 1  # type: ignore[index]
        for sentence in tally(smaller, "value was not taken over", "values were not taken over"):
            self.report.note(f"{entry.name}: {sentence}")

    def _say(self, reader: Reader) -> None:
        entry = reader.entry
        for sentence in tally(reader.intended, *ON_PURPOSE):
            self.report.note(f"{entry.name}: {sentence}")
        if reader.unknown:
            names = ", ".join(f"'{name}'" for name in reader.unknown)
            self.report.note(f"{entry.name}: columns that are not ours were kept out: {names}.")

    def last_words(self) -> None:
        """What is known only once every file was read: moved, unmapped and vanished rows."""
        moved = sum(self.known.followed.values())
        if moved:
            names = sorted(self.known.followed)
            shown = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
            self.report.note(
                f"{moved} times a row named a place that has ended; its successor was taken: {shown}."
            )
        if unmapped := self.known.unmapped:
            most = ", ".join(code for code, _ in unmapped.most_common(5))
            self.report.note(
                f"{sum(unmapped.values())} times a code of another taxonomy stood for no subject of ours "
                f"and was passed over: {len(unmapped)} codes, most often {most}."
            )
        for name, ids in self.in_files.items():
            names = KINDS[name].names
            gone = len(names(self.said.id) - ids) if names else 0
            if gone:
                self.report.note(f"{gone} {name} of an earlier load are gone from the files, and stay here.")


def fit(kind: Kind, mapped: Mapped, context: Context) -> Iterable[dict[str, Any]]:
    """Read every cell of a row and build ours from them.

    Raises: Unfit, with the column.
    """
    values: dict[str, Any] = {}
    for column, cell in kind.columns.items():
        texts = mapped.cells.get(column, ())
        if not texts:
            if column in kind.required:
                raise Unfit("it is empty. Fill it in.", column)
            values[column] = cell.blank
            continue
        if len(texts) > 1 and not cell.many:
            raise Unfit(f"it holds {len(texts)} values, and one can stand here.", column)
        try:
            found = [cell.read(text, context.known) for text in texts]
        except Unfit as fault:
            raise Unfit(str(fault), column) from fault
        values[column] = _flat(found) if cell.many else found[0]
    if mapped.geometry is not None:
        values["geometry"] = mapped.geometry
    built = kind.build(values, context)
    return built if isinstance(built, list) else [built]


def _flat(found: list[Any]) -> list[Any]:
    several = [one for some in found for one in (some if isinstance(some, list) else [some])]
    return list(dict.fromkeys(several))
