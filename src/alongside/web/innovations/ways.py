"""The way from help on offer that is an innovation to its own page."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.web.presenting import open_page


def from_offer(offer: Any) -> list[dict[str, Any]]:
    """Its page, where how far it has got and who uses it stand."""
    if offer.kind != "innovation" or not open_page("/innovations/", "real"):
        return []
    text = _("How far it has got, who uses it, who stopped")
    return [{"text": text, "url": f"/innovations/{offer.ref}/", "main": True}]
