"""In the practice town: a landlord that came in a second time with a list, and is asked about."""

from dataclasses import replace
from typing import Any

TOWN, ALLIANCE, TWICE = "alderquay", "aq-alliance", "aq-windlass"
AGAIN = {
    "name": "The Windlass Homes Ltd",
    "sector": "third",
    "kind": "housing association",
    "website": "https://www.windlass-homes.example/about-us",
    "summary": "Homes to rent in the town and around it. From a list of landlords.",
}


def seed(by: Any) -> None:
    """Write the second entry and look through the town once; what was decided since is left as it is."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import brokers_at
    from alongside.exchange.analyses import linking
    from alongside.exchange.directory.queries import actor_for, last_run
    from alongside.exchange.directory.services import ask_for_pairs, new_actor
    from alongside.exchange.places.queries import place_for

    town, kept, alliance = (place_for(TOWN), *(actor_for(VISITOR, key) for key in (TWICE, ALLIANCE)))
    connectors = brokers_at([town.pk]) if town is not None else []
    if town is None or kept is None or alliance is None or not connectors:
        return
    if last_run(world=town.world) is not None:
        return
    connector = replace(by, process="", user_id=connectors[0], acting_for_id=alliance.party_id)
    new_actor(values=AGAIN | {"place_id": kept.place_id}, world=town.world, by=connector)
    linking.find(run_id=ask_for_pairs(world=town.world, by=connector).pk, world=town.world)
