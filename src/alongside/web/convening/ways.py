"""The way from what is needed to bringing people together."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.partnerships.queries.convening import may_convene


def from_need(request: HttpRequest, need: Any) -> list[dict[str, Any]]:
    """See who could do this together, for who has the need and the connector there."""
    url = f"/needs/{need.ref}/convene/"
    if not is_valid_path(url) or not may_convene(request.viewer, need):  # type: ignore[attr-defined]
        return []
    return [{"text": _("Bring people together"), "url": url, "main": False}]
