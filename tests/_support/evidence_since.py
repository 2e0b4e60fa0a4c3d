"""Rows of what goes with a business case and of what came of it, for tests."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from alongside.exchange.evidence.models import Attached, Case, CaseVersion, Revisit, RevisitFigure
from tests._support import rows

MODEL: dict[str, Any] = {
    "case": 1,
    "title": "Falls prevention at home",
    "first_year": 2026,
    "years": 3,
    "price_year": 2026,
    "discount": "green-book",
    "parties": [
        {"id": "hospital", "name": "Harbour Hospital", "kind": "nhs", "block_contract": True},
        {"id": "charity", "name": "Steady Feet", "kind": "charity"},
        {"id": "people", "name": "People who live here", "kind": "people"},
        {"id": "carers", "name": "Unpaid carers", "kind": "carers"},
    ],
    "sources": [
        {"id": "s1", "title": "Unit costs of the town", "year": 2024, "licence": "Open Government Licence"}
    ],
    "streams": [
        {
            "id": "visits",
            "name": "Home visits",
            "kind": "cost",
            "bears": "charity",
            "counts_as": "cash",
            "value": {"best": 40, "low": 35, "high": 55, "source": "s1", "grade": "B"},
            "quantity": 6,
            "population": 400,
            "take_up": 0.5,
        },
        {
            "id": "beds",
            "name": "Fewer nights in hospital",
            "kind": "benefit",
            "gains": "hospital",
            "counts_as": "capacity",
            "value": {"best": 400, "low": 300, "high": 450, "source": "s1", "grade": "B"},
            "quantity": 10,
            "population": 400,
            "take_up": 0.5,
            "effect": {"best": 0.2, "low": 0.05, "high": 0.3, "grade": "C"},
        },
        {
            "id": "well",
            "name": "Feeling safe",
            "kind": "benefit",
            "gains": "people",
            "counts_as": "wellbeing",
            "value": 100,
            "population": 400,
            "take_up": 0.5,
        },
    ],
}


def case(title: str = "Falls prevention at home", model: Any = None, **fields: Any) -> Case:
    """A case with one version, of an organisation, seen by all."""
    there = {"title": title, "owner": rows.actor("Steady Feet").party, "visibility": "public"}
    if fields.get("status") == "agreed":
        there["agreed_on"] = timezone.localdate()
    made = Case.objects.create(**(there | fields))
    version(made, model)
    return made


def version(of: Case, model: Any = None, number: int = 1, **fields: Any) -> CaseVersion:
    """A version of a case."""
    return CaseVersion.objects.create(case=of, number=number, model=model or MODEL, **fields)


def attached(of: Case | None = None, **fields: Any) -> Attached:
    """An equality assessment, in words."""
    there = {"case": of or case(), "kind": "equality", "title": "Who is left out", "says": "Few."}
    return Attached.objects.create(**(there | fields))


def revisit(of: Case | None = None, **fields: Any) -> Revisit:
    """A look back at one year."""
    found = of or case(status="agreed")
    there = {"case": found, "version": found.versions.first(), "years": 1, "words": "Slower to begin."}
    return Revisit.objects.create(**(there | fields))


def figure(of: Revisit | None = None, **fields: Any) -> RevisitFigure:
    """One line beside what it came to."""
    there = {
        "revisit": of or revisit(),
        "stream": "visits",
        "name": "Home visits",
        "is_cost": True,
        "expected": 48000,
        "came_to": 41000,
    }
    return RevisitFigure.objects.create(**(there | fields))


def filled(world: Any) -> None:
    """In the full world, beside each of its cases: something attached, and a look back."""
    for token in ("ZqCase", "ZqCaseInner", "ZqCaseOwn", "ZqCaseNamed"):
        found = world.made[token]
        attached(found, title=f"{token}Attached")
        figure(revisit(found, words=f"{token}Came"), shown_by=f"{token}Ledger")
