"""Count tries by account or number first, by address second; the limits are ACCOUNT_RATE_LIMITS."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse


def too_many(request: HttpRequest, action: str, *, key: str = "", user: Any = None) -> HttpResponse | None:
    """The page that asks to wait, if this was tried too often."""
    return ratelimit.consume_or_429(request, action=action, key=key.lower() or "none", user=user)
