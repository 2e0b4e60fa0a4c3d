"""Read the library of unit costs; for whoever is signed in, since not every list may be shown to all."""

from django.db.models import Count, Q, QuerySet

from alongside.exchange.accounts.access import Viewer

from ..models import UnitCost


def costs_for(viewer: Viewer, *, world: str, q: str = "") -> QuerySet[UnitCost]:
    """The costs by name; those in which every word of `q` stands."""
    if viewer.user_id is None:
        return UnitCost.objects.none()
    rows = UnitCost.objects.filter(world=world)
    for word in q.split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(unit__icontains=word)
            | Q(source__icontains=word)
            | Q(note__icontains=word)
        )
    return rows


def cost_for(viewer: Viewer, pk: int, *, world: str) -> UnitCost | None:
    """One of them by its id."""
    return costs_for(viewer, world=world).filter(pk=pk).first()


def lists_in(viewer: Viewer, *, world: str) -> list[dict[str, object]]:
    """The lists that were brought: source, year, licence and how many."""
    rows = costs_for(viewer, world=world).order_by()
    return list(
        rows.values("source", "year", "licence").annotate(many=Count("pk")).order_by("source", "-year")
    )
