"""What is done again and again: ask whether it helped, close calls on their day."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services import ask_how_it_went
from .services.acquainting import ask_what_came_of_it
from .services.calling import close_calls


@every("follow-up", hours=1)
def _each_hour(now: datetime) -> None:
    ask_how_it_went(now=now)
    ask_what_came_of_it(now=now)


@every("close-calls", hours=1)
def _close_calls(now: datetime) -> None:
    close_calls(now=now)
