"""The way from what is needed to asking people about it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.web.presenting import address, open_page
from alongside.web.voices.asks.starting import may_start


def from_need(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """Ask people about it, for whoever asks for a party; not about what is over."""
    if need.status in ("met", "closed") or need.standing == "history" or not may_start(request):
        return []
    if not open_page("/asks/new/", "real"):
        return []
    return [{"text": _("Ask people about it"), "url": address("/asks/new/", need=need.ref), "main": False}]
