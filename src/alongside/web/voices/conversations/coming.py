"""Come in, or come back on another device, with a code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.services import joining
from alongside.web import typed
from alongside.web.accounts.throttle import too_many
from alongside.web.doors import forms, problems_of
from alongside.web.voices import parts

from . import doors


@forms
def code(request: HttpRequest, ref: str) -> HttpResponse:
    """Type a code: one that was handed out, or the one that was shown at the first vote."""
    found = doors.conversation_or_404(request, ref)
    if request.method != "POST":
        return doors.page(request, "code", found.ask, {})
    if wait := too_many(request, "voice_code"):
        return wait
    said = typed.line(request, "code")[:40]
    try:
        if not said:
            raise AskRefused("no-code")
        joined = joining.join(ask=found.ask, by=None, code=said)
    except AskRefused as refused:
        return doors.page(request, "code", found.ask, {}, problems_of(refused))
    taking = asks.is_taking(found.ask, timezone.localdate())
    where = "vote/?told=back" if taking else "mine/"
    return parts.remember(redirect(f"/questions/{ref}/{where}"), found.ask, joined.participant)
