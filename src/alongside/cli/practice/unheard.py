"""Where else people of the practice town were listened to, so that it shows who is not heard."""

from datetime import timedelta
from typing import Any

HOST = "aq-alliance"
WENT = (  # days ago, place, kind, title, how many were heard
    (45, "aq-ropewalk", "shop", "Ropewalk market, a table by the bread", 36),
    (38, "aq-gannet-row", "housing", "The laundrette in Gannet Row", 21),
    (30, "aq-thrift-green", "group", "Coffee after the service, Thrift Green", 12),
    (24, "aq-ropewalk", "group", "Tuesday café for family carers", 18),
)


def seed(by: Any) -> None:
    """The connector writes each down, once. Nobody went up to Saltern Hill, nor out to Oxlip Cross."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR, Doer
    from alongside.exchange.accounts.queries import brokers_at
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.places.queries import place_for
    from alongside.exchange.voices.queries.outreach import sessions_for
    from alongside.exchange.voices.services.outreach import Listened, keep_session

    town = place_for("alderquay")
    host = next(iter(actors_by_key(VISITOR, (HOST,))), None)
    connectors = brokers_at([town.pk]) if town is not None else []
    if host is None or not connectors:
        return
    nell = Doer(user_id=connectors[0], acting_for_id=host.party_id)
    known = set(sessions_for(VISITOR, world="practice").values_list("title", flat=True))
    for ago, key, kind, title, heard in WENT:
        place = place_for(key)
        if place is not None and title not in known:
            on = timezone.localdate() - timedelta(ago)
            keep_session(said=Listened(kind=kind, title=title, on=on, place=place, heard=heard), by=nell)
