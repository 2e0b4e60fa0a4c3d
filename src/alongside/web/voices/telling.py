"""How somebody wants to be told what came of what they said; who has no account may leave an address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services.guests import new_guest, reach_guest
from alongside.exchange.voices.services.joining import tell_by
from alongside.web import typed
from alongside.web.voices import words


def choices() -> list[tuple[str, str]]:
    """The ways to choose from."""
    return list(words.TELL.items())


def asks_address(part: Any) -> bool:
    """Whether an address must be typed: an account has one."""
    return part.user_id is None


def keep(request: HttpRequest, part: Any) -> list[typed.Problem]:
    """Keep the choice, with the address it needs; what is wrong with it, nothing when it is kept."""
    tell, guest_id = typed.line(request, "tell"), part.guest_id
    email, phone = typed.line(request, "email")[:200], typed.line(request, "phone")[:30]
    if part.user_id is None and tell in ("mail", "text"):
        if wrong := _wrong(tell, email, phone):
            return wrong
        said = {"email": email} if tell == "mail" else {"phone": phone}
        if guest_id is None:
            guest_id = new_guest(name="", world=part.ask.world, **said).pk
        else:
            reach_guest(guest_id=guest_id, by=_guest(part), **said)
    tell_by(participant=part, tell=tell, guest_id=guest_id)
    return []


def _wrong(tell: str, email: str, phone: str) -> list[typed.Problem]:
    if tell == "mail":
        try:
            validate_email(email)
        except ValidationError:
            return [typed.problem(_("Type a whole mail address, like name@example.org."), "email")]
    if tell == "text" and sum(sign.isdigit() for sign in phone) < 10:
        return [typed.problem(_("Type a whole phone number, like 07700 900123."), "phone")]
    return []


def _guest(part: Any) -> Doer:
    """The guest as the doer of what concerns their own address."""
    return Doer(guest_id=part.guest_id)
