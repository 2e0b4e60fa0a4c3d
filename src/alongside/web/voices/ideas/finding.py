"""Which suggestion a page is about, and whether whoever looks may see it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from alongside.exchange.voices.queries import ideas as queries
from alongside.web.typed import Problem
from alongside.web.voices import doors, parts

from . import words


def idea_or_404(request: HttpRequest, ref: str) -> Any:
    """The suggestion, for a viewer who may see it, or on the device on which it was made."""
    found = queries.idea_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None and (home := queries.home_of(ref)):
        found = queries.own_idea(ref, parts.known_here(request, home))
    if found is None:
        raise Http404
    return found


def minded_or_404(request: HttpRequest, ref: str) -> Any:
    """The suggestion, for whoever sees to it. Raises: Http404 for anybody else."""
    found = idea_or_404(request, ref)
    if request.doer is None or not queries.sees_to(request.viewer, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def page(
    request: HttpRequest,
    template: str,
    idea: Any,
    context: dict[str, Any],
    problems: list[Problem] | None = None,
) -> HttpResponse:
    """A page of one suggestion, in the frame of its call."""
    ask = idea.contribution.ask
    home = "/suggestions/" if queries.is_box(ask) else f"/suggestions/calls/{ask.ref}/"
    frame = doors.frame(request, ask) | {
        "title": idea.title,
        "url": f"/suggestions/{idea.contribution.ref}/",
        "kind_text": words.KIND[idea.kind],
    }
    return doors.page(request, f"ideas/{template}", ask, {"ask": frame, "home": home} | context, problems)
