"""What somebody can do with a need from its page: change what is theirs, or join what is not."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.small_numbers import FEWEST, is_small
from alongside.exchange.needs import queries
from alongside.web import owned

OVER = ("met", "closed")


def ways(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """Actions for the page of a need, as `web.actions.action` makes them."""
    if need.status in OVER or owned.doer_for(request, need) is None:
        return []
    return [
        {"text": _("Change what you wrote"), "url": f"/needs/{need.ref}/edit/", "main": False},
        {"text": _("Say what became of it"), "url": f"/needs/{need.ref}/close/", "main": False},
    ]


def joining(request: HttpRequest, need: Any) -> dict[str, str]:
    """Whether others need it too, and the button to say so: {text, url, button, name}; parts may be empty."""
    doer = request.doer  # type: ignore[attr-defined]
    if need.standing == "history" or need.status in OVER:
        return {}
    said = others(queries.joined(need))
    if doer is None or need.owner_id == doer.acting_for_id:
        return {"text": said, "url": "", "button": "", "name": ""}
    there = queries.has_joined(request.viewer, need)  # type: ignore[attr-defined]
    return {
        "text": said,
        "url": f"/needs/{need.ref}/join/",
        "button": _("I no longer need this") if there else _("I need this too"),
        "name": "leave" if there else "join",
    }


def others(count: int) -> str:
    """How many others need it too; a small number of people is not told."""
    if not count:
        return ""
    if is_small(count):
        return _("Fewer than %(fewest)d others need this too.") % {"fewest": FEWEST}
    return _("%(count)d others need this too.") % {"count": count}
