"""What somebody said and voted here, how they want to be told what came of it, and taking all of it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import voting as services
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.voices import parts, telling

from . import doors, presenters, words

DONE = {
    "told": lazy("Kept. You hear from us when there is an answer, as you chose."),
    "quiet": lazy("Kept. We do not write to you."),
    "back": lazy("Taken back."),
}


@never_cache
@forms
def mine(request: HttpRequest, ref: str) -> HttpResponse:
    """All of one's own; the buttons take one thing back, or all, or change how one is told."""
    found = doors.conversation_or_404(request, ref)
    part = parts.part_of(request, found.ask)
    if part is None:
        return redirect("question-code", ref=ref)
    if request.method != "POST":
        return _page(request, found, part)
    try:
        return _done(request, found, part)
    except AskRefused as refused:
        return _page(request, found, part, problems_of(refused))


def _done(request: HttpRequest, found: Any, part: Any) -> HttpResponse:
    at, do = f"/questions/{found.ask.ref}/", request.POST.get("do", "")
    if do == "all":
        services.take_all_back(part=part)
        return redirect(f"{at}?done=gone")
    if do == "forget":
        return parts.forget(redirect(f"{at}?done=forgot"), found.ask)
    if do == "tell":
        wrong = telling.keep(request, part)
        quiet = "quiet" if typed.line(request, "tell") in ("none", "page") else "told"
        return _page(request, found, part, wrong) if wrong else redirect(f"{at}mine/?done={quiet}")
    number = typed.line(request, "statement")
    own = {one.number for one in queries.own_statements(part)}
    if do != "back" or not number.isdecimal() or int(number) not in own:
        raise Http404
    services.take_back(part=part, number=int(number))
    return redirect(f"{at}mine/?done=back")


def _page(
    request: HttpRequest, found: Any, part: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now = presenters.read_in(request, found)
    said = queries.own_statements(part)
    taking = asks.is_taking(found.ask, timezone.localdate())
    context = {
        "said": [_own(one) for one in said],
        "votes": [_vote(one, found, now) for one in queries.own_votes(part) if one.statement not in said],
        "is_taking": taking,
        "links": [] if taking else presenters.after(found.ask),
        "tells": telling.choices(),
        "tell": part.tell,
        "asks_address": telling.asks_address(part),
        "code": parts.fresh_code(request, found.ask),
        "has_code": bool(part.code_hash),
        "by_device": parts.known_here(request, found.ask.ref) == part.ref,
        "url": f"/questions/{found.ask.ref}/",
        "done": str(DONE.get(request.GET.get("done", ""), "")) if request.method == "GET" else "",
        "back_text": _("The question"),
    }
    return doors.page(request, "mine", found.ask, context, wrong)


def _own(one: Any) -> dict[str, Any]:
    merged = one.merged_into.text if one.state == "merged" and one.merged_into is not None else ""
    return {
        "number": one.number,
        "text": one.text,
        "lang": one.language,
        "dir": "rtl" if one.language in presenters.RIGHT_TO_LEFT else "ltr",
        "state": words.SHOWN[one.state],
        "tone": "open" if one.state == "shown" else "unclaimed",
        "merged": merged,
        "why_url": f"/asks/said/{one.contribution.ref}/" if one.state in ("rejected", "merged") else "",
    }


def _vote(one: Any, found: Any, now: str) -> dict[str, Any]:
    one.statement.conversation = found
    said = presenters.said(one.statement, now) | {"vote": words.VOTE[words.BY_VALUE[one.value]]}
    return said | {"is_shown": one.statement.state == "shown"}
