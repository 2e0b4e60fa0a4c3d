"""Read one cell: what it may hold, and the sentence when it does not."""

import datetime
import difflib
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .known import Known, Unfit

WHEN = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
YES, NO = {"yes", "true", "1", "y"}, {"no", "false", "0", "n"}


@dataclass(frozen=True, slots=True)
class Cell:
    """How to read one column. `blank` is what an empty cell means; `many` says it holds several values."""

    read: Callable[[str, Known], Any]
    blank: Any = ""
    many: bool = False


def text(limit: int | None = None) -> Cell:
    """Words, of at most `limit` characters."""

    def read(value: str, known: Known) -> str:
        if limit and len(value) > limit:
            raise Unfit(f"the text has {len(value)} characters; {limit} are the most. Shorten it.")
        if "\x00" in value:
            raise Unfit("the text holds a character that is no text (NUL). Remove it.")
        return value

    return Cell(read)


def choice(words: Iterable[str], blank: str = "") -> Cell:
    """One word of a closed list."""
    words = [str(word) for word in words]

    def read(value: str, known: Known) -> str:
        if value in words:
            return value
        near = difflib.get_close_matches(value.lower(), words, 1)
        hint = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(words)}."
        raise Unfit(f"'{value}' is not one of the words that can stand here. {hint}")

    return Cell(read, blank)


def many(cell: Cell) -> Cell:
    """Several values, each read alone; each is kept once, in the order given."""

    def read(value: str, known: Known) -> Any:
        return cell.read(value, known)

    return Cell(read, (), many=True)


def _day(value: str, known: Known) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as problem:
        raise Unfit(f"'{value}' is not a day. Write it as 2026-11-30.") from problem


def _when(value: str, known: Known) -> str:
    try:
        if not WHEN.match(value):
            raise ValueError
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError as problem:
        raise Unfit(f"'{value}' is not a date. Write 2026, 2026-11 or 2026-11-30.") from problem
    return value


def _number(value: str, known: Known) -> float:
    try:
        number = float(value)
    except ValueError as problem:
        raise Unfit(f"'{value}' is not a number. Write it without commas, as in 1234.5.") from problem
    if not math.isfinite(number):
        raise Unfit(f"'{value}' is no number to count with. Leave the cell empty if it is not known.")
    return number


def _count(value: str, known: Known) -> int:
    number = _number(value, known)
    if number < 0 or number != int(number) or number > 2_147_483_647:
        raise Unfit(f"'{value}' is not a count. Write a whole number, 0 or more.")
    return int(number)


def _flag(value: str, known: Known) -> bool:
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise Unfit(f"'{value}' is neither yes nor no.")


def _slug(limit: int) -> Callable[[str, Known], str]:
    def read(value: str, known: Known) -> str:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", value) or len(value) > limit:
            raise Unfit(f"'{value}' is not a code. Use up to {limit} letters, digits and hyphens.")
        return value

    return read


def _identifier(value: str, known: Known) -> tuple[str, str]:
    scheme, colon, number = value.partition(":")
    if not (colon and scheme.strip() and number.strip()) or len(scheme) > 30 or len(number) > 80:
        raise Unfit(f"'{value}' is not an identifier. Write scheme:value, as in GB-CHC:1011431.")
    return scheme.strip(), number.strip()


def slug(limit: int = 80) -> Cell:
    """A code of letters, digits and hyphens."""
    return Cell(_slug(limit))


DAY = Cell(_day, None)
WHEN_TEXT = Cell(_when)
NUMBER = Cell(_number, None)
COUNT = Cell(_count, None)
FLAG = Cell(_flag, None)
IDENTIFIERS = Cell(_identifier, (), many=True)
PLACE = Cell(lambda value, known: known.place(value), None)
OLD_PLACE = Cell(lambda value, known: known.place(value, follow=False), None)
PLACES = many(PLACE)
ACTOR = Cell(lambda value, known: known.actor(value), None)
ACTORS = many(ACTOR)
SUBJECT = Cell(lambda value, known: known.subject(value), None)
SUBJECTS = Cell(lambda value, known: known.subjects(value), (), many=True)
GROUPS = Cell(lambda value, known: known.groups(value), (), many=True)
INDICATOR = Cell(lambda value, known: known.indicator(value), None)
NEED = Cell(lambda value, known: known.need(value), None)
