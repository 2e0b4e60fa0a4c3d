"""What the pages of one evaluation share: who gets in, who writes, and the frame."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.exchange.accounts.access import Doer
from alongside.exchange.evidence.notices_evaluations import EvaluationRefused
from alongside.exchange.evidence.queries import evaluations as queries
from alongside.web import doors, sight, typed
from alongside.web.presenting import PRACTICE

from . import words

tried = partial(doors.tried, EvaluationRefused)


def evaluation_or_404(request: HttpRequest, ref: str) -> Any:
    """One evaluation, for a viewer who may see it. Raises: Http404, as where there is none."""
    found = queries.evaluation_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def kept_or_404(request: HttpRequest, ref: str) -> Any:
    """One that the viewer writes. Raises: Http404."""
    found = queries.kept(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def by(request: HttpRequest, row: Any) -> Doer:
    """Whoever writes it, acting for its owner or for whoever does it."""
    return doors.by(request, queries.writing_party(request.viewer, row))  # type: ignore[attr-defined]


def url_of(row: Any) -> str:
    """Where an evaluation is shown."""
    return f"/evaluations/{row.ref}/"


def page(
    request: HttpRequest,
    template: str,
    row: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of an evaluation, in its frame: `templates/evidence/evaluations/<template>.html.jinja`.

    The template gets `it` (title, url, status…), `problems`, `wrong` (by field), `hinted` and `practice`.
    """
    wrong = problems or []
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    shown = {
        "it": {
            "title": row.question,
            "ref": row.ref,
            "url": url_of(row),
            "status": row.status,
            "status_text": words.STATUS[row.status],
            "tone": words.TONE[row.status],
            "mark": sight.mark(viewer, row),
            "keeps": queries.keeps(viewer, row),
        },
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "hinted": doors.is_hinted(wrong),
        "practice": row.world == PRACTICE,
        "practice_exit_url": "/evaluations/",
    }
    status = doors.WRONG if wrong else 200
    name = f"evidence/evaluations/{template}.html.jinja"
    return render(request, name, shown | (context or {}), status=status)
