"""Ask everyone who sees a need: who can do this?"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.matches.queries import calls as queries
from alongside.exchange.matches.services.calling import NOT_THERE, CallRefused, open_call
from alongside.exchange.needs.queries import need_for
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, any_typed, day, line, problem, words

from .views import LONGEST, WRONG, fair

PARTS = ("day", "month", "year")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: Any, ref: str) -> HttpResponse:
    """What an answer must have, until when, and which interests whoever asks has in it."""
    need = need_for(request.viewer, ref)
    if need is None or request.doer is None or not queries.runs(request.viewer, need):
        raise Http404
    there = queries.call_of(need)
    if there is not None:
        return redirect("call", there.ref)
    if request.method != "POST":
        return _page(request, need, [])
    closes = day(request, "closes")
    if closes is None:
        said = _("That is no day. Type it like 27 3 2027.")
        empty = _("Give the last day to answer.")
        return _page(request, need, [problem(said if any_typed(request, "closes") else empty, "closes-day")])
    try:
        made = open_call(
            need_ref=need.ref,
            criteria=words(request, "criteria")[:LONGEST].splitlines(),
            words=words(request, "words")[:LONGEST],
            interests=words(request, "interests")[:LONGEST],
            closes_on=closes,
            by=request.doer,
        )
    except NOT_THERE as lost:
        raise Http404 from lost
    except CallRefused as refused:
        return _page(request, need, [problem(str(refused), refused.field)])
    return redirect(f"/calls/{made.ref}/?done=opened")


def _page(request: HttpRequest, need: Any, problems: list[Problem]) -> HttpResponse:
    page = {
        "need": {"title": need.title, "url": f"/needs/{need.ref}/"},
        "typed": {name: words(request, name) for name in ("criteria", "words", "interests")},
        "closes": {part: line(request, f"closes-{part}") for part in PARTS},
        "problems": problems,
        "fair": fair(),
        "practice": need.world == PRACTICE,
    }
    return render(request, "calls/open.html.jinja", page, status=WRONG if problems else 200)
