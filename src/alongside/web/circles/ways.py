"""From a record to the private groups that it is shared with."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.accounts.circles import groups_of


def group_actions(request: HttpRequest, row: Any) -> list[dict[str, Any]]:
    """Actions for a page, as `web.actions.action` makes them: one for each group that the viewer knows of."""
    if not is_valid_path("/circles/"):
        return []
    return [
        {"text": f"{_('Private group')}: {circle.name}", "url": f"/circles/{circle.ref}/", "main": False}
        for circle in groups_of(request.viewer, row)  # type: ignore[attr-defined]
    ]
