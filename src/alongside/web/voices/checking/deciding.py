"""One thing that was said: show it, hide it and say why, or put it with another; decide an appeal."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.voices.notices_moderation import ModerationRefused
from alongside.exchange.voices.queries import moderation as queries
from alongside.exchange.voices.services import moderating as services
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import forms
from alongside.web.voices import doors

from . import words
from .queue import ask_or_404

MOST_WORDS = 1001  # one more than may be kept, so that nothing is cut in silence


@never_cache
@forms
def one(request: HttpRequest, ref: str, said: str) -> HttpResponse:
    """What was said, what may be wrong with it, and the forms that decide."""
    ask = ask_or_404(request, ref)
    found = queries.looked(request.viewer, ask, said)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, ask, found)
    try:
        _decide(request, said)
    except ModerationRefused as refused:
        return _page(request, ask, found, [typed.problem(str(refused), refused.field or "form")])
    return redirect(f"/asks/{ref}/checking/?done=decided")


def _decide(request: HttpRequest, said: str) -> None:
    text = typed.words(request, "words")[:MOST_WORDS]
    by: Any = request.doer  # type: ignore[attr-defined]
    if typed.line(request, "do") == "appeal":
        answer = typed.line(request, "outcome")
        if answer not in ("put-back", "stays"):
            raise ModerationRefused("no-outcome")
        services.decide_appeal(ref=said, put_back=answer == "put-back", words=text, by=by)
        return
    services.decide(
        ref=said,
        outcome=typed.line(request, "outcome"),
        reason=typed.line(request, "reason"),
        words=text,
        into=typed.line(request, "into"),
        by=by,
    )


def _page(
    request: HttpRequest, ask: Any, found: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    text = found.said.text
    last = found.contribution.rulings.last()
    context = {
        "text": text,
        "day": long_date(found.contribution.made_at),
        "state": words.STATE[found.said.state],
        "last": _last(last),
        "hints": list(dict.fromkeys(hint.sentence for hint in personal_details(text))),
        "parts": found.parts if len(found.parts) > 1 else [],
        "like": [(one.contribution.ref, one.text) for one in found.like],
        "others": _others(ask, found),
        "rules": words.rules(),
        "appeal": found.appeal,
        "own": found.own,
        "is_statement": found.contribution.kind == "statement",
        "back_url": f"/asks/{ask.ref}/checking/",
        "back_text": _("What waits"),
    }
    return doors.page(request, "checking/one", ask, context, problems)


def _others(ask: Any, found: Any) -> list[tuple[str, str]]:
    """What it can be put together with: first what is alike."""
    if found.contribution.kind != "statement":
        return []
    like = {one.pk for one in found.like}
    rows = [row for row in queries.shown_in(ask, found.contribution) if row.pk not in like]
    return [("", _("Choose one"))] + [(row.contribution.ref, row.text) for row in [*found.like, *rows]]


def _last(ruling: Any) -> str:
    if ruling is None:
        return ""
    said = [words.OUTCOME[ruling.outcome], words.rule(ruling.reason), ruling.words, words.who(ruling.user)]
    return " · ".join(filter(None, [*said, long_date(ruling.at)]))
