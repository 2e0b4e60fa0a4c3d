"""Figures that are followed, on the pages of what they are followed for; and what waits for their keepers."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.evidence.queries import boards, measures
from alongside.web.presenting import address

from . import doors, presenters
from .boards import item as board_item

FEW = 6
NAMES = {"Offer": "offer", "Actor": "actor", "Partnership": "partnership", "Place": "place"}


def section(request: HttpRequest, subject: Any) -> dict[str, Any] | None:
    """The figures followed for an innovation, organisation, partnership or place, and its boards."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    name = NAMES[type(subject).__name__]
    chosen: dict[str, Any] = {f"{name}_id": subject.pk}
    rows = list(measures.series_for(viewer, world=subject.world, **chosen)[: FEW + 1])
    shown = [] if name == "offer" else list(boards.boards_for(viewer, world=subject.world, **chosen)[:FEW])
    if not rows and not shown:
        return None
    return {
        "series": presenters.items(rows[:FEW]),
        "boards": [board_item(one) for one in shown],
        "more_url": doors.room(subject.world) if len(rows) > FEW else "",
    }


def ways(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """Follow a figure for it, for somebody signed in."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None or viewer.guest_id is not None:
        return []
    name = NAMES[type(subject).__name__]
    url = address("/measures/series/new/", **{name: subject.ref})
    return [{"text": _("Follow a figure for this"), "url": url, "main": False}]
