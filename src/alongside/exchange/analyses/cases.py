"""What a business case says: its document read and worked out, told in values for pages, files and programs.

Pages, files and the API read this and nothing else, so what one says no other says otherwise. A version never
changes and an engine always answers the same, so answers are held in memory by their document, not in the
database (decision 0059).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from alongside.backends import case_files
from alongside.engines import economics as engine
from alongside.exchange.evidence.models import CaseVersion

KEPT = 256  # answers held in memory


@dataclass(frozen=True, slots=True)
class Problem:
    """What in a document cannot be read: where, what is wrong, what to do."""

    where: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A case and what it comes to at its best numbers. `digest`: the hash of its document."""

    case: engine.Case
    result: engine.Result
    digest: str

    @property
    def names(self) -> dict[str, str]:
        """The names of the parties by id."""
        return {one.id: one.name for one in self.case.parties}


def problems_in(model: object) -> list[Problem]:
    """All that keeps a document from being read as a business case; none where it can be worked out."""
    try:
        case_files.read_case(model)
    except case_files.CaseBroken as broken:
        return [Problem(one.where, one.problem, one.remedy) for one in broken.faults]
    return []


def result_of(version: CaseVersion) -> Answer | None:
    """What a version comes to; None where it cannot be read, for which `problems_in` says why."""
    return worked_out(version.model)


def worked_out(model: Mapping[str, Any]) -> Answer | None:
    """The same of a document."""
    return _answer(json.dumps(model, sort_keys=True, default=str))


@lru_cache(maxsize=KEPT)
def _answer(said: str) -> Answer | None:
    try:
        case = case_files.read_case(json.loads(said))
    except case_files.CaseBroken:
        return None
    return Answer(case, engine.results(case), hashlib.sha256(said.encode()).hexdigest())


def expected(answer: Answer, years: int) -> dict[str, float]:
    """What each line that is known comes to in the first years: pounds by stream, not discounted."""
    return {one.stream: float(one.years[:years].sum()) for one in answer.result.lines if one.known}
