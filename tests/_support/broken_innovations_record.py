"""Rows of the record of an innovation, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alongside.exchange.innovations.models import Innovation, RecordAnswer
from tests._support.innovations import innovation


def answer(found: Innovation | None = None, **fields: Any) -> RecordAnswer:
    """An answer as it was said first."""
    said = {"question": "what", "value": "A lamp", "version": 1}
    return RecordAnswer.objects.create(innovation=found or innovation(), **(said | fields))


def _version_twice() -> None:
    answer(answer().innovation)


BROKEN: dict[str, Callable[[], object]] = {
    "innovations_recordanswer_has_its_version_once": _version_twice,
    "innovations_recordanswer_versions_begin_at_one": lambda: answer(version=0),
}
