"""The journey on the page of an innovation: where it's got to, what must be shown next, who helps."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.innovations.queries import innovations as records
from alongside.exchange.innovations.queries import journey as queries
from alongside.exchange.innovations.queries import support
from alongside.web.innovations import doors
from alongside.web.innovations.support import presenters as helping

from . import presenters

MOST = 4  # of each list; the journey's own page has them all


def section(request: HttpRequest, offer: Any) -> dict[str, Any] | None:
    """What the page shows of it; without a record, the stage the source names, or that it is not known."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    today, url = timezone.localdate(), doors.url_of(offer)
    row = records.record_of(viewer, offer)
    if row is None:
        return _without(viewer, offer, today)
    found = queries.journey_of(viewer, row)
    keeps = records.keeps(viewer, row)
    open_lines = [presenters.line_of(one) for one in found.gate if not one.is_settled]
    asks = support.asks_of(viewer, row)
    return {
        "url": f"{url}journey/",
        "support_url": f"{url}support/",
        "path": presenters.path_of(row.stage, found.stays, today, row.status),
        "is_known": bool(row.stage),
        "late": presenters.late_said(queries.overdue_of(row, found, today)) if keeps else [],
        "next": open_lines[:MOST] if row.status == "moving" else [],
        "more": max(len(open_lines) - MOST, 0) if row.status == "moving" else 0,
        "last": presenters.decisions_of(found)[0] if found.decisions else None,
        "lesson": _lesson(viewer, offer) if row.status == "stopped" else None,
        "support": helping.asks_in_short(asks),
        "sponsors": helping.sponsors_in_short(support.sponsors_of(viewer, row), MOST),
        "matters": helping.matters_in_short(support.matters_of(viewer, row), MOST),
        "keeps": keeps,
    }


def _without(viewer: Any, offer: Any, today: Any) -> dict[str, Any]:
    stage = offer.stages[-1] if offer.stages else ""
    return {
        "path": presenters.path_of(stage, (), today, _standing(offer)) if stage else [],
        "is_known": bool(stage),
        "lesson": _lesson(viewer, offer),
        "url": "",
    }


def _standing(offer: Any) -> str:
    return "history" if offer.standing == "history" else "moving"


def _lesson(viewer: Any, offer: Any) -> dict[str, Any] | None:
    """What others should learn where it stopped, as far as that is shared."""
    found = queries.lesson_of(viewer, offer)
    return presenters.change_of(found) if found is not None else None


def ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Decide what comes next, and find help; for whoever keeps its record."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = records.record_of(viewer, offer)
    if not records.keeps(viewer, row):
        return []
    url = doors.url_of(offer)
    found = []
    if row is not None and row.stage and row.status == "moving":
        found.append({"text": _("Decide what comes next"), "url": f"{url}journey/decide/", "main": False})
    return [*found, {"text": _("Find help for this"), "url": f"/support/?for={offer.ref}", "main": False}]
