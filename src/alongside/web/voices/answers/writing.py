"""Write what came of what people said: an answer, until it is published; then what changes because of it."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from alongside.exchange.voices.notices import WHY_NOT, AskRefused
from alongside.exchange.voices.queries import answers as queries
from alongside.exchange.voices.services import answering as services
from alongside.exchange.voices.services.answering import AnswerSaid
from alongside.web import typed
from alongside.web.doors import by, forms
from alongside.web.voices import doors, words

from . import presenters

PARTS = ("day", "month", "year")
AT_DAY = {"by_when": "by_when-day", "decided_on": "decided_on-day", "on": "on-day"}


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """A new answer. `?said=` is something that somebody said, to begin with."""
    ask = doors.run_or_404(request, ref)
    if request.method != "POST":
        return _page(request, ask, None, _first(request, ask))
    return _keep(request, ask, None)


@forms
def edit(request: HttpRequest, ref: str, answer_ref: str) -> HttpResponse:
    """One answer, for those who run it: written while nobody else sees it, then changes are added."""
    ask = doors.run_or_404(request, ref)
    answer = queries.answer_of(ask, answer_ref)
    if answer is None:
        raise Http404
    if request.method != "POST":
        return _page(request, ask, answer, _filled(answer))
    what = typed.line(request, "do")
    if what == "change":
        return _change(request, ask, answer)
    if what in ("publish", "drop"):
        return _out(request, ask, answer, what)
    return _keep(request, ask, answer)


def _keep(request: HttpRequest, ask: Any, answer: Any) -> HttpResponse:
    said = AnswerSaid(
        heard=typed.words(request, "heard"),
        did=typed.line(request, "did"),
        words=typed.words(request, "words"),
        why=typed.words(request, "why"),
        decided_by=typed.line(request, "decided_by"),
        decided_on=typed.day(request, "decided_on"),
        by_when=typed.day(request, "by_when"),
        contributions=tuple(request.POST.getlist("said")),
    )
    wrong = [
        typed.problem(str(WHY_NOT["bad-day"]), f"{name}-day")
        for name in ("by_when", "decided_on")
        if typed.any_typed(request, name) and typed.day(request, name) is None
    ]
    if wrong:
        return _page(request, ask, answer, request.POST, wrong)
    kept = answer.ref if answer is not None else ""
    try:
        made = services.write(ask_ref=ask.ref, said=said, answer_ref=kept, by=by(request, ask.owner_id))
    except AskRefused as refused:
        return _page(request, ask, answer, request.POST, _problems(refused))
    return redirect("ask-answer", ask.ref, made.ref)


def _out(request: HttpRequest, ask: Any, answer: Any, what: str) -> HttpResponse:
    """Publish it, or throw it away."""
    does = services.publish if what == "publish" else services.drop
    try:
        does(ask_ref=ask.ref, answer_ref=answer.ref, by=by(request, ask.owner_id))
    except AskRefused as refused:
        return _page(request, ask, answer, _filled(answer), _problems(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect(f"/asks/{ask.ref}/answers/?done={'out' if what == 'publish' else 'dropped'}")


def _change(request: HttpRequest, ask: Any, answer: Any) -> HttpResponse:
    try:
        services.add_change(
            ask_ref=ask.ref,
            answer_ref=answer.ref,
            on=typed.day(request, "on"),
            words=typed.words(request, "words"),
            link=typed.line(request, "link"),
            is_done=typed.line(request, "is_done") == "yes",
            by=by(request, ask.owner_id),
        )
    except AskRefused as refused:
        return _page(request, ask, answer, request.POST, _problems(refused))
    return redirect(f"/asks/{ask.ref}/answers/?done=changed")


def _problems(refused: AskRefused) -> list[typed.Problem]:
    return [typed.problem(str(refused), AT_DAY.get(refused.field, refused.field) or "form")]


def _page(
    request: HttpRequest, ask: Any, answer: Any, said: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    heard = queries.said_in(ask)
    chosen = request.POST.getlist("said") if request.method == "POST" else said.get("said", [])
    today = timezone.localdate()
    context = {
        "answer": presenters.shown(answer, queries.said_to([answer])[answer.pk], today) if answer else None,
        "said": said,
        "dids": list(words.DID.items()),
        "heard": [(one.ref, one.words) for one in heard],
        "chosen": chosen,
        "back_url": f"/asks/{ask.ref}/answers/",
        "changing": request.POST.get("do") == "change",
    }
    return doors.page(request, "answers/write", ask, context, problems)


def _first(request: HttpRequest, ask: Any) -> dict[str, Any]:
    """What is known before anything is typed: who decides, and what it begins with."""
    ref = request.GET.get("said", "")
    words_of = {one.ref: one.words for one in queries.said_in(ask)}
    return {
        "decided_by": ask.decider,
        "heard": words_of.get(ref, ""),
        "said": [ref] if ref in words_of else [],
    } | typed.days("decided_on", timezone.localdate())


def _filled(answer: Any) -> dict[str, Any]:
    """What an answer says, by field of the form."""
    said = {name: getattr(answer, name) for name in ("heard", "did", "words", "why", "decided_by")}
    linked = [one.ref for one in queries.said_to([answer])[answer.pk]]
    return (
        said
        | {"said": linked}
        | typed.days("by_when", answer.by_when)
        | typed.days("decided_on", answer.decided_on)
        | typed.days("on", timezone.localdate())
    )
