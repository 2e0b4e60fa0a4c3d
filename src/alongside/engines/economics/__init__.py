"""Costs and benefits by party over years: who pays, who gains, is it cash, how sure.

A `Case` has parties and streams of cost and benefit between them. The case format is read and written by
`alongside.backends.case_files`.
"""

from .checking import faults
from .values import (
    AMOUNTS,
    COUNTS,
    GRADES,
    GREEN_BOOK,
    KINDS,
    PARTY_KINDS,
    SHAPES,
    Amount,
    Case,
    Correlation,
    Discount,
    Fault,
    Party,
    Scenario,
    Source,
    Staff,
    Stream,
    with_carers,
    with_values,
)

__all__ = [
    "AMOUNTS",
    "COUNTS",
    "GRADES",
    "GREEN_BOOK",
    "KINDS",
    "PARTY_KINDS",
    "SHAPES",
    "Amount",
    "Case",
    "Correlation",
    "Discount",
    "Fault",
    "Party",
    "Scenario",
    "Source",
    "Staff",
    "Stream",
    "faults",
    "with_carers",
    "with_values",
]
