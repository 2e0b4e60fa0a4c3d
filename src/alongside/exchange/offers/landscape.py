"""How many offers there are where, and their points, for a viewer's map."""

from django.db.models import Count, QuerySet

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.models import Standing
from alongside.exchange.accounts.sight import alike
from alongside.exchange.audit.keeping import kept_until_change
from alongside.exchange.places.boundaries import Tally

from .models import Offer, OfferKind


def by_place(viewer: Viewer, *, world: str, standing: str) -> Tally:
    """Offers of a standing by the place where they are; one without a place, by the places it reaches."""
    return _by_place(alike(viewer), world, standing)


@kept_until_change
def _by_place(viewer: Viewer, world: str, standing: str) -> Tally:
    rows = visible(viewer, Offer.objects.filter(world=world, standing=standing)).order_by()
    counted = dict(rows.values_list("place_id").annotate(number=Count("pk")))
    placeless = rows.filter(place=None)
    reach = Offer.reach.through.objects.filter(offer_id__in=placeless.values("pk"))
    reaching = tuple(reach.order_by("offer_id", "place_id").values_list("offer_id", "place_id"))
    nowhere = counted.pop(None, 0) - len({offer for offer, _ in reaching})
    return Tally(by_place=counted, nowhere=nowhere, reaching=reaching)


def assets_with_points(viewer: Viewer, *, world: str) -> QuerySet[Offer]:
    """Places, groups and equipment on offer now or listed in a register, that have a point of their own."""
    now = [Standing.OPEN, Standing.UNCLAIMED]
    rows = Offer.objects.filter(world=world, kind=OfferKind.ASSET, standing__in=now, lat__isnull=False)
    return visible(viewer, rows).select_related("place")
