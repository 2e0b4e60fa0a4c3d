"""Send what is waiting; erase what was kept long enough."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from alongside.exchange.audit.recurring import every

from .services.messages import send_due
from .services.retaining import keep_no_longer


@task()
def send() -> int:
    """Send the messages that are due; return how many."""
    return send_due(now=timezone.now())


def send_later(due_at: datetime) -> None:
    """Have a message sent by the worker when it is due; what is far off waits for the minute's round."""
    if due_at <= timezone.now():
        send.enqueue()


@every("send-messages", minutes=1)
def _each_minute(now: datetime) -> None:
    send_due(now=now)


@every("keep-no-longer", days=1)
def _each_day(now: datetime) -> None:
    keep_no_longer(now=now)
