"""Tell people something: in the page, and by mail as they wish."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.services import record

from ..access import Doer
from ..models import Guest, Notice, NoticeSettings, User
from ..quiet import after_quiet
from ..told import settings_of
from .messages import queue_mail, whole

Mail = NoticeSettings.Mail
SHORTEST_VISIT = 1800  # seconds: a page opened within half an hour belongs to the same visit


class SettingsRefused(Exception):
    """The wishes do not go together; the message says what to mend."""


@transaction.atomic
def tell(
    *,
    kind: str,
    title: str,
    text: str = "",
    url: str = "",
    user_ids: Iterable[int] = (),
    guest_ids: Iterable[int] = (),
    world: str = "real",
) -> list[Notice]:
    """Keep a notice for each of these people; whoever wants mail at once gets it now, others in their digest.

    `url` is a page that each of them may see. Call it in the transaction of what it tells of.
    """
    people = [{"user_id": pk} for pk in sorted(set(user_ids))] + [
        {"guest_id": pk} for pk in sorted(set(guest_ids))
    ]
    made = []
    for person in people:
        notice = Notice.objects.create(**person, kind=kind, title=title, text=text, url=url, world=world)
        made.append(notice)
        wishes = settings_of(person)
        if wishes.mail == Mail.AT_ONCE:
            _mail(notice, person, wishes)
    return made


def _mail(notice: Notice, person: dict[str, int], wishes: NoticeSettings) -> None:
    """Mail one notice, after the quiet hours if it falls into them."""
    someone = notice.user or notice.guest
    if someone is None or not someone.email:
        return
    words = "\n\n".join(filter(None, [notice.title, notice.text, whole(notice.url) if notice.url else ""]))
    queue_mail(
        to=someone.email, subject=notice.title, text=words, due_at=due_for(wishes, timezone.now()), **person
    )
    notice.mailed_at = notice.made_at
    notice.save(update_fields=["mailed_at"])


def due_for(wishes: NoticeSettings, at: datetime) -> datetime:
    """When a mail of this moment goes out to somebody with these wishes."""
    return after_quiet(at, wishes.quiet_from, wishes.quiet_until, timezone.get_default_timezone())


@transaction.atomic
def read_notices(*, by: Doer, at: datetime) -> int:
    """Mark what somebody was told as read, now that they opened the page; return how many were new."""
    return Notice.objects.filter(**_person(by), read_at=None).update(read_at=at)


@transaction.atomic
def set_notices(
    *, mail: str, monday: bool, quiet_from: time | None, quiet_until: time | None, by: Doer
) -> NoticeSettings:
    """Keep how somebody wishes to be told.

    Raises: SettingsRefused when it is no way of telling, or only one end of the quiet hours is given.
    """
    if mail not in Mail.values:
        raise SettingsRefused("Choose how often we may mail you.")
    if (quiet_from is None) != (quiet_until is None):
        raise SettingsRefused("Give both times, or neither: when it should be quiet from, and until when.")
    fields = {"mail": mail, "monday": monday, "quiet_from": quiet_from, "quiet_until": quiet_until}
    return _keep(_person(by), fields, by)


@transaction.atomic
def stop_mail(*, person: dict[str, int]) -> None:
    """Stop mail about news to a user or guest who pressed the button of a mail."""
    by = Doer(process="stop link")
    there = User if "user_id" in person else Guest
    if there.objects.filter(pk=next(iter(person.values()))).exists():
        _keep(person, {"mail": Mail.NEVER, "monday": False}, by)


def _keep(person: dict[str, int], fields: dict[str, object], by: Doer) -> NoticeSettings:
    kept, _ = NoticeSettings.objects.update_or_create(**person, defaults=fields)
    record(by=by, action="set-notices", kind="notice-settings", ids=[kept.pk])
    return kept


@transaction.atomic
def arrive(*, user_id: int, at: datetime) -> datetime | None:
    """Say that a user is here; return when they were here before this visit, None at the first.

    A visit lasts while its pages are less than half an hour from its start.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    if user.here_at is None or (at - user.here_at).total_seconds() >= SHORTEST_VISIT:
        user.before_at, user.here_at = user.here_at, at
        user.save(update_fields=["before_at", "here_at"])
    return user.before_at


def _person(by: Doer) -> dict[str, int]:
    """Whose notices a doer's are: the guest's, where somebody helps one."""
    if by.guest_id is not None:
        return {"guest_id": by.guest_id}
    if by.user_id is not None:
        return {"user_id": by.user_id}
    raise ValueError("A process is told nothing.")
