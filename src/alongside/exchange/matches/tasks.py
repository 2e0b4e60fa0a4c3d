"""What is done again and again: ask those who were put in touch whether it helped."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services import ask_how_it_went


@every("follow-up", hours=1)
def _each_hour(now: datetime) -> None:
    ask_how_it_went(now=now)
