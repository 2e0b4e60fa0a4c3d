"""Whether it worked, on the pages of what it is about; and what waits for whoever does an evaluation."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.evidence.queries import evaluations as queries

from . import presenters

FEW = 5
ABOUT = {"Offer": "offer", "Case": "case", "Partnership": "partnership", "Place": "place"}


def _asked(subject: Any) -> str:
    return ABOUT[type(subject).__name__]


def section(request: HttpRequest, subject: Any) -> dict[str, Any] | None:
    """Evaluations about an innovation, a case, a partnership or a place; None where there are none."""
    name = _asked(subject)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = list(queries.about(viewer, **{f"{name}_id": subject.pk})[: FEW + 1])
    if not rows:
        return None
    return {
        "items": [presenters.item(row) for row in rows[:FEW]],
        "more_url": "/evaluations/" if len(rows) > FEW else "",
    }


def ways(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """Plan to find out whether it works; for whoever is signed in."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None:
        return []
    url = f"/evaluations/new/?{_asked(subject)}={subject.ref}"
    return [{"text": _("Plan to find out whether it works"), "url": url, "main": False}]
