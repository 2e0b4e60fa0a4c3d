"""What became of something one said: by which rule it is not shown, and asking once to look again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.voices import said as behind
from alongside.exchange.voices.notices_moderation import ModerationRefused
from alongside.exchange.voices.policy import POLICY
from alongside.exchange.voices.queries import moderation as queries
from alongside.exchange.voices.queries.asks import is_taking
from alongside.exchange.voices.services import moderating as services
from alongside.web import typed
from alongside.web.doors import forms
from alongside.web.voices import doors, parts

from . import words
from .deciding import MOST_WORDS


@never_cache
@forms
def said(request: HttpRequest, said: str) -> HttpResponse:
    """One's own words, whether they are shown, why not, and the form to ask again."""
    ask = queries.ask_of_said(said)
    part = parts.part_of(request, ask) if ask is not None else None
    found = queries.own_said(said, part) if part is not None else None
    if found is None or part is None:
        raise Http404
    problems = []
    if request.method == "POST":
        try:
            services.appeal(ref=said, part=part, words=typed.words(request, "words")[:MOST_WORDS])
            return redirect("said", said)
        except ModerationRefused as refused:
            problems = [typed.problem(str(refused), refused.field or "form")]
    row, last, appeal = found
    its = behind.of(row)
    rule = POLICY.get(last.reason) if last is not None else None
    context = {
        "text": its.text,
        "state": its.state,
        "state_text": words.STATE[its.state],
        "rule": rule,
        "words": last.words if last is not None else "",
        "several": last is not None and last.reason == "several",
        "into": behind.of(last.into).text if last is not None and last.into is not None else "",
        "may_appeal": its.state == "rejected" and appeal is None,
        "waits": appeal is not None and appeal.ruling_id is None,
        "over": appeal is not None and appeal.ruling_id is not None,
        "say_url": f"{its.url}say/"
        if row.kind == "statement" and is_taking(ask, timezone.localdate())
        else "",
        "back_text": _("What you said"),
        "back_url": f"{its.url}mine/" if row.kind == "statement" else its.url,
    }
    return doors.page(request, "checking/yours", ask, context, problems)
