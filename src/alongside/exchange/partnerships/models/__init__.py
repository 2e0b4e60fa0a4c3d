"""Partnerships, who takes part in them and as what, how success is counted, and what happened."""

from .members import Member, RoleHeld
from .partnerships import LogEntry, MeasureValue, Partnership, SuccessMeasure

__all__ = [
    "LogEntry",
    "MeasureValue",
    "Member",
    "Partnership",
    "RoleHeld",
    "SuccessMeasure",
]
