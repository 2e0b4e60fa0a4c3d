"""Read what is attached to a case, and what it came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.exchange.accounts.access import Viewer

from .. import since_rules as rules
from ..models import Attached, Case, Revisit
from . import cases


@dataclass(frozen=True, slots=True)
class Since:
    """What a case came to, by the last time somebody looked: pounds of the lines that have a figure."""

    years: int
    looked_on: date
    words: str
    cost_expected: int
    cost_came: int
    gain_expected: int
    gain_came: int
    has_costs: bool
    has_gains: bool


def attached_to(viewer: Viewer, case: Case) -> list[Attached]:
    """What is attached, as it came; nothing where the viewer may not see the case."""
    return list(Attached.objects.filter(cases.under(viewer, "case__"), case=case).select_related("user"))


def revisits_of(viewer: Viewer, case: Case) -> list[Revisit]:
    """Every time somebody looked back at it, the newest first, with its figures."""
    rows = Revisit.objects.filter(cases.under(viewer, "case__"), case=case)
    return list(rows.select_related("version", "user").prefetch_related("figures"))


def since(revisit: Revisit) -> Since:
    """The sums of one look back."""
    costs = [one for one in revisit.figures.all() if one.is_cost]
    gains = [one for one in revisit.figures.all() if not one.is_cost]
    return Since(
        years=revisit.years,
        looked_on=revisit.looked_on,
        words=revisit.words,
        cost_expected=sum(one.expected for one in costs),
        cost_came=sum(one.came_to for one in costs),
        gain_expected=sum(one.expected for one in gains),
        gain_came=sum(one.came_to for one in gains),
        has_costs=bool(costs),
        has_gains=bool(gains),
    )


def last_of(viewer: Viewer, case_ids: Iterable[int]) -> dict[int, Since]:
    """By case, what it came to when somebody last looked. Two questions, however many cases."""
    rows = Revisit.objects.filter(cases.under(viewer, "case__"), case__in=list(case_ids))
    found: dict[int, Since] = {}
    for row in rows.prefetch_related("figures"):
        found.setdefault(row.case_id, since(row))
    return found


def due(viewer: Viewer, today: date) -> list[Case]:
    """The agreed cases that the viewer keeps and that are due to be held against what happened."""
    if viewer.user_id is None:
        return []
    rows = Case.objects.filter(owner__in=viewer.parties, status=Case.Status.AGREED)
    found = list(rows.order_by("agreed_on", "pk"))
    last: dict[int, date] = {}
    for case_id, day in Revisit.objects.filter(case__in=found).values_list("case_id", "looked_on"):
        last[case_id] = max(day, last.get(case_id, day))
    return [one for one in found if rules.is_due(one.agreed_on, last.get(one.pk), today)]
