"""The one mail of a morning: on Mondays the few most useful things, and what somebody was told meanwhile.

Nobody has two in a day; a notice is mailed once; who left, has no address or wants none, gets none.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.models import Guest, Notice, NoticeSettings, User
from alongside.exchange.accounts.services.messages import queue_mail
from alongside.exchange.accounts.services.notices import due_for
from alongside.exchange.accounts.told import settings_of

from ..models import Mailing
from ..notices import morning_mail
from ..queries.monday import things_for

Mail = NoticeSettings.Mail
FROM, UNTIL = time(7), time(12)  # on the clock of this exchange
OLDEST = timedelta(days=14)  # of a notice that is still worth a mail
KEPT = timedelta(days=60)
MOST_TOLD = 20


def send_mornings(*, now: datetime) -> int:
    """Write the mails of this morning that are still to be written; return how many."""
    local = timezone.localtime(now, timezone.get_default_timezone())
    if not FROM <= local.time() < UNTIL:
        return 0
    today = local.date()
    Mailing.objects.filter(on__lt=today - KEPT).delete()
    is_monday = today.weekday() == 0
    return sum(_write(person, today, now, is_monday) for person in _people(today, now, is_monday))


def _people(today: date, now: datetime, is_monday: bool) -> Iterable[User | Guest]:
    """Who may get something today: on Mondays everybody who wants mail, else who was told something."""
    told = Notice.objects.filter(mailed_at=None, read_at=None, made_at__gt=now - OLDEST)
    had = Mailing.objects.filter(on=today)
    for model, name in ((User, "user"), (Guest, "guest")):
        have = told.filter(**{f"{name}__isnull": False}).values(f"{name}_id")
        rows = model.objects.exclude(email="").exclude(
            notice_settings__mail=Mail.NEVER, notice_settings__monday=False
        )
        if model is User:
            rows = rows.filter(is_active=True)
        if not is_monday:
            rows = rows.filter(pk__in=have)
        done = had.filter(**{f"{name}__isnull": False}).values(f"{name}_id")
        yield from rows.exclude(pk__in=done).order_by("pk").iterator(chunk_size=500)


def _write(someone: User | Guest, today: date, now: datetime, is_monday: bool) -> int:
    """Write one person's mail, if there is anything in it; another process may have been first."""
    try:
        with transaction.atomic():
            return _write_once(someone, today, now, is_monday)
    except IntegrityError:  # the day's mail of this person is written by somebody else just now
        return 0


def _write_once(someone: User | Guest, today: date, now: datetime, is_monday: bool) -> int:
    person: dict[str, Any] = {"user_id" if isinstance(someone, User) else "guest_id": someone.pk}
    wishes = settings_of(person)
    viewer = viewer_for(someone) if isinstance(someone, User) else viewer_for(None, someone)
    things = things_for(viewer, now) if is_monday and wishes.monday else []
    notices = _notices(person, wishes, now, is_monday)
    if not things and not notices and not is_monday:
        return 0
    Mailing.objects.create(**person, on=today, things=len(things) + len(notices))
    if not things and not notices:
        return 0
    mail = morning_mail(someone.name, things, notices[:MOST_TOLD], more=len(notices) - MOST_TOLD)
    queue_mail(to=someone.email, subject=mail.subject, text=mail.text, due_at=due_for(wishes, now), **person)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=now)
    return 1


def _notices(person: dict[str, Any], wishes: NoticeSettings, now: datetime, is_monday: bool) -> list[Notice]:
    """What is to be mailed of what somebody was told; what they have read already is not."""
    due = wishes.mail in (Mail.DAILY, Mail.AT_ONCE) or (wishes.mail == Mail.WEEKLY and is_monday)
    if not due:
        return []
    rows = Notice.objects.select_for_update().filter(Q(mailed_at=None), **person)
    return list(rows.filter(read_at=None, made_at__gt=now - OLDEST).order_by("made_at", "pk"))
