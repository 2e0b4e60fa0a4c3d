"""Read links, by the token that their holder has."""

import hashlib

from django.utils import timezone

from .models import Link


def digest_of(token: str) -> str:
    """What is kept of a token: enough to know it again, too little to make it."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_for(token: str) -> Link | None:
    """The link with this token, while it may be used."""
    rows = Link.objects.filter(token_hash=digest_of(token), used_at=None, expires_at__gt=timezone.now())
    return rows.select_related("user", "guest").first()
