"""What is done again and again: close what has passed the last day on which people can answer."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services.asks import close_over


@every("close-asks", hours=1)
def _close_over(now: datetime) -> None:
    close_over(now=now)
