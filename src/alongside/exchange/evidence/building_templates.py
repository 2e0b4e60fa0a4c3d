"""The patterns from which a business case begins, as they ship in `data/case-templates/templates.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

FILE = "case-templates/templates.yaml"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern. `streams`, `parties`: as in the file; `sort`: what it brings counts as."""

    key: str
    sort: str = "capacity"
    mode: str = ""
    streams: tuple[Mapping[str, Any], ...] = ()
    parties: tuple[Mapping[str, Any], ...] = field(default=())


def patterns() -> Mapping[str, Pattern]:
    """The patterns that ship, by key, in the order of the file."""
    return _read(Path(settings.DATA) / FILE)


def pattern(key: str) -> Pattern | None:
    """One of them, none for a key that is not among them."""
    return patterns().get(key)


@lru_cache(maxsize=2)
def _read(file: Path) -> Mapping[str, Pattern]:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        one["key"]: Pattern(
            key=one["key"],
            sort=one["sort"],
            mode=one.get("mode", ""),
            streams=tuple(one["streams"]),
            parties=tuple(one.get("parties", ())),
        )
        for one in said
    }
