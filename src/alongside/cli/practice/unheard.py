"""Where else people of the practice town were listened to, so that it shows who is not heard."""

from datetime import timedelta
from typing import Any

from .connector import alliance

WENT = (  # days ago, place, kind, title, how many were heard
    (45, "aq-ropewalk", "shop", "Ropewalk market, a table by the bread", 36),
    (38, "aq-gannet-row", "housing", "The laundrette in Gannet Row", 21),
    (30, "aq-thrift-green", "group", "Coffee after the service, Thrift Green", 12),
    (24, "aq-ropewalk", "group", "Tuesday café for family carers", 18),
)


def seed(by: Any) -> None:
    """The connector writes each down, once. Nobody went up to Saltern Hill, nor out to Oxlip Cross."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.places.queries import place_for
    from alongside.exchange.voices.queries.outreach import sessions_for
    from alongside.exchange.voices.services.outreach import Listened, keep_session

    found = alliance(by)
    if found is None:
        return
    _town, nell = found
    known = set(sessions_for(VISITOR, world="practice").values_list("title", flat=True))
    for ago, key, kind, title, heard in WENT:
        place = place_for(key)
        if place is not None and title not in known:
            on = timezone.localdate() - timedelta(ago)
            keep_session(said=Listened(kind=kind, title=title, on=on, place=place, heard=heard), by=nell)
