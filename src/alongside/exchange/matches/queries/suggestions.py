"""Read suggestions, for a viewer: only where need and offer may both be seen."""

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from ..models import Match


def matches_for(viewer: Viewer, need_id: int) -> list[Match]:
    """What was last suggested for a need, best first."""
    rows = Match.objects.filter(need_id=need_id, status=Match.Status.SUGGESTED, rank__gt=0)
    rows = rows.filter(seen(viewer, Need, "need__"), seen(viewer, Offer, "offer__"))
    return list(rows.select_related("offer"))


def declined_offers(need_id: int) -> frozenset[int]:
    """The offers that were declined for a need, so that they are not suggested again."""
    rows = Match.objects.filter(need_id=need_id, status=Match.Status.DECLINED)
    return frozenset(rows.values_list("offer_id", flat=True))
