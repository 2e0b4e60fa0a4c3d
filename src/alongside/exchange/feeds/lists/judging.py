"""Every row of a list is new, here already, or left out with the reason."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from alongside.exchange.accounts.access import Viewer

from ..grammar import Entry
from ..kinds import KINDS, Context
from ..known import Known, Unfit
from ..loading import fit
from ..mapping import Reader
from . import columns, patterns
from .building import CLOSED, ROLE_OF, About, Built, build
from .matching import Here, Key, same_as
from .mending import mended
from .placing import NOWHERE, Placer, Spot
from .sheets import Row

NEW, HERE, OUT = "new", "here", "out"
STEP = 200  # rows between two words about progress
LIMITS = {"actors": "name", "offers": "title", "needs": "title"}
TABLES = (("actor", "actors"), ("offer", "offers"), ("need", "needs"))


@dataclass(frozen=True, slots=True)
class Table:
    """What is judged: the rows below the headings, and the role of each column."""

    rows: Sequence[Row]
    names: Sequence[str]
    roles: Sequence[str]
    header: Sequence[str] = ()
    separated: bool = False  # cells stand between signs, so that one too many tells of a sign inside a text
    otherwise: str = ""  # the place of rows that name none


@dataclass
class Judged:
    """One row and what becomes of it."""

    number: int
    outcome: str = NEW
    title: str = ""
    why: str = ""
    column: str = ""
    mends: list[str] = field(default_factory=list)
    here: Here | None = None
    built: Built | None = None
    spot: Spot = NOWHERE


def judge(
    table: Table,
    about: About,
    viewer: Viewer,
    known: Known,
    progress: Callable[[int], None] = lambda done: None,
) -> list[Judged]:
    """Judge all rows, in order. Nothing is written.

    `viewer` is the party that brings the list: what it may not see is not here for it.
    """
    judge = _Judge(table, about, known)
    judged = judge.rows(progress)
    judge.refuse_unfit(judged)
    judge.refuse_twice(judged)
    _find_here(judged, about, viewer)
    return judged


class _Judge:
    def __init__(self, table: Table, about: About, known: Known) -> None:
        self.table, self.about, self.known = table, about, known
        self.placer = Placer(known)
        self.heading = {role: name for role, name in zip(table.roles, table.names, strict=True) if role}
        self.folded = [cell.strip().casefold() for cell in table.header]
        used = [at for at, role in enumerate(table.roles) if role]
        filled = Counter(
            sum(1 for at in used if at < len(cells) and cells[at].strip()) > 1 for _, cells in table.rows
        )
        self.lone_is_heading = len(used) > 2 and filled[True] > 4 * filled[False]

    def rows(self, progress: Callable[[int], None]) -> list[Judged]:
        judged, read = [], []
        for number, cells in self.table.rows:
            row = Judged(number)
            judged.append(row)
            row.title = next((" ".join(cell.split())[:80] for cell in cells if cell.strip()), "")
            try:
                self._whole(cells)
                read.append((row, self._cells(row, cells)))
            except Unfit as fault:
                self._out(row, fault)
        self.placer.read_postcodes(
            said for _, cells in read for said in (cells["postcode"], self._in_address(cells["address"]))
        )
        for done, (row, cells) in enumerate(read, 1):
            try:
                self._build(row, cells)
            except Unfit as fault:
                self._out(row, fault)
            if done % STEP == 0:
                progress(done)
        return judged

    @staticmethod
    def _in_address(address: str) -> str:
        found = patterns.IN_TEXT.search(address.upper())
        return f"{found[1]} {found[2]}" if found else ""

    def _out(self, row: Judged, fault: Unfit) -> None:
        role = ROLE_OF.get(fault.column or "", fault.column or "")
        row.outcome, row.built = OUT, None
        row.why, row.column = str(fault), self.heading.get(role, "")
        row.why = row.why[:1].upper() + row.why[1:]

    def _whole(self, cells: list[str]) -> None:
        """Refuse a row that is none: headings again, a sum, a heading between rows, cells that slipped."""
        if self.folded and [cell.strip().casefold() for cell in cells] == self.folded:
            raise Unfit("the headings stand here again. Nothing is lost.")
        width = len(self.table.names)
        extra = [cell for cell in cells[width:] if cell.strip()]
        if extra:
            hint = " Put a text that holds a comma between quotation marks." if self.table.separated else ""
            raise Unfit(f"it has {len(cells)} cells, and there are {width} columns.{hint}")
        used = [at for at, role in enumerate(self.table.roles) if role]
        filled = [cells[at] for at in used if at < len(cells) and cells[at].strip()]
        if not filled:
            raise Unfit("nothing stands in the columns that you chose.")
        first = next(cell for cell in cells if cell.strip())
        others = [cell for cell in cells if cell.strip() and cell is not first]
        if patterns.TOTAL.match(first) and all(
            cell.strip("£ ").replace(",", "").replace(".", "").isdigit() for cell in others
        ):
            raise Unfit("it looks like a row of totals.")
        if self.lone_is_heading and len(filled) == 1:
            raise Unfit("only one cell is filled in, so it looks like a heading. If it is not, fill in more.")

    def _cells(self, row: Judged, cells: list[str]) -> dict[str, str]:
        """The cells by role, mended; those that share a role are put together."""
        found = dict.fromkeys(columns.HEADINGS, "")
        mends: set[str] = set()
        for at, role in enumerate(self.table.roles):
            if not role or at >= len(cells) or not cells[at].strip():
                continue
            try:
                text = mended(role, cells[at], mends)
            except Unfit as fault:
                raise Unfit(str(fault), role) from fault
            if text:
                joint = ", " if role == "address" else "; " if role != "summary" else ". "
                found[role] = f"{found[role].rstrip('.')}{joint}{text}" if found[role] else text
        row.mends = sorted(mends)
        return found

    def _build(self, row: Judged, cells: dict[str, str]) -> None:
        self._named(row, cells)
        if cells["state"].casefold() in CLOSED:
            raise Unfit(f"it is marked '{cells['state']}', so it is no help that can be had now.", "state")
        row.spot = self.placer.find(
            place=cells["place"],
            postcode=cells["postcode"],
            address=cells["address"],
            otherwise=self.table.otherwise,
        )
        row.built = build(row.number, cells, row.spot, self.about)
        row.title = row.built.title[:200]

    def _named(self, row: Judged, cells: dict[str, str]) -> None:
        if self.about.kind == "actors":
            if not cells["name"]:
                raise Unfit("the name of the organisation is missing. Fill it in.", "name")
            row.title = cells["name"][:200]
            return
        must = ("title", "statement") if self.about.kind == "needs" else ("title", "summary", "name")
        if not any(cells[role] for role in must):
            what = "what is needed" if self.about.kind == "needs" else "the name of what is on offer"
            raise Unfit(f"{what} is missing. Fill it in.", must[0])
        row.title = next(cells[role] for role in must if cells[role])[:200]

    def refuse_unfit(self, judged: list[Judged]) -> None:
        """Leave out what the loader's own checks of each cell refuse."""
        for attribute, name in TABLES:
            kind = KINDS[name]
            numbered = {
                row.number: (row, getattr(row.built, attribute))
                for row in judged
                if row.built and getattr(row.built, attribute)
            }
            if not numbered:
                continue
            entry = entry_of(name, [(number, fields) for number, (_, fields) in numbered.items()])
            context = Context(self.known, self.about.world, date.min, self.about.standing, keeper=-1)
            for mapped in Reader(entry).rows():
                row = numbered[mapped.number][0]
                try:
                    if mapped.fault:
                        raise Unfit(mapped.fault, mapped.column)
                    list(fit(kind, mapped, context))
                except Unfit as fault:
                    if row.outcome == NEW:
                        self._out(row, fault)

    def refuse_twice(self, judged: list[Judged]) -> None:
        """Leave out what stands in the list already; the first is kept."""
        seen: dict[tuple[str, str, str], int] = {}
        for row in judged:
            if row.outcome != NEW or row.built is None:
                continue
            key = Key.of(row.built, row.spot)
            first = seen.setdefault((key.name, key.body, row.spot.key), row.number)
            if first != row.number:
                more = " If each row is a thing that they do, choose “Help on offer” as what the rows list."
                self._out(
                    row,
                    Unfit(
                        f"it is the same as row {first}, which is taken."
                        + (more if self.about.kind == "actors" and row.built.offer else "")
                    ),
                )


def _find_here(judged: list[Judged], about: About, viewer: Viewer) -> None:
    rows = {row.number: row for row in judged if row.outcome == NEW and row.built}
    built = {number: (row.built, row.spot) for number, row in rows.items() if row.built}
    for number, here in same_as(built, about, viewer).items():
        row = rows[number]
        row.outcome, row.here = HERE, here


def entry_of(
    kind: str, rows: Sequence[tuple[int, dict[str, str]]], *, standing: str = "open", day: date = date.min
) -> Entry:
    """An entry of the loader for rows that lie in memory, each with its number in the list."""
    return Entry(
        name="your list",
        kind=kind,
        rows=tuple(fields for _, fields in rows),
        numbers=tuple(number for number, _ in rows),
        only=False,
        date=day,
        standing=standing,
    )
