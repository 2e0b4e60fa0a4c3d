"""What one can find out about help on offer from its page: if it fits, and what it could help with."""

from typing import Any

from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.web.presenting import address


def fit_ways(offer: Any) -> list[dict[str, Any]]:
    """Actions for the page of an offer, as `web.actions.action` makes them."""
    if not is_valid_path("/find/why-not/"):
        return []
    fits = address("/find/why-not/", offer=offer.ref, entry="1", world=offer.world)
    found = [{"text": _("Does this fit what I need?"), "url": fits, "main": False}]
    if offer.standing != "history":
        could = address("/can-help/", offer=offer.ref)
        found.append({"text": _("See what is needed that this could help with"), "url": could, "main": False})
    return found
