"""Ask if what is needed is still needed; forget what nobody goes on writing."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services import ask_keepers, drop_old_drafts


@every("ask-if-still-needed", days=1)
def _each_day(now: datetime) -> None:
    ask_keepers(now=now)
    drop_old_drafts(now=now)
