"""Keep the library of unit costs that those who run a site bring."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import roles_of
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of

from ..models import UnitCost
from ..notices_building import refused

OPERATOR = "admin"


@transaction.atomic
def take_in(*, costs: Iterable[Mapping[str, Any]], world: str, by: Doer) -> int:
    """Keep a list of costs, in the place of what was kept of the same source and year. Returns how many.

    `costs`: as `cost_rules.read_costs` gives them. Raises: CaseRefused for anybody who does not run the site.
    Then: one audit entry.
    """
    if by.process == "" and OPERATOR not in roles_of(viewer_of(by)):
        raise refused("not-operator")
    rows = [UnitCost(world=world, **one) for one in costs]
    if not rows:
        raise refused("no-rows")
    for source, year in sorted({(one.source, one.year) for one in rows}):
        UnitCost.objects.filter(world=world, source=source, year=year).delete()
    made = UnitCost.objects.bulk_create(rows)
    record(by=by, action="load", kind="unit_cost", ids=[], detail={"rows": len(made)})
    return len(made)


@transaction.atomic
def drop(*, source: str, year: int, world: str, by: Doer) -> int:
    """Take a list out again. Returns how many rows. Raises: CaseRefused. Then: one audit entry."""
    if by.process == "" and OPERATOR not in roles_of(viewer_of(by)):
        raise refused("not-operator")
    number, _each = UnitCost.objects.filter(world=world, source=source, year=year).delete()
    record(by=by, action="unload", kind="unit_cost", ids=[], detail={"rows": number})
    return number
