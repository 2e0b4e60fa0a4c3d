"""Links that let whoever has them do one thing once, without signing in.

Opening one only shows a page; its button does the thing, so that a mail scanner's visit changes nothing.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from ..access import Doer
from ..links import digest_of
from ..models import Link

R = TypeVar("R")
DAYS = 30


class LinkGone(Exception):
    """The link was used, is too old, or never was."""


def make_link(
    *,
    purpose: str,
    ref: str = "",
    user_id: int | None = None,
    guest_id: int | None = None,
    party_id: int | None = None,
    data: dict[str, Any] | None = None,
    days: int = DAYS,
) -> str:
    """Keep a link for one purpose and return its path, `/l/<token>/`; only a hash of the token is kept."""
    token = secrets.token_urlsafe(24)
    Link.objects.create(
        token_hash=digest_of(token),
        purpose=purpose,
        ref=ref,
        user_id=user_id,
        guest_id=guest_id,
        party_id=party_id,
        data=data or {},
        expires_at=timezone.now() + timedelta(days=days),
    )
    return f"/l/{token}/"


@transaction.atomic
def use_link(*, token: str, act: Callable[[Link, Doer], R]) -> R:
    """Do what the link is for, and use it up; if the act fails, the link stays good.

    Raises: LinkGone; and whatever `act` raises.
    """
    link = Link.objects.select_for_update().filter(token_hash=digest_of(token)).first()
    now = timezone.now()
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkGone
    link.used_at = now
    link.save(update_fields=["used_at"])
    return act(link, doer_of(link))


def doer_of(link: Link) -> Doer:
    """As whom the holder of a link does things."""
    if link.user_id is not None:
        return Doer(user_id=link.user_id, acting_for_id=link.party_id)
    if link.guest_id is not None:
        return Doer(guest_id=link.guest_id, acting_for_id=link.party_id)
    return Doer(process="link", acting_for_id=link.party_id)
