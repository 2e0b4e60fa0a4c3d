"""Who should know whom in the practice town, and what people there bring between worlds."""

from dataclasses import replace
from typing import Any

from .connector import connector

PAIR = ("aq-rowing", "aq-institute")
WHY = "Nobody who takes people out on the water has met those who could show whether it helps."
WORDS = (
    "Joss takes people out on the water who would never go to a gym. Femi's institute asks how one shows "
    "that such things help. Shall the two of you have a cup of tea?"
)
AGREED = "You may keep this and show it to those I chose, to bring people together."
BACKGROUNDS = {  # by the role of the demo's person: sectors, what they do, what they open, whom they know
    "broker": (
        ["public", "third"],
        "Connector, before that a ward manager",
        "Who to ring at the trust, and when.",
        {"aq-trust": "worked", "aq-carers": "board"},
    ),
    "researcher": (
        ["academic", "private"],
        "Evaluator",
        "A first conversation on what could be counted. Not grant writing.",
        {"aq-brightbuoy": "worked"},
    ),
}


def seed(by: Any) -> None:
    """The connector suggests that two meet; some say where they have worked and whom they know."""
    from alongside.exchange.matches.queries import acquaintances as queries
    from alongside.exchange.matches.services.acquainting import acquaint, why_not

    found = connector(by)
    if found is None:
        return
    viewer, doer = found
    one, other = queries.two_for(viewer, *PAIR)
    if one is None or other is None:
        return
    if why_not(viewer, one, other) is None and not queries.acquaintances_for(viewer).exists():
        acquaint(one_ref=one.ref, other_ref=other.ref, words=WORDS, why=WHY, by=doer)
    _backgrounds(viewer, by)


def _backgrounds(viewer: Any, by: Any) -> None:
    from alongside.exchange.accounts.access import Viewer
    from alongside.exchange.accounts.consents import consents_of
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.directory.services.backgrounds import PURPOSE, keep_background, say_knows

    from .users import PARTIES

    for role, (sectors, position, doors, knows) in BACKGROUNDS.items():
        actors = {actor.source_id: actor for actor in actors_by_key(viewer, {PARTIES[role][0], *knows})}
        users = users_of([actors[PARTIES[role][0]].party_id])
        before = consents_of(Viewer(user_id=users[0])) if users else []
        if not users or any(one.purpose == PURPOSE for one in before):
            continue  # said before, or said and taken back
        doer = replace(by, process="", user_id=users[0], acting_for_id=actors[PARTIES[role][0]].party_id)
        said = {"sectors": sectors, "position": position, "doors": doors, "seen": "members"}
        keep_background(**said, words=AGREED, by=doer)
        for key, how in knows.items():
            say_knows(actor_id=actors[key].pk, how=how, by=doer)
