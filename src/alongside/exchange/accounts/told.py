"""Read what somebody was told, and how they wish to be told. Everybody sees only their own."""

from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet

from .access import Viewer
from .models import Guest, Notice, NoticeSettings, User

STOP = "stop"  # the salt of addresses that stop mail
Someone = User | Guest


def mine(viewer: Viewer) -> Q:
    """The rows of whoever looks: of the guest who is here, else of the user; of nobody for a visitor."""
    if viewer.guest_id is not None:
        return Q(guest_id=viewer.guest_id)
    if viewer.user_id is not None:
        return Q(user_id=viewer.user_id)
    return Q(pk__in=[])


def notices_for(viewer: Viewer) -> QuerySet[Notice]:
    """What the viewer was told, newest first."""
    return Notice.objects.filter(mine(viewer))


def unread(viewer: Viewer) -> int:
    """How many notices the viewer has not read."""
    if viewer.guest_id is None and viewer.user_id is None:
        return 0
    return notices_for(viewer).filter(read_at=None).order_by().count()


def settings_for(viewer: Viewer) -> NoticeSettings:
    """How the viewer wishes to be told; where nothing was said, what holds then."""
    return NoticeSettings.objects.filter(mine(viewer)).first() or NoticeSettings()


def settings_of(person: dict[str, int]) -> NoticeSettings:
    """The same by `user_id` or `guest_id`, for what tells people."""
    return NoticeSettings.objects.filter(**person).first() or NoticeSettings()


def stop_path(person: dict[str, Any]) -> str:
    """The address where one click stops mail to this user or guest; nobody else can make it up."""
    return f"/stop/{signing.dumps(person, salt=STOP)}/"


def stopped_by(signed: str) -> dict[str, int] | None:
    """For whom such an address stops mail; None where nobody signed it."""
    try:
        said = signing.loads(signed, salt=STOP)
    except signing.BadSignature:
        return None
    known = isinstance(said, dict) and len(said) == 1 and set(said) <= {"user_id", "guest_id"}
    return said if known else None
