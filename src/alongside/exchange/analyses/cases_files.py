"""A business case as a file: the case format, a workbook with live formulas, two pages to print."""

from __future__ import annotations

from alongside.backends import case_files
from alongside.exchange.evidence.models import CaseVersion

from .cases import result_of

INVENTED = "# Practice town: invented. Nothing here is real.\n"


def kinds() -> list[str]:
    """The kinds of file that can be made on this machine."""
    return ["yaml"]


def as_file(version: CaseVersion, kind: str, *, invented: bool = False) -> bytes | None:
    """A version as a file of one kind; None where it cannot be read, or no such file be made here."""
    answer = result_of(version)
    if answer is None or kind not in kinds():
        return None
    return ((INVENTED if invented else "") + case_files.write_text(answer.case)).encode()
