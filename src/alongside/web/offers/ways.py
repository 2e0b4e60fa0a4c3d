"""What somebody can do with an offer from its page: change what is theirs, or stand behind it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.offers import queries
from alongside.web import owned


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Actions for the page of an offer, as `web.actions.action` makes them."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found = []
    if owned.doer_for(request, offer) is not None:
        text = _("Still right? Confirm, pause or take it back")
        found.append({"text": text, "url": f"/offers/{offer.ref}/confirm/", "main": False})
        found.append({"text": _("Change your offer"), "url": f"/offers/{offer.ref}/edit/", "main": False})
    if queries.may_host(viewer, offer):
        text = _("Our organisation stands behind this")
        found.append({"text": text, "url": f"/offers/{offer.ref}/host/", "main": False})
    return found
