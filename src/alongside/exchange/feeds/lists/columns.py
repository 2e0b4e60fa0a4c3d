"""Which of their columns is which of ours: guessed from headings and cells, always correctable."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from . import patterns
from .headings import HEADINGS
from .sheets import JSON_SHEET, Row, Sheet

KINDS = ("actors", "offers", "needs")
LOOK = 15  # rows in which the headings are looked for
SAMPLE = 200  # rows whose cells are looked at

ROLES = (*HEADINGS, "")
GENERIC = ("name", "names")
OURS = ("why it was left out", "what became of it", "its page here", "row")  # of the files that we give back
# Guessed, but left out unless somebody chooses it: names of people, and remarks not meant for others.
SHY = ("person", "note")
OF_NEEDS = {"statement", "who_affected", "by_when", "wanted", "tried"}
ROLES_OF = {
    kind: frozenset(said.split())
    for kind, said in {
        "actors": """
            name summary audience place postcode address phone email website times cost charity company
            checked sector kind person lat lon source note state
        """,
        "offers": """
            title name summary audience place postcode address phone email website times cost capacity
            begins ends checked kind charity company sector person lat lon source note state
        """,
        "needs": """
            title statement name place postcode address who_affected how_many wanted tried by_when checked
            source note state
        """,
    }.items()
}
# Several columns may have one of these; their texts are put together.
JOINED = ("summary", "address", "times", "cost", "audience", "note", "person", "statement", "phone", "email")


@dataclass(frozen=True, slots=True)
class Guess:
    """What we think a table is: rows before `first` are titles and headings."""

    kind: str
    header: int | None  # position in the sheet's rows
    names: list[str]
    roles: list[str]
    shy: list[str] = field(default_factory=list)  # columns left out on purpose

    @property
    def first(self) -> int:
        """The position of the first row of the list itself."""
        return 0 if self.header is None else self.header + 1


def plain(heading: str) -> str:
    """A heading as the table above writes it."""
    text = re.sub(r"\(.*?\)|[*?:#]", " ", heading.casefold()).replace("’", "'").replace("'s", " s")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


MEANS = {text: role for role, texts in HEADINGS.items() for text in texts}


def role_of(heading: str) -> str:
    """The role that a heading means: said outright, or by its last or first words."""
    text = plain(heading)
    if not text or text in GENERIC or text in OURS or len(text) > 60:
        return ""
    if text in MEANS:
        return MEANS[text]
    words = text.split()
    for size in range(min(len(words) - 1, 4), 0, -1):
        for part in (" ".join(words[-size:]), " ".join(words[:size])):
            if (role := MEANS.get(part)) and len(part) > 3:
                return role
    return ""


def guess(sheet: Sheet, *, is_place: Callable[[str], bool] = lambda text: False) -> Guess:
    """What the rows of a sheet list, where its headings are, and what each column holds."""
    rows = sheet.rows
    header = _header(rows)
    body = rows[(0 if header is None else header + 1) :][:SAMPLE]
    width = _width(rows, header)
    names = names_of(rows, header, width)
    roles = [role_of(name) if header is not None else "" for name in names]
    roles = _by_generic_names(names, roles)
    columns = [
        [cells[at].strip() for _, cells in body if at < len(cells) and cells[at].strip()]
        for at in range(width)
    ]
    roles = _by_cells(names, columns, roles, is_place)
    kind = _kind(sheet, roles, columns)
    roles = fitted(kind, roles)
    shy = [name for name, role in zip(names, roles, strict=True) if role in SHY]
    return Guess(kind, header, names, ["" if role in SHY else role for role in roles], shy)


def _header(rows: Sequence[Row]) -> int | None:
    """Where the headings stand: the row of the first few with most of them, if its cells are no data."""
    best, most = None, 0.0
    for at, (_, cells) in enumerate(rows[:LOOK]):
        filled = [cell for cell in cells if cell.strip()]
        known = [cell for cell in filled if role_of(cell) or plain(cell) in GENERIC]
        data = [cell for cell in filled if patterns.kind_of_cell(cell)]
        few = len(filled) == 1 and at + 1 < len(rows) and len(rows[at + 1][1]) > 1
        if not known or data or few or len(known) * 3 < len(filled):
            continue
        if len(known) > most:
            best, most = at, len(known)
    if best is not None:
        return best
    return _header_by_contrast(rows)


def _header_by_contrast(rows: Sequence[Row]) -> int | None:
    """A first row of words above columns of numbers, mails or postcodes is headings, even unknown ones."""
    if len(rows) < 3 or len(rows[0][1]) < 2 or any(patterns.kind_of_cell(cell) for cell in rows[0][1]):
        return None
    below = [cells for _, cells in rows[1:12]]
    for at, cell in enumerate(rows[0][1]):
        found = [patterns.kind_of_cell(cells[at]) for cells in below if at < len(cells) and cells[at].strip()]
        if cell.strip() and len(found) > 1 and all(found):
            return 0
    return None


def _width(rows: Sequence[Row], header: int | None) -> int:
    if header is not None:
        return len(rows[header][1])
    widths = Counter(len(cells) for _, cells in rows[:SAMPLE])
    return max(width for width, times in widths.items() if times * 4 >= max(widths.values()))


def names_of(rows: Sequence[Row], header: int | None, width: int) -> list[str]:
    """What the columns are called: by their headings, else by their letters."""
    said = [] if header is None else [" ".join(cell.split())[:80] for cell in rows[header][1]]
    return [said[at] if at < len(said) and said[at] else f"Column {letter(at)}" for at in range(width)]


def letter(at: int) -> str:
    """A, B, … Z, AA: as a spreadsheet names the column at a position."""
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def _by_generic_names(names: list[str], roles: list[str]) -> list[str]:
    """A column called just "Name": of the organisation, unless another column is that."""
    for at, name in enumerate(names):
        if plain(name) in GENERIC and not roles[at]:
            if "name" not in roles:
                roles[at] = "name"
            elif "title" not in roles:
                roles[at] = "title"
    return roles


def _by_cells(
    names: list[str], columns: list[list[str]], roles: list[str], is_place: Callable[[str], bool]
) -> list[str]:
    """Fill in roles from what the cells look like, where the heading told nothing."""
    found = list(roles)
    for at, cells in enumerate(columns):
        if found[at] or not cells or plain(names[at]) in OURS:
            continue
        kinds = Counter(patterns.kind_of_cell(cell) for cell in cells)
        kind, times = kinds.most_common(1)[0]
        if kind and times * 10 >= len(cells) * 6 and kind not in found:
            found[at] = kind
        elif "place" not in found and sum(map(is_place, cells)) * 10 >= len(cells) * 6:
            found[at] = "place"
    free = [at for at, role in enumerate(found) if not role and columns[at] and plain(names[at]) not in OURS]
    if "name" not in found and "title" not in found and "statement" not in found:
        short = [at for at in free if _mean(columns[at]) <= 60 and _variety(columns[at]) > 0.5]
        if short:
            found[short[0]] = "name"
            free.remove(short[0])
    if "summary" not in found and "statement" not in found:
        long = [at for at in free if _mean(columns[at]) >= 30]
        if long:
            found[max(long, key=lambda at: _mean(columns[at]))] = "summary"
    return found


def _mean(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells)


def _variety(cells: list[str]) -> float:
    return len(set(cells)) / len(cells)


def _kind(sheet: Sheet, roles: list[str], columns: list[list[str]]) -> str:
    if sheet.name == JSON_SHEET:
        return "offers"
    if "statement" in roles or ("title" in roles and OF_NEEDS & set(roles)):
        return "needs"
    if "title" in roles:
        return "offers"
    return "actors"


def _each_once(roles: list[str]) -> list[str]:
    seen: set[str] = set()
    kept = []
    for role in roles:
        kept.append("" if role in seen and role not in JOINED else role)
        seen.add(role)
    return kept


def fitted(kind: str, roles: list[str]) -> list[str]:
    """The roles as this kind of list can have them: each once, those of other kinds put to the nearest."""
    roles = _each_once(roles)
    instead = {
        "needs": {
            "summary": "statement",
            "audience": "who_affected",
            "capacity": "how_many",
            "ends": "by_when",
        },
        "actors": {"title": "name", "statement": "summary"},
        "offers": {"statement": "summary"},
    }[kind]
    found: list[str] = []
    for role in roles:
        swapped = instead.get(role, role)
        free = swapped == role or swapped in JOINED or (swapped not in roles and swapped not in found)
        role = swapped if free else ""
        found.append(role if role in ROLES_OF[kind] else "")
    return found
