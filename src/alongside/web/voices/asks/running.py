"""What whoever runs it does with something asked: close it, move the day of the answer, take it back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices import rules
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import answers
from alongside.exchange.voices.queries import asks as queries
from alongside.exchange.voices.services import answering
from alongside.exchange.voices.services import asks as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.presenting import FEWER
from alongside.web.voices import doors, words
from alongside.web.voices.calendar.meeting import met

from .promising import edit_url

DONE = {
    "closed": lazy("It is closed. Now write the answer."),
    "moved": lazy("The day of the answer is moved. Everybody who takes part reads why."),
    "finished": lazy("It counts as answered. What changes because of it can still be added."),
}


@forms
def run(request: HttpRequest, ref: str) -> HttpResponse:
    """Where it has got to, and what can be done with it now."""
    ask = doors.run_or_404(request, ref)
    if request.method != "POST":
        return _page(request, ask)
    does = _does(request, ref, by(request, ask.owner_id))
    what = typed.line(request, "do")
    if what not in does:
        return redirect("ask-run", ref)
    try:
        does[what]()
    except AskRefused as refused:
        return _page(request, ask, problems_of(refused))
    if what == "withdraw" and ask.state == "draft":
        return redirect("asks")
    said = {"close": "closed", "move": "moved", "finish": "finished"}.get(what, "")
    return redirect(f"/asks/{ref}/run/?done={said}")


def _does(request: HttpRequest, ref: str, by: Any) -> dict[str, Callable[[], Any]]:
    """What each button does."""
    why = typed.words(request, "why")
    return {
        "close": lambda: services.close(ref=ref, by=by),
        "move": lambda: services.move_answer(ref=ref, to=typed.day(request, "to"), why=why, by=by),
        "finish": lambda: answering.finish(ref=ref, by=by),
        "withdraw": lambda: services.withdraw(ref=ref, why=why, by=by),
    }


def _page(request: HttpRequest, ask: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    people = queries.people_of(ask)
    written = answers.answers_of(ask)
    context = {
        "people": people if people >= FEWER else "",
        "has_few": 0 < people < FEWER,
        "edit_url": edit_url(ask),
        "answers_url": f"/asks/{ask.ref}/answers/",
        "written": len(written),
        "published": sum(one.published_at is not None for one in written),
        "late": rules.days_late(state=ask.state, answer_by=ask.answer_by, today=timezone.localdate()),
        "page_url": words.url_of(ask),
        "doing": request.POST.get("do", ""),
        "done": DONE.get(request.GET.get("done", ""), ""),
        **met(request, ask),
    }
    return doors.page(request, "asks/run", ask, context, problems)
