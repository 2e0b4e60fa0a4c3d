"""One thing that was said at a time: agree, disagree or pass, by button or by key; and back again."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import voting as services
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.voices import parts

from . import doors, presenters, words

PART = "X-Part"  # the header by which the page's script asks for the part that changes


@never_cache
@forms
def vote(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the next one; take a vote, take the last one back, or note that the code is written down."""
    found = doors.conversation_or_404(request, ref)
    part = parts.part_of(request, found.ask)
    if part is None and found.ask.entry != "anyone" and not _may_begin(request, found.ask):
        return redirect("question", ref=ref)
    if request.method != "POST":
        response = _page(request, found, part, told=words.VOTED.get(request.GET.get("told", ""), ""))
        return presenters.keep_language(request, response, found)
    if request.POST.get("do") == "written":
        response = _again(request, found, part, "", code="")
        return parts.written_down(response, found.ask)
    try:
        if request.POST.get("do") == "undo" and part is not None:
            number = services.undo(part=part)
            return _again(request, found, part, "undone" if number else "", number or 0)
        part, joined, said = _voted(request, found, part)
    except AskRefused as refused:
        return _page(request, found, part, problems_of(refused))
    code = joined.code if joined is not None else parts.fresh_code(request, found.ask)
    return parts.welcome(_again(request, found, part, said, code=code), found.ask, joined)


def _may_begin(request: HttpRequest, ask: Any) -> bool:
    """Whether somebody without a part may have one: where an account is enough, and they have it."""
    return ask.entry == "signed-in" and request.viewer.user_id is not None  # type: ignore[attr-defined]


def _voted(request: HttpRequest, found: Any, part: Any) -> tuple[Any, Any, str]:
    """The vote is in: whose it is, what was begun with it, and the word for what was voted."""
    typed_number = typed.line(request, "statement")
    number = int(typed_number) if typed_number.isascii() and typed_number.isdecimal() else 0
    said = typed.line(request, "vote")
    if part is not None:
        services.cast(part=part, number=number % 10**9, vote=said)
        return part, None, said
    doer = request.doer  # type: ignore[attr-defined]
    joined = services.first_vote(ask=found.ask, by=doer, number=number % 10**9, vote=said)
    return joined.participant, joined, said


def _again(
    request: HttpRequest, found: Any, part: Any, told: str, number: int = 0, code: str | None = None
) -> HttpResponse:
    """What comes next: the part that changes for the script of the page, the page itself for all others."""
    if request.headers.get(PART):
        return _page(request, found, part, told=words.VOTED.get(told, ""), number=number, code=code)
    more = f"&statement={number}" if number else ""
    return redirect(f"/questions/{found.ask.ref}/vote/?told={told}{more}#said")


def _page(
    request: HttpRequest,
    found: Any,
    part: Any,
    wrong: list[typed.Problem] | None = None,
    *,
    told: Any = "",
    number: int = 0,
    code: str | None = None,
) -> HttpResponse:
    asked = request.GET.get("statement", "")
    number = number or (int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0)
    now = presenters.read_in(request, found)
    taking = asks.is_taking(found.ask, timezone.localdate())
    state = queries.next_for(found, part, person=secrets.randbelow(10**6))
    statement = (queries.one_shown(found, number) if number else None) or state.statement
    at = f"/questions/{found.ask.ref}/vote/?" + (f"statement={statement.number}&" if statement else "")
    context = {
        "statement": presenters.said(statement, now) if statement is not None else None,
        "languages": presenters.languages(found, now, at),
        "done_count": state.done,
        "total": state.total,
        "left": state.total - state.done,
        "is_taking": taking,
        "has_part": part is not None,
        "told": str(told),
        "read_in": now,
        "code": parts.fresh_code(request, found.ask) if code is None else code,
        "question_url": f"/questions/{found.ask.ref}/",
        "back_text": _("The question"),
    }
    if request.headers.get(PART):
        context |= {"problems": wrong or []}
        return render(request, "voices/conversations/_voting.html.jinja", context)
    return doors.page(request, "vote", found.ask, context, wrong)
