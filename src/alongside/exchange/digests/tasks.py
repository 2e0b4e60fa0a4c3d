"""Write the mails of the morning."""

from datetime import datetime

from alongside.exchange.audit.recurring import every

from .services import send_mornings


@every("morning-mails", minutes=15)
def _each_quarter_of_an_hour(now: datetime) -> None:
    send_mornings(now=now)
