"""What somebody sees on the page of an entry of theirs that was taken down."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.moderation import taken_down


def down_action(request: HttpRequest, row: Any) -> list[dict[str, Any]]:
    """The way to why it was taken down, for whoever it belongs to."""
    found = taken_down(request.viewer, row)  # type: ignore[attr-defined]
    if found is None:
        return []
    return [{"text": _("This was taken down: see why"), "url": f"/report/{found.ref}/", "main": True}]
