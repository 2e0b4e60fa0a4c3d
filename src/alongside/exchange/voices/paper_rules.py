"""Sheets of paper: what is marked, typed twice, compared and settled. Pure decisions.

Each `Refused` names its reason by a key; `notices_paper.WHY_NOT` has the sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.exchange.audit.decisions import Allowed, Refused

VALUES = (1, 0, -1)
MOST_LINES, MOST_SHEETS = 24, 500  # of one form: two sides of A4 in big type; printed at once
Marks = Mapping[int, int]  # by line: 1 agree, -1 disagree, 0 pass; a line left empty is not in it


@dataclass(frozen=True, slots=True)
class Difference:
    """A line on which two entries of one sheet do not agree; None where it was left empty."""

    line: int
    first: int | None
    second: int | None


def differences(first: Marks, second: Marks) -> list[Difference]:
    """Where two entries of one sheet differ, by line."""
    lines = sorted({*first, *second})
    return [Difference(at, first.get(at), second.get(at)) for at in lines if first.get(at) != second.get(at)]


def settled(first: Marks, second: Marks, chosen: Mapping[int, int | None]) -> dict[int, int] | None:
    """The marks that count, once each difference is settled; None while one is open.

    `chosen`: by line what stands on the paper, None for nothing or not to be read. Only lines that differ
    are looked at.
    """
    apart = {one.line for one in differences(first, second)}
    if not apart <= set(chosen):
        return None
    agreed = {line: value for line, value in first.items() if line not in apart}
    agreed |= {line: value for line in apart if (value := chosen[line]) is not None}
    return dict(sorted(agreed.items()))


def marks_fit(marks: Marks, lines: int) -> bool:
    """Whether the marks are of lines of the form, each agree, disagree or pass."""
    return all(1 <= line <= lines and value in VALUES for line, value in marks.items())


def may_key(*, state: str, first_by: int | None, by: int | None, alone: bool) -> Allowed | Refused:
    """Decide whether somebody may type a sheet in now. `first_by`: who typed it first, None where nobody did.

    `alone`: they say that nobody else is there to type it the second time.
    """
    if state in ("counted", "void"):
        return Refused(state)
    if state == "differs":
        return Refused("settle")
    if state == "keyed" and first_by is not None and first_by == by and not alone:
        return Refused("same")
    return Allowed()


def may_print(*, lines: int, sheets: int | None) -> Allowed | Refused:
    """Decide whether a form with these lines may be printed so many times."""
    if lines == 0:
        return Refused("no-lines")
    if lines > MOST_LINES:
        return Refused("many-lines")
    return Allowed() if sheets is not None and 1 <= sheets <= MOST_SHEETS else Refused("sheets")
