"""A business case brought as a file: read with every fault and where it is; and as text to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from alongside.backends import case_files

from .cases import Problem


def read_document(content: bytes) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The document of a case from YAML or JSON, or all that is wrong with it and in which line."""
    try:
        found = case_files.read_text(content)
    except case_files.CaseBroken as broken:
        return None, [Problem(one.where, one.problem, one.remedy) for one in broken.faults]
    return case_files.write_case(found), []


def as_text(model: Mapping[str, Any]) -> str:
    """A document as YAML, in the order of the format; one that cannot be read as it stands."""
    try:
        return case_files.write_text(case_files.read_case(model))
    except case_files.CaseBroken:
        return yaml.safe_dump(dict(model), sort_keys=False, allow_unicode=True, width=100)
