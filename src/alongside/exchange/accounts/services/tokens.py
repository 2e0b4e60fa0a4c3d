"""Keys by which a program asks the API as somebody. Shown once; only a hash is kept."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alongside.exchange.audit.services import record

from .. import notices
from ..access import Doer
from ..links import digest_of
from ..models import Token, User

READ = "read"  # what every key may do
FIGURES = "figures"  # what its owner may allow as well: to send figures to series that the owner keeps
SHOWN = 8  # characters by which its owner tells it from others
MOST = 10
SELDOM = timedelta(hours=1)  # how exactly it is kept when a key was used


class TooManyKeys(Exception):
    """Somebody has as many keys as one may have."""


@transaction.atomic
def make_key(*, user_id: int, name: str, days: int, sends_figures: bool = False, by: Doer) -> str:
    """Make a key that reads as this user for so many days, and return it: it is not kept.

    `sends_figures`: it may send figures as well, and nothing else. Raises: TooManyKeys.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    if user.tokens.filter(ended_at=None).count() >= MOST:
        raise TooManyKeys
    key = f"al_{secrets.token_urlsafe(32)}"
    made = Token.objects.create(
        user=user,
        name=name,
        start=key[:SHOWN],
        key_hash=digest_of(key),
        scopes=[READ, FIGURES] if sends_figures else [READ],
        expires_at=timezone.now() + timedelta(days=days),
    )
    notices.tell_of_change("key_made", user)
    record(by=by, action="make-key", kind="token", ids=[made.pk], detail={"scopes": made.scopes})
    return key


@transaction.atomic
def end_key(*, token_id: int, by: Doer) -> None:
    """End a key of one's own, from now on.

    Raises: Token.DoesNotExist when `by` has no such key.
    """
    token = Token.objects.select_for_update().get(pk=token_id, user=by.user_id)
    if token.ended_at is None:
        token.ended_at = timezone.now()
        token.save(update_fields=["ended_at"])
        record(by=by, action="end-key", kind="token", ids=[token.pk])


def user_of_key(key: str, *, scope: str) -> User | None:
    """Whose key this is, if it is good for this scope now; that it was used is kept, to the hour."""
    now = timezone.now()
    token = Token.objects.select_related("user").filter(key_hash=digest_of(key), ended_at=None).first()
    if token is None or scope not in token.scopes or not token.user.is_active:
        return None
    if token.expires_at is not None and token.expires_at <= now:
        return None
    if token.used_at is None or token.used_at < now - SELDOM:
        Token.objects.filter(pk=token.pk).update(used_at=now)
    return token.user
