"""What can be done about calls from the page of a need."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.matches.queries import calls as queries
from alongside.web.components.formats import long_date

from .presenters import takes_answers


def ways(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """Answer its call, read what became of it, or ask everyone, as `web.actions.action` makes them."""
    if not is_valid_path("/calls/"):
        return []
    call = queries.call_of(need)
    if call is not None:
        text = _("Who can do this? See what was asked and what became of it")
        if takes_answers(call):
            text = _("Who can do this? Answer by %(day)s") % {"day": long_date(call.closes_on)}
        return [{"text": text, "url": f"/calls/{call.ref}/", "main": takes_answers(call)}]
    may = need.standing != "history" and need.status in ("open", "called", "answered")
    if may and request.viewer.parties and queries.runs(request.viewer, need):  # type: ignore[attr-defined]
        return [
            {"text": _("Ask everyone: who can do this?"), "url": f"/needs/{need.ref}/call/", "main": False}
        ]
    return []
