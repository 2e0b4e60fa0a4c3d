"""The practice town's connector, as who most things there are done."""

from dataclasses import replace
from typing import Any

TOWN = "alderquay"


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
