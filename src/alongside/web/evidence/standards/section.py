"""What the page of an innovation shows of standards: its stamps, and how much of what is asked is there."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.evidence.queries import standards as queries
from alongside.exchange.innovations.queries import innovations
from alongside.web.innovations import doors

from . import words
from .stamps import stamp_of

MOST = 3


def section(request: HttpRequest, offer: Any) -> dict[str, Any] | None:
    """Its stamps with all four, what is there of what is asked, and what is missing first."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = queries.asked_of(viewer, offer)
    stamps = queries.stamps_of(viewer, offer)
    if asked.record is None and not stamps:
        return None
    missing = [words.name_of(one.item.key) for one in asked.missing if one.item.group != "selling"]
    return {
        "stamps": [stamp_of(one, offer, viewer) for one in stamps],
        "there": asked.there,
        "many": len(asked.rows),
        "missing": missing[:MOST],
        "has_record": asked.record is not None,
        "url": f"{doors.url_of(offer)}standards/",
    }


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """See what is asked, for those who keep it; give a stamp, for an organisation that could judge."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = innovations.record_of(viewer, offer)
    found = []
    at = f"{doors.url_of(offer)}standards/"
    if innovations.keeps(viewer, row):
        found.append({"text": _("See what a decision maker will ask for"), "url": at, "main": False})
    if queries.judges(viewer, offer.world):
        found.append({"text": _("Put a stamp on it"), "url": f"{at}stamps/new/", "main": False})
    return found
