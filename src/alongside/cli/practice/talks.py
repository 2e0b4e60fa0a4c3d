"""Two conversations that the practice town's connector noted, with reminders that are due."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

TOWN, ALLIANCE = "alderquay", "aq-alliance"
TALKS = (
    ("aq-netloft", "They have room for two more at the bench. Ask again when the new term begins.", 8, False),
    (
        "aq-chapel",
        "The hall is free on Wednesday mornings. They would like to hear from the carers.",
        15,
        True,
    ),
)


def seed(by: Any) -> None:
    """Note them once; each was noted days ago, and its reminder is due today."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR, Viewer, viewer_for
    from alongside.exchange.accounts.queries import brokers_at, myself
    from alongside.exchange.digests.queries import talks_for
    from alongside.exchange.digests.services import note_talk
    from alongside.exchange.directory.queries import actor_for
    from alongside.exchange.places.queries import place_for

    alliance, town = actor_for(VISITOR, ALLIANCE), place_for(TOWN)
    connectors = brokers_at([town.pk]) if town is not None else []
    if alliance is None or not connectors:
        return
    viewer = viewer_for(myself(Viewer(user_id=connectors[0])))
    if alliance.party_id not in viewer.parties or talks_for(viewer).exists():
        return
    today = timezone.localdate()
    doer = replace(by, process="", user_id=connectors[0], acting_for_id=alliance.party_id)
    for source_id, words, days, together in TALKS:
        other = actor_for(VISITOR, source_id)
        if other is not None:
            note_talk(
                actor_id=other.pk,
                who="",
                words=words,
                on=today - timedelta(days=days),
                remind_on=today,
                together=together,
                by=doer,
            )
