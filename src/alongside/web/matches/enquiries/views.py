"""Ask a connector: ring me back, about an entry, in private. No account, no mail address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.matches.queries.enquiries import keepers_of
from alongside.exchange.matches.services.enquiring import EnquiryRefused, ask_connector
from alongside.web.middleware import GUEST
from alongside.web.presenting import PRACTICE
from alongside.web.typed import problem

from . import presenters
from .forms import PRIVATE, RECORD, RING, Asked, read

WRONG = 422
METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(METHODS)
def ring_back(request: HttpRequest) -> HttpResponse:
    """Leave a name and a number; who rings, and by when, is said before and after."""
    return _ask(request, RING)


@never_cache
@require_http_methods(METHODS)
def about_entry(request: HttpRequest) -> HttpResponse:
    """Ask about an entry: whoever looks after it answers, or else a contact is looked for."""
    asked = read(request, RECORD)
    if asked.about is None:
        return redirect("ring-me-back")
    return _ask(request, RECORD, asked)


@never_cache
@require_http_methods(METHODS)
def privately(request: HttpRequest) -> HttpResponse:
    """Tell the connector alone. The form of a need sends its words here, and they are shown again first."""
    return _ask(request, PRIVATE)


def _ask(request: HttpRequest, kind: str, asked: Asked | None = None) -> HttpResponse:
    asked = asked or read(request, kind)
    if not asked.is_sent or asked.problems:
        return _form(request, asked)
    try:
        made = ask_connector(question=asked.question(), by=request.doer, at=timezone.now())  # type: ignore[attr-defined]
    except EnquiryRefused as refused:
        asked.problems.append(problem(str(refused), refused.field))
        return _form(request, asked)
    if request.doer is None:  # type: ignore[attr-defined]
        request.session.cycle_key()
        request.session[GUEST] = made.guest_id
    return redirect(f"/yours/?asked={made.ref}")


def _form(request: HttpRequest, asked: Asked) -> HttpResponse:
    keepers = keepers_of(asked.about.row) if asked.about and asked.kind == RECORD else frozenset()
    finds = asked.kind == RECORD and not keepers
    page: dict[str, Any] = {
        "asked": asked,
        "title": str(presenters.TITLE[asked.kind]),
        "lead": _lead(asked.kind),
        "beside": presenters.before_sending(asked, _keeper(request, asked) if keepers else "", finds),
        "problems": asked.problems,
        "place_choices": asked.choices,
        "back": asked.about.url if asked.about else "",
        "practice": asked.world == PRACTICE,
        "practice_exit_url": request.path,
    }
    return render(request, "enquiries/ask.html.jinja", page, status=WRONG if asked.problems else 200)


def _keeper(request: HttpRequest, asked: Asked) -> str:
    """The name of whoever looks after the entry, if the viewer may know it."""
    row: Any = asked.about.row if asked.about else None
    if asked.about and asked.about.name == "actor":
        return row.name
    actor = actor_links(request.viewer, [row.actor_id]).get(row.actor_id or 0)  # type: ignore[attr-defined]
    return actor.name if actor else _("Whoever put it here")


def _lead(kind: str) -> str:
    return {
        RING: _("A name and a number are enough. You need no account and no mail address."),
        RECORD: _("Ask in your own words. You need no account."),
        PRIVATE: _("Only the connector of your place reads this. It is shown to nobody else."),
    }[kind]
