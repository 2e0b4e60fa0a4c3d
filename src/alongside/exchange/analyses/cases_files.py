"""A business case as a file: the case format, a workbook with live formulas, two pages to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec

from alongside.backends import case_files
from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import draws as drawing
from alongside.exchange.evidence.models import CaseVersion

from .cases import Answer, result_of
from .cases_drawn import DRAWS, SEED


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of file that can be made on this machine."""
    return ("yaml", "xlsx", "pdf") if find_spec("weasyprint") else ("yaml", "xlsx")


def as_file(version: CaseVersion, kind: str, *, about: Sequence[str] = ()) -> bytes | None:
    """A version as a file of one kind; None where it cannot be read, or no such file be made here.

    `about`: lines that say which version it is, who has agreed to it, and whether it is invented.
    """
    answer = result_of(version)
    if answer is None or kind not in kinds():
        return None
    if kind == "yaml":
        said = "".join(f"# {line}\n" for line in about)
        return f"{said}{case_files.write_text(answer.case)}".encode()
    if kind == "xlsx":
        from alongside.backends.case_files.workbook import workbook

        return workbook(replace(answer.case, note=" ".join([*about, answer.case.note]).strip()))
    return _pages(answer, about)


def _pages(answer: Answer, about: Sequence[str]) -> bytes | None:
    from alongside.backends.case_files.summary import NoPdf, as_html, as_pdf, summary

    try:
        drawn = drawing.simulate(answer.case, DRAWS, seed=SEED, latin=True)
    except EngineInputError:
        drawn = None
    try:
        return as_pdf(as_html(summary(answer.case, answer.result, drawn, about)))
    except NoPdf:
        return None
