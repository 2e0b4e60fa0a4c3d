"""The link by which somebody without an account reads what became of something they said."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.web.links.purposes import Done, Page, Purpose


def _show(link: Any) -> Page:
    told = _("Read whether it is shown, and if not why. You can ask once to look again.")
    return Page(_("What became of what you said"), (told,), {"go": _("Read it")})


def _act(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    return Done(
        _("Go on"),
        next_url=f"/asks/said/{link.ref}/",
        next_text=_("Read what became of it"),
        guest_id=link.guest_id,
    )


SAID = Purpose(_show, _act)
