"""Rows of attachments and of looking back, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable

from tests._support.evidence_since import attached, figure, revisit


def _twice() -> None:
    found = revisit()
    for _ in "ab":
        figure(found)


BROKEN: dict[str, Callable[[], object]] = {
    "evidence_attached_says_or_leads": lambda: attached(says=""),
    "evidence_revisit_covers_a_year": lambda: revisit(years=0),
    "evidence_revisit_says_what_happened": lambda: revisit(words=""),
    "evidence_revisitfigure_is_said_once": _twice,
}
