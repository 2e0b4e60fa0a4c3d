"""Ask the keepers of offers whether they still hold."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services import ask_keepers


@every("ask-if-still-right", days=1)
def _each_day(now: datetime) -> None:
    ask_keepers(now=now)
