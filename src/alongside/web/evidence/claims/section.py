"""What the page of an innovation, a business case or an evaluation shows of what was said about it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.evidence.queries import claims as queries

from . import presenters

MOST = 12


def section(request: HttpRequest, subject: Any) -> dict[str, Any] | None:
    """What was said about it, each to be opened down to its sources; none where nothing was said.

    `subject`: an offer, a business case, or an evaluation (then what rests on it). Cost: one query,
    and one for each kind of source.
    """
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = _rows(viewer, subject)
    add = _way(viewer, subject)
    if not rows and not add:
        return None
    return {"claims": presenters.shorts(viewer, rows[:MOST]), "more": max(0, len(rows) - MOST), "add": add}


def _kind(subject: Any) -> str:
    """Which of the three it is, by the name of its model."""
    return str(subject._meta.model_name)


def _rows(viewer: Any, subject: Any) -> list[Any]:
    kind = _kind(subject)
    if kind == "evaluation":
        return queries.claims_citing(viewer, "evaluation", subject.ref)
    return queries.claims_about(viewer, **{kind: subject})


def _way(viewer: Any, subject: Any) -> str:
    """The address where its keeper adds a claim; empty for anybody else."""
    kind = _kind(subject)
    name = {"offer": "innovation"}.get(kind, kind)
    if kind == "offer" and subject.kind != "innovation":
        return ""
    about = {"offer": subject.offer, "case": subject.case} if kind == "evaluation" else {kind: subject}
    return f"/claims/new/?{name}={subject.ref}" if queries.may_assert(viewer, **about) else ""


def ways(request: HttpRequest, subject: Any) -> list[dict[str, Any]]:
    """Put a claim down, for those who keep it."""
    add = _way(request.viewer, subject)  # type: ignore[attr-defined]
    return (
        [{"text": _("Put down what is said about it, with its sources"), "url": add, "main": False}]
        if add
        else []
    )
