"""Invented people vote on the open question of the practice town, so that its results say something."""

import random
from datetime import timedelta
from typing import Any

from .conversations import OLDER, OPEN

SIGNS = {"+": 1, "-": -1, "0": 0}
LEANS = (  # how many people, and what most of them say of each of the fourteen
    (30, "+-+0+-+++00+-+"),  # a break and one number to ring
    (24, "+++-++++--+++-"),  # company, and something to do together
    (9, "--++0+++-+-+00"),  # at home and by phone
)
SURE, SEEN = 0.82, 0.86  # shares that vote as most of them do, and of what each has seen


def seed(by: Any) -> None:
    """They vote once; what comes out is worked out at once, also for the older question."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses.opinions import picture_of, refresh
    from alongside.exchange.voices.queries.asks import asks_for
    from alongside.exchange.voices.queries.conversations import conversation_of
    from alongside.exchange.voices.services.importing import invent

    for ask in asks_for(VISITOR, kind="conversation", world="practice"):
        conversation = conversation_of(ask)
        if ask.title not in (OPEN, OLDER) or picture_of(conversation) is not None:
            continue
        if ask.title == OPEN:
            invent(ask=ask, votes=votes(), at=timezone.now() - timedelta(days=1))
        refresh(conversation_id=conversation.pk)


def votes() -> dict[tuple[str, int], int]:
    """Who votes how on which number; always the same."""
    draw = random.Random(7)
    found: dict[tuple[str, int], int] = {}
    for group, (many, signs) in enumerate(LEANS):
        for one in range(many):
            for number, sign in enumerate(signs, start=1):
                if draw.random() < SEEN:
                    usual = draw.random() < SURE
                    found[f"{group}-{one}", number] = SIGNS[sign] if usual else draw.choice((1, 0, -1))
    return found
