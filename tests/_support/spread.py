"""Something new that spreads along a row of organisations, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from alongside.exchange.directory.models import Tie
from tests._support import rows
from tests._support.innovations_adoptions import adoption, site, thing

TODAY = date(2026, 11, 22)
STARTS = (3, 5, 6, 8, 9, 10, 12, 13, 15, 18)  # months after January 2025


@dataclass
class Spreading:
    """What was stored, by name."""

    offer: Any
    sites: list[Any]  # ten started, one plans, one is only known
    uses: list[Any]
    here: Any


def settle(**fields: Any) -> Spreading:
    """Ten that started one after the other, each working with the next; the fourth stopped; one plans."""
    here = rows.place("Wenbury", lat=50.5, lon=-3.5)
    offer = thing("Text when it is ready", summary="A text when your medicine is ready.", **fields)
    sites = [site(f"Site {number:02}", place=here) for number in range(12)]
    for number, (one, other) in enumerate(pairwise(sites)):
        Tie.objects.create(actor=one, other=other, kind="works-with", source_id=f"spread-{number}")
    uses = []
    for number, month in enumerate(STARTS):
        since = date(2025 + (month - 1) // 12, (month - 1) % 12 + 1, 10)
        over = {"stopped_on": date(2026, 5, 1), "stop": "cost"} if number == 3 else {}
        got = {"borrowed_from": sites[number - 1]} if number else {}
        uses.append(adoption(offer, sites[number], started_on=since, place=here, **over, **got))
    uses.append(adoption(offer, sites[10], started_on=None, planned_on=date(2027, 1, 1)))
    return Spreading(offer, sites, uses, here)
