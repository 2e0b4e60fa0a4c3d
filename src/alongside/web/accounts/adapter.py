"""How the sign-in library behaves here: in our words, as pages only, with mail that is ours."""

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.exchange.accounts.backends import is_demo_here, is_demo_user
from alongside.exchange.accounts.notices import tell_of_change
from alongside.exchange.accounts.queries import lacks_second_factor

from .middleware import WANTED

RECENT = 900  # seconds for which having signed in is proof enough for a change of the account


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
        "rate_limited": _("That was tried too often. Wait five minutes, then try again."),
        "incorrect_password": _("This is not your password. Try again."),
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: whoever asks gets the page."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is kept for a later page: each page says itself what was done."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """No mail of the library goes out: each of ours is queued with what it tells of."""
        raise NotImplementedError(template_prefix)

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Tell somebody that their account was changed."""
        tell_of_change(template_prefix.rpartition("/")[2], user)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """An account that was closed is answered as one that never was."""
        return redirect("account_login")

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """The demo's people sign in from its own machine alone, with a passkey too."""
        if is_demo_user(user) and not is_demo_here(request):
            return redirect("account_login")
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Whoever must have a second factor and has none is led to it from then on."""
        response = super().post_login(request, user, **kwargs)
        if lacks_second_factor(user.pk):
            request.session[WANTED] = True
        return response

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether this is the password of whoever is signed in."""
        return authenticate(context.request, email=user.email, password=password) is not None

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The password, which everyone has."""
        if not user.is_authenticated:
            return []
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether the password is asked again before the account is changed: not just after signing in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not any(time.time() - one["at"] < RECENT for one in records)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors in our words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("First add an app for codes, or a passkey."),
        "incorrect_code": _("This is not the code. Take the newest one and try again."),
    }

    def _get_site_name(self) -> str:
        return "Alongside"
