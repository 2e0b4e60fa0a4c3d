"""In the practice town: an entry that stands twice, somebody who says "this is ours", a reported problem."""

from dataclasses import replace
from typing import Any

TOWN, ALLIANCE, TWICE, CLUB = "alderquay", "aq-alliance", "aq-lantern", "aq-rowing"
AGAIN = {
    "name": "The Lantern Table, Alderquay Quay",
    "sector": "third",
    "kind": "community meal",
    "website": "",
    "summary": "A shared supper on the quay. Written down a second time, by mistake.",
}


def seed(by: Any) -> None:
    """Keep each of the three once; what was decided since is left as it is."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import brokers_at
    from alongside.exchange.directory.queries import actor_for
    from alongside.exchange.places.queries import place_for

    town, alliance = place_for(TOWN), actor_for(VISITOR, ALLIANCE)
    connectors = brokers_at([town.pk]) if town is not None else []
    if alliance is None or town is None or not connectors:
        return
    connector = replace(by, process="", user_id=connectors[0], acting_for_id=alliance.party_id)
    _twice(connector, town)
    _ours(by)
    _report()


def _twice(connector: Any, town: Any) -> None:
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.directory.queries import actor_for, mergers_of, named
    from alongside.exchange.directory.services import new_actor

    kept = actor_for(VISITOR, TWICE)
    known = named(VISITOR, AGAIN["name"], world=town.world)
    if kept is not None and not known and not mergers_of(VISITOR, kept):
        new_actor(values=AGAIN | {"place_id": town.pk}, world=town.world, by=connector)


def _ours(by: Any) -> None:
    from alongside.exchange.accounts.access import VISITOR, Viewer
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actor_for, my_keeper_request, powers
    from alongside.exchange.directory.services import ask_to_keep

    club = actor_for(VISITOR, CLUB)
    people = users_of([club.party_id]) if club is not None else []
    if club is None or not people:
        return
    asker = people[0]
    if powers(asker, club).keeps or my_keeper_request(Viewer(user_id=asker), club.pk) is not None:
        return
    ask_to_keep(
        actor_id=club.pk,
        role_there="Secretary of the rowing section",
        words="Our hours on the site are last year’s. I would like to keep them right.",
        check_by="Ring the boathouse on a Saturday morning and ask for me.",
        by=replace(by, process="", user_id=asker, acting_for_id=club.party_id),
    )


def _report() -> None:
    from alongside.exchange.accounts.access import VISITOR, Viewer
    from alongside.exchange.accounts.moderation import reports_for
    from alongside.exchange.accounts.queries import users_in_role
    from alongside.exchange.accounts.services.moderation import report_problem
    from alongside.exchange.directory.queries import actor_for
    from alongside.exchange.offers.queries import offers_for

    club, judges = actor_for(VISITOR, CLUB), users_in_role("moderator")
    offer = offers_for(VISITOR, world=club.world, actor_id=club.pk).first() if club is not None else None
    if offer is None or not judges:
        return
    if reports_for(Viewer(user_id=judges[0])).filter(world=offer.world).exists():
        return
    report_problem(
        page=f"/offers/{offer.ref}/",
        kind="offer",
        key=offer.ref,
        reason="wrong",
        words="It says Tuesdays. It has been on Thursdays since the spring.",
        viewer=VISITOR,
        by=None,
    )
