"""One question in the practice town that waits for answers: who could host while young people wait?"""

from dataclasses import replace
from typing import Any

TOWN = "alderquay"
NEED = "need-aq-young-waiting"
ASKED = ("aq-carers", "aq-rowing", "aq-institute", "aq-fund")
HOSTS = ("aq-library", "aq-youth")


def seed(by: Any) -> None:
    """The connector asks them in confidence; nobody has answered yet."""
    from alongside.exchange.accounts.access import Viewer, viewer_for
    from alongside.exchange.accounts.queries import brokers_at, myself
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.partnerships.queries.convening import need_to_convene, rounds_of
    from alongside.exchange.partnerships.services.hosting import HostsRefused, ask_hosts
    from alongside.exchange.places.queries import place_for

    town = place_for(TOWN)
    connectors = brokers_at([town.pk]) if town is not None else []
    if not connectors:
        return
    viewer = viewer_for(myself(Viewer(user_id=connectors[0])))
    need = need_to_convene(viewer, NEED)
    if need is None or rounds_of(need):
        return
    members = [row.pk for row in actors_by_key(viewer, ASKED)]
    hosts = [row.pk for row in actors_by_key(viewer, HOSTS)]
    doer = replace(by, process="", user_id=connectors[0], acting_for_id=min(viewer.parties, default=None))
    try:
        ask_hosts(need_ref=need.ref, members=members, hosts=hosts, by=doer)
    except HostsRefused:  # nobody is there yet who could be asked
        return
