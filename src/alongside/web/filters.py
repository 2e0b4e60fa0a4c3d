"""What narrows more than one list: subjects, settings, standing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.directory import queries

from .listing import Asked, Filter

GROUPS = (
    ("condition", lazy("Conditions and topics")),
    ("group", lazy("Groups of people")),
    ("help", lazy("Kinds of help")),
)


def _subjects(viewer: Any, world: str) -> Mapping[str, Any]:
    """Every subject but the settings, in three groups."""
    rows = sorted(queries.subjects(), key=lambda row: row.label.casefold())
    return {str(title): {row.code: row.label for row in rows if row.kind == kind} for kind, title in GROUPS}


def _settings(viewer: Any, world: str) -> Mapping[str, Any]:
    """Where care and help are given, without the root of them all."""
    rows = [row for row in queries.subjects() if row.kind == "setting" and row.parent_id]
    return {row.code: row.label for row in sorted(rows, key=lambda row: row.label.casefold())}


SUBJECT = Filter("subject", lazy("About"), _subjects)
SETTING = Filter("setting", lazy("Care setting"), _settings, more=True)


def of_words(name: str, label: Any, table: Mapping[str, str], *, more: bool = False) -> Filter:
    """A filter whose choices are a table of words."""
    return Filter(name, label, lambda viewer, world: table, more=more)


def branches(asked: Asked) -> list[list[int]]:
    """The subject and the setting that were chosen, each with all below it."""
    return queries.branches(filter(None, (asked["subject"], asked["setting"])))


def more(one: Filter) -> Filter:
    """The same filter, behind "More choices"."""
    return replace(one, more=True)
