"""What every page of a panel shares: who gets in, and how something is done for whoever asks."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse

from alongside.exchange.accounts.access import Doer
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.web import typed
from alongside.web.doors import by, problems_of
from alongside.web.voices import doors


def panel_or_404(request: HttpRequest, ref: str) -> Any:
    """The panel, for a viewer who may see it. Raises: Http404, as where there is none."""
    found = queries.panel_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def run_or_404(request: HttpRequest, ref: str) -> Any:
    """The panel, for a viewer who runs it. Raises: Http404 for anybody else."""
    found = queries.run_panel(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def tried(request: HttpRequest, panel: Any, act: Callable[[Doer], object]) -> list[typed.Problem]:
    """Do something for whoever asks; what is wrong with it, nothing when it was done.

    Raises: Http404 where what it is about is not there.
    """
    try:
        act(by(request, panel.ask.owner_id))
    except AskRefused as refused:
        return problems_of(refused)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return []


def page(
    request: HttpRequest,
    template: str,
    panel: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a panel, in the frame of what is asked: `templates/voices/panels/<template>.html.jinja`."""
    return doors.page(request, f"panels/{template}", panel.ask, {"panel": panel} | (context or {}), problems)


def done(request: HttpRequest, told: dict[str, Any]) -> str:
    """What was just done, in a sentence, by the word in the address."""
    return str(told.get(request.GET.get("done", ""), "")) if request.method == "GET" else ""
