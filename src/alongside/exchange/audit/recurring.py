"""Work that is done again and again: each room says what and how often, the worker does it when it is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from .models import Recurrence

Do = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that is done every so often; `do` is given the time."""

    name: str
    every: timedelta
    do: Do


_known: dict[str, Work] = {}


def every(name: str, **period: float) -> Callable[[Do], Do]:
    """Register a function to be called every so often: `@every("send-messages", minutes=1)`."""

    def kept(do: Do) -> Do:
        _known[name] = Work(name, timedelta(**period), do)
        return do

    return kept


def known() -> list[Work]:
    """All such work, by name."""
    return [_known[name] for name in sorted(_known)]


def do_due(now: datetime) -> list[str]:
    """Do what is due, each in one process only; return the names of what was done."""
    done = []
    for work in known():
        if _claimed(work, now):
            work.do(now)
            done.append(work.name)
    return done


def _claimed(work: Work, now: datetime) -> bool:
    """Whether this process is the one to do it: whoever moves the date first."""
    with transaction.atomic():
        Recurrence.objects.get_or_create(pk=work.name)
        row = Recurrence.objects.select_for_update().get(pk=work.name)
        if row.last_at is not None and now - row.last_at < work.every:
            return False
        row.last_at = now
        row.save(update_fields=["last_at"])
        return True
