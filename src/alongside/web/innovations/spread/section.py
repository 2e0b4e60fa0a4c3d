"""One line of an innovation's page: how far it has spread, with a small curve."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.analyses.spread import read_spread

from . import presenters, wording


def section(request: HttpRequest, offer: Any) -> dict[str, Any] | None:
    """How far it has spread; of what was only reported in the past and nobody uses, nothing."""
    found = read_spread(request.viewer, offer, timezone.localdate())  # type: ignore[attr-defined]
    if not found.uses:
        return None if offer.standing == "history" else {"says": wording.nobody(), "url": "", "drawing": None}
    return {
        "says": wording.summary(found),
        "may": wording.forecast(found) if found.outlook.enough else "",
        "url": f"/innovations/{offer.ref}/spread/",
        "drawing": presenters.drawing(found),
    }


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Where it would fit next."""
    return [{"text": _("Where it would fit next"), "url": f"/innovations/{offer.ref}/next/", "main": False}]
