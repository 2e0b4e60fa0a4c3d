"""Who gets to a ballot, and how somebody comes to take part in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.services import joining
from alongside.web import typed
from alongside.web.voices import doors, parts

KIND = "ballot"


def ballot_or_404(request: HttpRequest, ref: str) -> Any:
    """The ballot, for a viewer who may see its ask. Raises: Http404, as where there is none."""
    ask = doors.ask_or_404(request, ref, KIND)
    found = queries.ballot_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None and not doors.queries.runs(request.viewer, ask):  # type: ignore[attr-defined]
        raise Http404
    return found or queries.ballot_of(ask)


def page(
    request: HttpRequest,
    template: str,
    ask: Any,
    context: dict[str, Any],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a ballot: `templates/voices/ballots/<template>.html.jinja`, in the frame of all asked."""
    return doors.page(request, f"ballots/{template}", ask, context, problems)


def joined(request: HttpRequest, ask: Any) -> Any:
    """The part of whoever answers, begun now where they have none, and the code made for it.

    Raises: AskRefused: not open, a code is needed, or an account.
    """
    there = parts.part_of(request, ask)
    if there is not None and there.started_at is not None:
        return joining.Joined(there)
    return joining.join(ask=ask, by=request.doer)  # type: ignore[attr-defined]
