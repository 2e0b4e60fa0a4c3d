"""Claims, their sources, stamps and answers to standards, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from alongside.exchange.evidence.models import Claim, ClaimSource, Stamp, StandardAnswer
from tests._support.innovations import innovation
from tests._support.rows import offer

DAY = date(2026, 3, 2)


def claim(**fields: Any) -> Claim:
    """A claim that everybody sees, with no source."""
    return Claim.objects.create(**({"sentence": "People who eat together feel less alone."} | fields))


def source(found: Claim | None = None, **fields: Any) -> ClaimSource:
    """Something that speaks for a claim: a document, unless said."""
    said = {"kind": "document", "key": "https://example.org/a", "title": "A report"}
    if fields.get("kind") == "people":
        said = {"band": "five-or-more"}
    return ClaimSource.objects.create(claim=found or claim(), **(said | fields))


def stamp(**fields: Any) -> Stamp:
    """A stamp on an innovation."""
    said = {"standard": "A standard, 2024", "judge_name": "The judges", "judged_on": DAY}
    said |= {"on_what": "The second version, on two evaluations", "outcome": "met"}
    if "offer" not in fields:
        said["offer"] = offer("Lunch together", kind="innovation")
    return Stamp.objects.create(**(said | fields))


def answer(**fields: Any) -> StandardAnswer:
    """What there is for one thing that is asked."""
    said = {"item": "purpose", "state": "there", "words": "It is written down."}
    if "innovation" not in fields:
        said["innovation"] = innovation()
    return StandardAnswer.objects.create(**(said | fields))
