"""Say something oneself: short, without what points at a person, and after a look at what says the same."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from alongside.exchange.voices.conversation_rules import LANGUAGES
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import voting as services
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.voices import parts

from . import doors, presenters


@forms
def say(request: HttpRequest, ref: str) -> HttpResponse:
    """The form; what was typed is kept, or shown again with what to mend or to think about."""
    found = doors.conversation_or_404(request, ref)
    part = parts.part_of(request, found.ask)
    if part is None and found.ask.entry == "code":
        return redirect("question", ref=ref)
    if request.method != "POST":
        return _page(request, found)
    text = typed.line(request, "text")[:1000]
    name = typed.line(request, "name")[:200]
    hints = typed.hints(request, text, name)
    like = [] if request.POST.get("different") else queries.said_like(found, text)
    if text and (hints or like) and len(text) <= found.longest:
        return _page(request, found, hints=hints, like=like)
    said = {"text": text, "language": typed.line(request, "language"), "name": name}
    joined = None
    try:
        if part is None:
            doer = request.doer  # type: ignore[attr-defined]
            joined = services.first_words(ask=found.ask, by=doer, **said)
        else:
            services.say(part=part, **said)
    except AskRefused as refused:
        return _page(request, found, problems_of(refused))
    told = "waiting" if found.looked_at else "said"
    response = redirect(f"/questions/{ref}/vote/?told={told}#said")
    return parts.welcome(response, found.ask, joined)


def _page(
    request: HttpRequest,
    found: Any,
    wrong: list[typed.Problem] | None = None,
    *,
    hints: list[str] | None = None,
    like: list[Any] | None = None,
) -> HttpResponse:
    now = presenters.read_in(request, found)
    context = {
        "longest": found.longest,
        "looked_at": found.looked_at,
        "is_taking": asks.is_taking(found.ask, timezone.localdate()),
        "languages": [(code, LANGUAGES[code]) for code in found.languages]
        if len(found.languages) > 1
        else [],
        "now": now,
        "hints": hints or [],
        "like": [presenters.said(one, now) for one in like or []],
        "asked_as_it_is": bool(hints) or bool(request.POST.get("as_it_is")),
        "asked_different": bool(like) or bool(request.POST.get("different")),
        "question_url": f"/questions/{found.ask.ref}/",
    }
    return doors.page(request, "say", found.ask, context, wrong)
