"""Two conversations that the practice town's connector noted, with reminders that are due."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from .connector import connector

ALLIANCE = "aq-alliance"
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

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.digests.queries import talks_for
    from alongside.exchange.digests.services import note_talk
    from alongside.exchange.directory.queries import actor_for

    alliance, found = actor_for(VISITOR, ALLIANCE), connector(by)
    if alliance is None or found is None:
        return
    viewer, own = found
    if alliance.party_id not in viewer.parties or talks_for(viewer).exists():
        return
    today = timezone.localdate()
    doer = replace(own, acting_for_id=alliance.party_id)
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
