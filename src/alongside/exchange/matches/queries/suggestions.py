"""Read suggestions, for a viewer: only where need and offer may both be seen."""

from collections.abc import Iterable

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from ..models import Match


def matches_for(viewer: Viewer, need_id: int) -> list[Match]:
    """What was last suggested for a need, best first."""
    rows = Match.objects.filter(need_id=need_id, status=Match.Status.SUGGESTED, rank__gt=0)
    rows = rows.filter(seen(viewer, Need, "need__"), seen(viewer, Offer, "offer__"))
    return list(rows.select_related("offer"))


def declined_offers(need_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each need the offers that were declined for it, so that they are not suggested again."""
    found: dict[int, set[int]] = {pk: set() for pk in need_ids}
    if not found:
        return {}
    rows = Match.objects.filter(need_id__in=found, status=Match.Status.DECLINED)
    for need, offer in rows.values_list("need_id", "offer_id"):
        found[need].add(offer)
    return {pk: frozenset(offers) for pk, offers in found.items()}
