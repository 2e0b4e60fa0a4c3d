"""One question in the practice town that waits for answers: who could host while young people wait?"""

from typing import Any

from .connector import connector

NEED = "need-aq-young-waiting"
ASKED = ("aq-carers", "aq-rowing", "aq-institute", "aq-fund")
HOSTS = ("aq-library", "aq-youth")


def seed(by: Any) -> None:
    """The connector asks them in confidence; nobody has answered yet."""
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.partnerships.queries.convening import need_to_convene, rounds_of
    from alongside.exchange.partnerships.services.hosting import HostsRefused, ask_hosts

    found = connector(by)
    if found is None:
        return
    viewer, doer = found
    need = need_to_convene(viewer, NEED)
    if need is None or rounds_of(need):
        return
    members = [row.pk for row in actors_by_key(viewer, ASKED)]
    hosts = [row.pk for row in actors_by_key(viewer, HOSTS)]
    try:
        ask_hosts(need_ref=need.ref, members=members, hosts=hosts, by=doer)
    except HostsRefused:  # nobody is there yet who could be asked
        return
