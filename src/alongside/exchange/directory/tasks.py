"""Ask once a year whether an entry is still right."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services.keeping import remind_keepers


@every("remind-keepers", days=1)
def _each_day(now: datetime) -> None:
    remind_keepers(now=now)
