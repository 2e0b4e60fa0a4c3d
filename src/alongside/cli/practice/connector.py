"""The practice town's connector, as who most things there are done."""

from dataclasses import replace
from typing import Any

TOWN = "alderquay"
ALLIANCE = "aq-alliance"


def connector(by: Any) -> tuple[Any, Any] | None:
    """What the connector sees, and as whom she does things; None before the town has one."""
    from alongside.exchange.accounts.access import Viewer, viewer_for
    from alongside.exchange.accounts.queries import brokers_at, myself
    from alongside.exchange.places.queries import place_for

    town = place_for(TOWN)
    found = brokers_at([town.pk]) if town is not None else []
    if not found:
        return None
    viewer = viewer_for(myself(Viewer(user_id=found[0])))
    doer = replace(by, process="", user_id=found[0], acting_for_id=min(viewer.parties, default=None))
    return viewer, doer


def alliance(by: Any) -> tuple[Any, Any] | None:
    """The town, and its connector doing something for the alliance; None before both are there."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import brokers_at
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.places.queries import place_for

    town = place_for(TOWN)
    host = next(iter(actors_by_key(VISITOR, (ALLIANCE,))), None)
    connectors = brokers_at([town.pk]) if town is not None else []
    if town is None or host is None or not connectors:
        return None
    return town, replace(by, process="", user_id=connectors[0], acting_for_id=host.party_id)
