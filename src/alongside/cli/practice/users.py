"""The practice town's people, one in each role, whom anyone at this machine can try the demo as."""

from typing import Any

ALLIANCE, TOWN = "aq-alliance", "alderquay"  # for whom, and where, the demo's connector acts
PARTIES = {  # for whom the demo's people act, and what they are called
    "broker": (ALLIANCE, "Nell Harcastle"),
    "member": ("aq-rowing", "Joss Penrow"),
    "editor": ("aq-carers", "Ada Wickstead"),
    "researcher": ("aq-institute", "Femi Oakshott"),
    "panel": ("aq-fund", "Rosa Quillen"),
    "moderator": (ALLIANCE, "Sam Tarrant"),
    "admin": (ALLIANCE, "Bea Longstone"),
}


def seed(by: Any) -> None:
    """The practice town's people, one in each role, whom anyone at this machine can try the demo as."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.services import DemoUser, keep_demo_users
    from alongside.exchange.directory.queries import actors_by_key, connector_for
    from alongside.exchange.places.queries import place_for

    keys = {key for key, _ in PARTIES.values()}
    actors = {actor.source_id: actor for actor in actors_by_key(VISITOR, keys)}
    town = place_for(TOWN)
    if town is None or keys - actors.keys():
        return
    person = connector_for([town.pk], world=town.world)
    names = {"broker": person.name} if person else {}
    people = [
        DemoUser(
            role=role,
            party_id=actors[key].party_id,
            name=names.get(role, name),
            place_id=town.pk if role == "broker" else None,
        )
        for role, (key, name) in PARTIES.items()
    ]
    keep_demo_users(people=people, by=by)
