"""What every page of a workspace shares: who gets in, the frame, and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.exchange.partnerships import queries
from alongside.web import typed
from alongside.web.doors import WRONG
from alongside.web.presenting import PRACTICE


def inside_or_404(request: HttpRequest, ref: str) -> Any:
    """The partnership, for a viewer who sees into its circle. Raises: Http404, as where there is none."""
    found = queries.inside(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def mine_or_404(request: HttpRequest, found: Any) -> Any:
    """The first member for which the viewer acts. Raises: Http404 for an administrator who only looks in."""
    mine = queries.my_members(request.viewer, found)  # type: ignore[attr-defined]
    if not mine or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return next((one for one in mine if one.party_id == request.doer.acting_for_id), mine[0])  # type: ignore[attr-defined]


def page(
    request: HttpRequest,
    template: str,
    found: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of the workspace in its frame: `templates/partnerships/<template>.html.jinja`.

    The template gets `work` (name, ref, url, is_closed), `problems`, `wrong` (by field), `typed`, `practice`.
    """
    wrong = problems or []
    shown = {
        "work": frame(found),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": found.world == PRACTICE,
    }
    shown |= context or {}
    status = WRONG if wrong else 200
    return render(request, f"partnerships/{template}.html.jinja", shown, status=status)


def frame(found: Any) -> dict[str, Any]:
    """What the frame of a page shows of the partnership."""
    return {
        "name": found.name,
        "ref": found.ref,
        "url": f"/partnerships/{found.ref}/",
        "is_closed": found.state == "closed",
    }
