"""Tell people something: in the page, and by mail as they wish."""

from collections.abc import Iterable

from django.db import transaction

from ..models import Notice, NoticeSettings
from .messages import queue_mail, whole

MAILED_AT_ONCE = NoticeSettings.Mail.AT_ONCE


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
        if _wants_mail_now(person):
            _mail(notice)
    return made


def _wants_mail_now(person: dict[str, int]) -> bool:
    return NoticeSettings.objects.filter(**person, mail=MAILED_AT_ONCE).exists()


def _mail(notice: Notice) -> None:
    someone = notice.user or notice.guest
    if someone is None or not someone.email:
        return
    words = "\n\n".join(filter(None, [notice.title, notice.text, whole(notice.url) if notice.url else ""]))
    queue_mail(
        to=someone.email, subject=notice.title, text=words, user_id=notice.user_id, guest_id=notice.guest_id
    )
    notice.mailed_at = notice.made_at
    notice.save(update_fields=["mailed_at"])
