"""Who may sign in with a mail address and a password."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from .models import User

# The practice town's people: known to everyone, so of use only in a demo on the machine one sits at.
DEMO_ROLES = ("broker", "member", "editor", "researcher", "panel", "moderator", "admin")
DEMO_EMAILS = {role: f"{role}@demo.example" for role in DEMO_ROLES}
DEMO_EMAIL = DEMO_EMAILS["broker"]
DEMO_PASSWORD = "harbour-lantern-ropewalk"
DEMO_SECRET = "ALDERQUAYHARBOURLANTERNROPEWALKA"  # of their second factor


def is_demo_user(user: Any) -> bool:
    """Whether this is one of the demo's people."""
    return user.email in DEMO_EMAILS.values()


def is_demo_here(request: HttpRequest | None) -> bool:
    """Whether this is a demo, and it is asked from the machine that runs it."""
    if request is None or not settings.DEMO or "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


class Password(ModelBackend):
    """A mail address and a password; the demo's people sign in to a demo only, and only from here."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **more: Any,
    ) -> User | None:
        """The user whom address and password name, if that user may sign in."""
        user = super().authenticate(request, username=username, password=password, **more)
        return None if user and is_demo_user(user) and not is_demo_here(request) else user

    def user_can_authenticate(self, user: User) -> bool:
        """Active users; also asked at every page, so that a demo's session ends with the demo."""
        return super().user_can_authenticate(user) and (settings.DEMO or not is_demo_user(user))
