"""From a record to what was done to it, for those who look after it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from .trail import HOME, keeps


def trail_action(request: HttpRequest, kind: str, row: Any) -> list[dict[str, Any]]:
    """Who changed it and when."""
    if not keeps(request.viewer, row):  # type: ignore[attr-defined]
        return []
    return [
        {"text": _("Who changed this, and when"), "url": f"/{HOME[kind]}/{row.ref}/trail/", "main": False}
    ]
