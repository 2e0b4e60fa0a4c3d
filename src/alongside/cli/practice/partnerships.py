"""Two in the practice town who work together: one under way, and one that is closed with its lessons."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

LIVING, CLOSED = "Nobody eats alone in Alderquay", "Walks to the harbour"
NEED = "need-aq-carers-alone"
ASK = "Would you do this with us? You know the people whom we never reach."
HOST = {
    "brings": "Time to host the meetings, and the phone numbers of everybody on the quay.",
    "needs_words": "People who cook, and people who are honest with us when it does not work.",
    "wont": "We do not run the kitchen ourselves, and we take no money for it.",
    "wants": "Fewer people who ring us only when it has become an emergency.",
    "hours": "12",
    "basis": "professional",
    "named": True,
}
JOIN = {  # by whom: in what roles, and on what terms
    "aq-carers": (
        ["practice", "lived"],
        {
            "brings": "Forty family carers who meet on Tuesdays and say what they think.",
            "needs_words": "Somebody who sits with those we look after while we are away.",
            "wont": "We do not fill in forms about the people we look after.",
            "wants": "A lunch that carers can come to without asking a favour.",
            "hours": "8",
            "basis": "lived",
            "named": True,
        },
    ),
    "aq-rowing": (
        ["member"],
        {
            "brings": "The boathouse on Mondays and Thursdays, with a kitchen and a ramp.",
            "needs_words": "Somebody else who locks up.",
            "wont": "No cooking after four: the rowers come then.",
            "wants": "New faces at the club, whatever their age.",
            "hours": "6",
            "basis": "volunteer",
            "named": True,
        },
    ),
    "aq-fund": (
        ["treasurer"],
        {
            "brings": "A small grant for food and a cook in the first year.",
            "needs_words": "Two figures a quarter and one honest story.",
            "wont": "We do not pay for rooms.",
            "wants": "To know if it could go on without us.",
            "money": "6,000",
            "hours": "2",
            "basis": "professional",
            "named": True,
        },
    ),
}
ABOUT = {
    "vision": "Everybody on the quay who wants company at lunch has it twice a week, carers too.",
    "scope": "place",
    "service": "A lunch on Mondays and Thursdays, with somebody who collects you and brings you home.",
    "mechanisms": ["joint-event", "co-location"],
    "origin": "Three of us heard the same at the carers' meeting in one week.",
    "visibility": "public",
}
OVER = {
    "purpose": "A walk to the harbour every week for people who come out of hospital after a fall.",
    "outcome": "partly",
    "worked": "Those who came went on walking, and two of them now lead the walk.",
    "failed": "We asked the hospital in the last month instead of the first. Nobody there told patients.",
    "lessons": "Have somebody from the ward at the table before the first walk. Meet at a bench, not at a "
    "door. Ring people the evening before.",
}


def seed(by: Any) -> None:
    """The connector hosts both; the others were asked and said yes on their own terms."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.accounts.queries import brokers_at, users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.needs.queries import need_for
    from alongside.exchange.partnerships.queries import partnerships_for
    from alongside.exchange.places.queries import place_for

    town = place_for("alderquay")
    connectors = brokers_at([town.pk]) if town is not None else []
    actors = {actor.source_id: actor for actor in actors_by_key(VISITOR, ("aq-alliance", *JOIN))}
    need = need_for(VISITOR, NEED)
    if town is None or not connectors or need is None or len(actors) < len(JOIN) + 1:
        return
    if partnerships_for(VISITOR, world=town.world).filter(name=LIVING).exists():
        return
    doers = {
        "host": replace(by, process="", user_id=connectors[0], acting_for_id=actors["aq-alliance"].party_id)
    }
    for key in JOIN:
        user = next(iter(users_of([actors[key].party_id])), None)
        if user is None:
            return
        doers[key] = replace(by, process="", user_id=user, acting_for_id=actors[key].party_id)
    _living(doers, actors, need, town)
    _closed(doers, actors, town)


def _joined(doers: dict[str, Any], actors: dict[str, Any], keys: Any, **fields: Any) -> Any:
    """One that the connector began and these joined."""
    from alongside.exchange.partnerships import services

    asked = [(actors[key].party_id, JOIN[key][0], ASK) for key in keys]
    found = services.start(members=asked, by=doers["host"], **fields)
    services.set_terms(ref=found.ref, terms=HOST, by=doers["host"])
    for key in keys:
        services.accept(ref=found.ref, terms=JOIN[key][1], by=doers[key])
    return found


def _living(doers: dict[str, Any], actors: dict[str, Any], need: Any, town: Any) -> None:
    """The one under way: it plans, counts two things, and has written down what happened."""
    from django.utils import timezone

    from alongside.exchange.partnerships import services

    today = timezone.localdate()
    began = today - timedelta(days=62)
    purpose = (
        "A lunch in company twice a week for people who look after somebody, and for whoever eats alone."
    )
    said = {"name": LIVING, "purpose": purpose, "needs": [need], "place": town, "started_on": began}
    found = _joined(doers, actors, JOIN, **said)
    host = doers["host"]
    services.edit(ref=found.ref, fields=ABOUT | {"review_on": today + timedelta(days=60)}, by=host)
    services.move_stage(ref=found.ref, to="design", by=host)
    lunch = services.set_measure(
        ref=found.ref,
        what="People who eat lunch with others at least twice a week",
        how="We count heads at the door, and ask once a quarter how often they come.",
        baseline=9,
        target=40,
        by_when=today + timedelta(days=180),
        by=host,
    )
    for days, value in ((60, 9), (30, 12), (2, 17)):
        on = today - timedelta(days=days)
        services.add_value(ref=found.ref, measure_id=lunch.pk, on=on, value=value, by=doers["aq-carers"])
    words = "First lunch in the boathouse: seventeen came, four of them alone. We ran out of soup."
    services.write_note(ref=found.ref, words=words, by=doers["aq-rowing"])


def _closed(doers: dict[str, Any], actors: dict[str, Any], town: Any) -> None:
    """The one that is over, with lessons that everybody may read."""
    from django.utils import timezone

    from alongside.exchange.partnerships import services

    said = dict(OVER)
    purpose = said.pop("purpose")
    found = _joined(
        doers,
        actors,
        ("aq-rowing", "aq-carers"),
        name=CLOSED,
        purpose=purpose,
        needs=[],
        place=town,
        visibility="public",
        started_on=timezone.localdate() - timedelta(days=240),
    )
    services.close(ref=found.ref, **said, lessons_shown=True, by=doers["host"])
