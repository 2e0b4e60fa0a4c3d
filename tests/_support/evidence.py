"""Business cases for tests: a small model in the case format, its version, who is named in it."""

from __future__ import annotations

from typing import Any

from alongside.exchange.evidence.models import Case, CaseParty, CaseVersion

MODEL: dict[str, Any] = {
    "case": 1,
    "title": "Lunch together",
    "first_year": 2026,
    "years": 3,
    "price_year": 2026,
    "discount": "green-book",
    "parties": [
        {"id": "ward", "name": "The ward", "kind": "nhs"},
        {"id": "club", "name": "The club", "kind": "charity"},
        {"id": "carers", "name": "Unpaid carers", "kind": "carers"},
    ],
    "sources": [],
    "streams": [
        {
            "id": "cook",
            "name": "A cook",
            "kind": "cost",
            "bears": "club",
            "counts_as": "cash",
            "recurrent": True,
            "value": {"best": 1000, "low": 800, "high": 1200},
            "quantity": 12,
        },
        {
            "id": "days",
            "name": "Days in hospital not needed",
            "kind": "benefit",
            "gains": "ward",
            "counts_as": "capacity",
            "recurrent": True,
            "value": {"best": 300, "low": 200, "high": 400},
            "quantity": 80,
        },
    ],
}


def case(**fields: Any) -> Case:
    """A case without a version."""
    return Case.objects.create(**({"title": "Lunch together"} | fields))


def version(found: Case | None = None, **fields: Any) -> CaseVersion:
    """A version of a case, its first unless said."""
    return CaseVersion.objects.create(case=found or case(), **({"number": 1, "model": MODEL} | fields))


def party(found: Case | None = None, **fields: Any) -> CaseParty:
    """Somebody named in a case."""
    return CaseParty.objects.create(case=found or case(), **({"key": "ward", "name": "The ward"} | fields))
