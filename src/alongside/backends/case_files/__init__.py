"""A business case as a document: the case format, a workbook with live formulas, two pages to print."""

from .reading import NOT_KNOWN, CaseBroken, read_case
from .texts import read_text, write_text
from .writing import write_case

__all__ = ["NOT_KNOWN", "CaseBroken", "read_case", "read_text", "write_case", "write_text"]
