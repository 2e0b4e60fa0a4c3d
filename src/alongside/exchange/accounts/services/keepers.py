"""Ask those who look after rows whether they still hold: one mail to each, with a link for each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from ..models import Guest, NoticeSettings, User
from ..queries import guests_of, users_of
from ..told import settings_of
from .links import make_link
from .messages import queue_mail, whole
from .notices import due_for, tell


def ask_keepers(*, rows: Iterable[Any], purpose: str, subject: str, text: str, pages: str) -> int:
    """Mail whoever acts for the owners of these rows (each with ref, title, owner and world); how many mails.

    `purpose`: of the links. Whoever has no address or wants no mail finds the same on their page, leading to
    `pages` with the row's ref. Call it in the transaction that notes they were asked.
    """
    owned: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.owner_id is not None:
            owned[row.owner_id].append(row)
    sent = 0
    for party, mine in owned.items():
        for person, email in _people(party):
            wishes = settings_of(person)
            if email and wishes.mail != NoticeSettings.Mail.NEVER:
                links = [_line(row, purpose, party, person) for row in mine]
                words = "\n\n".join([text, *links])
                due = due_for(wishes, timezone.now())
                queue_mail(to=email, subject=subject, text=words, due_at=due, **person)
                sent += 1
            else:
                _tell(mine, subject, pages, person)
    return sent


def _people(party: int) -> list[tuple[dict[str, int], str]]:
    """Everyone who acts for a party, with their mail address."""
    users = User.objects.filter(pk__in=users_of([party])).order_by("pk").values_list("pk", "email")
    guests = Guest.objects.filter(pk__in=guests_of([party])).order_by("pk").values_list("pk", "email")
    return [({"user_id": pk}, email) for pk, email in users] + [
        ({"guest_id": pk}, email) for pk, email in guests
    ]


def _line(row: Any, purpose: str, party: int, person: Mapping[str, int]) -> str:
    link = make_link(purpose=purpose, ref=row.ref, party_id=party, **person)
    return f"{row.title}\n{whole(link)}"


def _tell(rows: list[Any], subject: str, pages: str, person: Mapping[str, int]) -> None:
    whom = {f"{name}s": [pk] for name, pk in person.items()}
    for row in rows:
        tell(kind="check", title=subject, text=row.title, url=pages % row.ref, world=row.world, **whom)
