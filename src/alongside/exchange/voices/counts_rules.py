"""What a list of areas with their voices must be. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_SHEETS = 12  # that one person keeps
MOST_VOICES = 1_000_000  # in one area
MOST_SAID = 5  # rows that are named as wrong


@dataclass(frozen=True, slots=True)
class Counted:
    """What was read: voices by code, in the order given, and what is wrong, each with its row."""

    counts: dict[str, int]
    wrong: tuple[tuple[int, str], ...]


def read_counts(rows: Iterable[tuple[int, Sequence[str]]]) -> Counted:
    """Read rows of a code and a number; a first row without a number is the header, codes twice are added up.

    `rows`: number of the row and its cells. A row is wrong as `code` (there is none) or `number` (no count,
    0 or more).
    """
    counts: dict[str, int] = {}
    wrong: list[tuple[int, str]] = []
    for at, (number, cells) in enumerate(rows):
        said = [cell.strip() for cell in cells]
        code, voices = [*said, "", ""][:2]
        whole = voices.replace(",", "").replace(" ", "")
        if at == 0 and not whole.isdecimal():
            continue
        if not code:
            wrong.append((number, "code"))
        elif not whole.isdecimal() or int(whole[:12]) > MOST_VOICES:
            wrong.append((number, "number"))
        else:
            counts[code.upper()] = counts.get(code.upper(), 0) + int(whole)
    return Counted(counts, tuple(wrong))
