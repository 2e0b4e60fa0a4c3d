"""Rows of sign-off and of unit costs, for tests; and what a full world holds of them."""

from __future__ import annotations

from typing import Any

from alongside.exchange.evidence.models import SignOff, UnitCost
from alongside.exchange.evidence.services import reviewing
from tests._support import rows
from tests._support.evidence import version


def sign_off(**fields: Any) -> SignOff:
    """The ward agrees with the first version of a case."""
    found = fields.pop("version", None) or version()
    there = {"party": "ward", "decision": "agreed", "office": "Finance", "version": found, "case": found.case}
    if "actor" not in fields:
        there["actor"] = rows.actor("Ward")
    return SignOff.objects.create(**(there | fields))


def unit_cost(**fields: Any) -> UnitCost:
    """A night in hospital, as a list of 2024 has it."""
    there = {
        "name": "A night in hospital",
        "unit": "night",
        "value": 400,
        "low": 300,
        "high": 500,
        "year": 2024,
        "source": "List of the town",
        "licence": "OGL-UK-3.0",
    }
    return UnitCost.objects.create(**(there | fields))


def filled(world: Any) -> None:
    """Otto does not agree to the figures of the club, as all who see that case read; a list of costs."""
    reviewing.sign(
        ref=world.made["ZqCaseNamed"].ref,
        party="club",
        number=1,
        decision="not-agreed",
        said="ZqSignSaid",
        office="ZqSignOffice",
        by=world.by("otto"),
    )
    unit_cost()
