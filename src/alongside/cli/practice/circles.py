"""One private group in the practice town: the institute shows an early product to those who signed."""

from dataclasses import replace
from typing import Any

HOST, SIGNED, NOT_YET = "aq-institute", "aq-carers", "aq-rowing"
GROUP = {
    "name": "First looks at Fairlead",
    "purpose": "To try early things with people who would use them, before anyone else hears of them.",
}
TERMS = """What we see here we tell nobody outside the group until the institute has told it openly.
We say honestly what we think of it, the bad as well as the good.
Nobody in the group may use what is shown here to sell something of their own.
We can leave at any time. What we learned before that we still keep to ourselves."""
EARLY = {
    "title": "Tidebell: a wristband that hums before you get too tired",
    "summary": "A soft band that learns how you walk on a good day and hums when you begin to stumble. "
    "Four of them are ready. Not tested yet: we look for people to wear one at home for a week and say what "
    "is wrong with it.",
    "audience": "People who fall when they are tired, and family carers who walk with them.",
}


def seed(by: Any) -> None:
    """The host writes terms and shares its product; one member has signed, and one has still to."""
    from alongside.exchange.accounts.access import VISITOR, Viewer, viewer_for
    from alongside.exchange.accounts.queries import myself, users_of
    from alongside.exchange.accounts.services import join_circle, make_circle, sign_terms, write_terms
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.offers.queries import offers_for
    from alongside.exchange.offers.services import post_offer

    actors = {actor.source_id: actor for actor in actors_by_key(VISITOR, (HOST, SIGNED, NOT_YET))}
    people = {key: users_of([actor.party_id])[:1] for key, actor in actors.items()}
    if len(actors) < 3 or not all(people.values()):
        return
    doers = {
        key: replace(by, process="", user_id=user, acting_for_id=actors[key].party_id)
        for key, [user] in people.items()
    }
    host, viewer = actors[HOST], viewer_for(myself(Viewer(user_id=doers[HOST].user_id)))
    if offers_for(viewer, world=host.world, actor_id=host.pk).filter(title=EARLY["title"]).exists():
        return
    group = make_circle(**GROUP, world=host.world, by=doers[HOST])
    terms = write_terms(ref=group.ref, text=TERMS, authority="head of trials", by=doers[HOST])
    for key in (SIGNED, NOT_YET):
        join_circle(ref=group.ref, party_id=actors[key].party_id, by=doers[key])
    sign_terms(ref=group.ref, version=terms.version, authority="chair", by=doers[SIGNED])
    said = EARLY | {"place_id": host.place_id, "capacity": 4}
    post_offer(
        kind="innovation",
        said=said,
        visibility="circle",
        circles=[group.ref],
        world=host.world,
        by=doers[HOST],
    )
