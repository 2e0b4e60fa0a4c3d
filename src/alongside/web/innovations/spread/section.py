"""One line of an innovation's page: how far it has spread, with a small curve."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.analyses.spread import read_spread

from . import presenters, wording


def section(request: HttpRequest, offer: Any) -> dict[str, Any] | None:
    """How far it has spread; nothing where nobody uses it, which who uses it says already."""
    found = read_spread(request.viewer, offer, timezone.localdate())  # type: ignore[attr-defined]
    if not found.uses:
        return None
    return {
        "says": wording.summary(found),
        "may": wording.forecast(found) if found.outlook.enough else "",
        "url": f"/innovations/{offer.ref}/spread/",
        "drawing": presenters.drawing(found),
    }


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Where it would fit next."""
    if offer.standing == "history":
        return []
    return [{"text": _("Where it would fit next"), "url": f"/innovations/{offer.ref}/next/", "main": False}]
