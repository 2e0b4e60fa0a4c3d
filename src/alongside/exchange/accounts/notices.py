"""The mails and texts about an account: plain words, and what to do if it was somebody else."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .backends import is_demo_user
from .services.messages import queue_mail, queue_text, whole


def _changes() -> dict[str, str]:
    return {
        "totp_activated": _("An app for codes now guards your account."),
        "totp_deactivated": _("The app for codes no longer guards your account."),
        "webauthn_added": _("A passkey was added to your account."),
        "webauthn_removed": _("A passkey was removed from your account."),
        "recovery_codes_generated": _("New spare codes were made for your account. The old ones are void."),
        "password_changed": _("The password of your account was changed."),
        "key_made": _("A key was made with which a program can read as you."),
    }


def tell_of_change(what: str, user: Any) -> None:
    """Mail somebody that their account was changed, so that they know if it was not them."""
    said = _changes()[what]
    if is_demo_user(user):
        return
    text = _("If this was you, there is nothing to do. If not, set a new password now: %(url)s") % {
        "url": whole("/account/password/forgotten/")
    }
    queue_mail(to=user.email, user_id=user.pk, subject=said.rstrip("."), text=f"{said}\n\n{text}")


def invitation(*, to: str, whose: str, by: str, path: str) -> None:
    """Ask somebody to join an organisation here."""
    said = _("%(who)s asks you to join %(whose)s on Alongside.") % {"who": by, "whose": whose}
    go = _("Open this to say yes. It works once, for two weeks: %(url)s") % {"url": whole(path)}
    subject = _("Join %(whose)s on Alongside") % {"whose": whose}
    queue_mail(to=to, subject=subject, text=f"{said}\n\n{go}")


def sign_up(*, to: str, path: str) -> None:
    """Lead somebody who wants an account to the page that makes it; without a path, say that there is one."""
    if path:
        said = _("Open this to make your account. It works once, for a day: %(url)s") % {"url": whole(path)}
    else:
        said = _("You have an account already. Sign in: %(url)s") % {"url": whole("/account/login/")}
    queue_mail(to=to, subject=_("Your account on Alongside"), text=f"{said}\n\n{_not_you()}")


def new_password(*, user: Any, path: str) -> None:
    """Lead somebody to the page where a new password is set."""
    said = _("Open this to set a new password. It works once, for a day: %(url)s") % {"url": whole(path)}
    text = f"{said}\n\n{_not_you()}"
    queue_mail(to=user.email, user_id=user.pk, subject=_("Set a new password"), text=text)


def back_by_mail(*, guest: Any, path: str) -> None:
    """Lead somebody without an account back to what they asked for."""
    said = _("Open this to go on where you were. It works once, for a day: %(url)s") % {"url": whole(path)}
    text = f"{said}\n\n{_not_you()}"
    queue_mail(to=guest.email, guest_id=guest.pk, subject=_("Back to your page"), text=text)


def back_by_text(*, guest: Any, code: str) -> None:
    """Text somebody the code that they type to go on."""
    text = _("Your code for Alongside is %(code)s. It works for ten minutes. Tell it to nobody.")
    queue_text(to=guest.phone, guest_id=guest.pk, text=text % {"code": code})


def _not_you() -> str:
    who = settings.OPERATOR["mail"] or settings.OPERATOR["phone"]
    said = _("If you did not ask for this, leave it: nothing changes.")
    return f"{said} {_('Questions:')} {who}" if who else said
