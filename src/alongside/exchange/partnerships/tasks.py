"""What is done again and again: close votes and rounds of questions whose last day is over."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services.asking import close_rounds
from .services.deciding import close_due


@every("close-votes", hours=1)
def _close_votes(now: datetime) -> None:
    close_due(now=now)


@every("close-rounds", hours=1)
def _close_rounds(now: datetime) -> None:
    close_rounds(now=now)
