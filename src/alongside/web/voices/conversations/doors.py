"""Who gets to a question, and how its pages are shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from alongside.exchange.voices.queries import conversations as queries
from alongside.web import typed
from alongside.web.voices import doors

KIND = "conversation"


def conversation_or_404(request: HttpRequest, ref: str) -> Any:
    """The conversation, for a viewer who may see its ask. Raises: Http404, as where there is none."""
    found = queries.conversation_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest,
    template: str,
    ask: Any,
    context: dict[str, Any],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a question: `templates/voices/conversations/<template>.html.jinja`, in its frame."""
    return doors.page(request, f"conversations/{template}", ask, context, problems)
