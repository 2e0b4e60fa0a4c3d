"""What every page of a business case shares: who gets in, the frame, and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.exchange.evidence.queries import cases as queries
from alongside.web import sight, typed
from alongside.web.doors import WRONG
from alongside.web.presenting import PRACTICE

from . import words


def case_or_404(request: HttpRequest, ref: str) -> Any:
    """A business case, for a viewer who may see it. Raises: Http404."""
    found = queries.case_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def kept_case_or_404(request: HttpRequest, ref: str) -> Any:
    """A business case, for a viewer who writes it. Raises: Http404."""
    found = queries.kept(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def url_of(case: Any) -> str:
    """Where a case is shown."""
    return f"/cases/{case.ref}/"


def case_page(
    request: HttpRequest,
    template: str,
    case: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a case, in its frame: `templates/evidence/<template>.html.jinja`.

    The template gets `it` (title, ref, url, status, about, mark, keeps…), `problems`, `wrong` (by field),
    `typed` (what was typed) and `practice`.
    """
    wrong = problems or []
    shown = {
        "it": frame(request, case),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": case.world == PRACTICE,
        "practice_exit_url": "/cases/",
    }
    status = WRONG if wrong else 200
    return render(request, f"evidence/{template}.html.jinja", shown | (context or {}), status=status)


def frame(request: HttpRequest, case: Any) -> dict[str, Any]:
    """What the frame of a page shows of a case."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    return {
        "title": case.title,
        "ref": case.ref,
        "url": url_of(case),
        "status": case.status,
        "status_text": words.STATUS[case.status],
        "status_why": case.status_why,
        "tone": words.TONE[case.status],
        "agreed_on": case.agreed_on,
        "mode": words.MODE.get(case.mode, ""),
        "mark": sight.mark(viewer, case),
        "keeps": queries.keeps(viewer, case),
        "about": queries.about(viewer, case),
    }
