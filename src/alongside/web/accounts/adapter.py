"""How the sign-in library behaves here: in our words, and as pages only."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):
    """The library's own rules, with sentences that say what to do."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The mail address and the password do not go together. Check both and try again."
        ),
        "too_many_login_attempts": _(
            "That was tried too often. Wait five minutes, then try again, or ask whoever runs this site."
        ),
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: whoever asks gets the page."""
        return False
