"""What the links about an account do: join, make an account, set a password, come back."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import is_known
from alongside.exchange.accounts.services import AccountRefused
from alongside.exchange.accounts.services.codes import COME_BACK, come_back
from alongside.exchange.accounts.services.joining import JOIN, PASSWORD, SIGN_UP, join, set_password
from alongside.exchange.directory.queries import acted_for
from alongside.web import words
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.typed import line

NAME_MOST = 120
SIGN_IN = "/account/login/"


def _lines() -> dict[str, tuple[str, str]]:
    return {"name": (_("Your name"), "text"), "new": (_("A password, of 12 signs or more"), "password")}


def _show_join(link: Any) -> Page:
    actor = next(iter(acted_for(Viewer(parties=frozenset({link.party_id})))), None)
    whose, email = actor.name if actor else "", link.data["email"]
    said = _("You are asked to act for %(whose)s here, as: %(role)s.") % {
        "whose": whose,
        "role": words.ROLE[link.data["role"]],
    }
    known = is_known(email)
    more = (
        _("You have an account already: %(email)s. It stays as it is.")
        if known
        else _("You will sign in with %(email)s.")
    )
    return Page(
        _("Join %(whose)s") % {"whose": whose},
        (said, more % {"email": email}),
        {"yes": _("Join")},
        lines={} if known else _lines(),
        practice=actor is not None and actor.world == "practice",
    )


def _show_sign_up(link: Any) -> Page:
    said = _("You will sign in with %(email)s.") % {"email": link.data["email"]}
    return Page(_("Make your account"), (said,), {"yes": _("Make my account")}, lines=_lines())


def _join(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    name = line(request, "name")[:NAME_MOST]
    if not is_known(link.data["email"]) and not name:
        raise NotYet(_("Type your name."), "name")
    try:
        join(data=link.data, party_id=link.party_id, name=name, password=request.POST.get("new", ""))
    except AccountRefused as said:
        raise NotYet(str(said), "new") from said
    return Done(_("Welcome"), (_("Your account is ready."),), SIGN_IN, _("Sign in"))


def _show_password(link: Any) -> Page:
    said = _("For %(email)s. You are then signed out everywhere.") % {"email": link.user.email}
    lines = {"new": (_("New password, of 12 signs or more"), "password")}
    return Page(_("Set a new password"), (said,), {"yes": _("Set it")}, lines=lines)


def _password(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    if not link.user.is_active:
        raise NotYet(_("This account was closed. Ask whoever runs this site."))
    try:
        set_password(user_id=link.user_id, password=request.POST.get("new", ""), by=doer)
    except AccountRefused as said:
        raise NotYet(str(said), "new") from said
    return Done(_("Your password is set"), (), SIGN_IN, _("Sign in"))


def _show_come_back(link: Any) -> Page:
    said = _("This leads to what you asked or offered here, with the number %(number)s.")
    said = said % {"number": link.guest.number}
    return Page(_("Back to your page"), (said,), {"yes": _("Go on")}, practice=_is_practice(link))


def _come_back(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    come_back(guest=link.guest)
    where = ("/yours/", _("Your page"))
    return Done(_("Welcome back"), (), *where, guest_id=link.guest_id, practice=_is_practice(link))


def _is_practice(link: Any) -> bool:
    return bool(link.guest.world == "practice")


LINKS = {
    JOIN: Purpose(_show_join, _join),
    SIGN_UP: Purpose(_show_sign_up, _join),
    PASSWORD: Purpose(_show_password, _password),
    COME_BACK: Purpose(_show_come_back, _come_back),
}
