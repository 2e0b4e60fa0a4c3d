"""You said, we did, we didn't and why: all answers, one of them, and those of one thing that is asked."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.voices.queries import answers as queries
from alongside.exchange.voices.queries import asks
from alongside.web import listing
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Listing
from alongside.web.presenting import PRACTICE
from alongside.web.shapes import Shape
from alongside.web.voices import doors, words
from alongside.web.voices.asks.views import item as ask_item
from alongside.web.voices.parts import part_of

from . import presenters

MOST_LATE = 20


def _rows(asked: Asked) -> Any:
    return queries.answers_for(asked.viewer, world=asked.world, did=asked["did"], place_id=asked.place_id)


ANSWERS = Shape(
    lambda answer: presenters.item(answer, timezone.localdate()),
    (
        (lazy("You said"), lambda answer: answer.heard),
        (lazy("What came of it"), lambda answer: words.DID[answer.did]),
        (lazy("What is done"), lambda answer: answer.words),
        (lazy("Why, or why not"), lambda answer: answer.why),
        (lazy("Who decided"), lambda answer: answer.decided_by),
        (lazy("Decided on"), lambda answer: answer.decided_on),
        (lazy("By when"), lambda answer: answer.by_when),
        (lazy("What changed since"), lambda answer: "; ".join(one.words for one in answer.changes.all())),
        (lazy("What was asked"), lambda answer: answer.ask.title),
        (lazy("Place"), lambda answer: answer.ask.place.name if answer.ask.place else ""),
    ),
)

LIST = Listing(
    template="voices/answers/index.html.jinja",
    name=lazy("You said, we did, we didn’t and why"),
    rows=_rows,
    shape=ANSWERS,
    filters=(listing.PLACE, of_words("did", lazy("What came of it"), words.DID)),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All that is out, of everywhere or of one place; what is late stands first."""
    return listing.answer(request, LIST, **_late(request))


def _late(request: HttpRequest) -> dict[str, Any]:
    """Promises and answers whose day has passed, in the world and the place that are asked for."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    today = timezone.localdate()
    asked = listing.asked_of(request, LIST)
    if asked.problem:
        return {"late": [], "counted": []}
    rows = _rows(asked)
    open_asks = asks.asks_for(viewer, world=asked.world, place_id=asked.place_id)
    waiting = asks.with_people(queries.late_asks(open_asks, today))[:MOST_LATE]
    late = [presenters.item(one, today) for one in queries.late_promises(rows, today)[:MOST_LATE]]
    many = queries.counts(rows, today)
    return {
        "late": [*(ask_item(one) for one in waiting), *late],
        "counted": [{"text": words.DID[did], "n": many[did]} for did in words.DID],
    }


@require_GET
def show(request: HttpRequest, answer_ref: str) -> HttpResponse:
    """One answer: what was heard, what is done or not and why, what changed since."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    answer = queries.answer_for(viewer, answer_ref)
    if answer is None:
        raise Http404
    ask = answer.ask
    context = {
        "answer": _shown(request, [answer])[0],
        "ask": doors.frame(request, ask),
        "practice": ask.world == PRACTICE,
        "practice_exit_url": "/answers/",
    }
    return render(request, "voices/answers/show.html.jinja", context)


@require_GET
def of_ask(request: HttpRequest, ref: str) -> HttpResponse:
    """The answers to one thing that is asked; those who run it see also what is being written."""
    ask = doors.ask_or_404(request, ref)
    runs = asks.runs(request.viewer, ask)  # type: ignore[attr-defined]
    answers = queries.answers_of(ask) if runs else queries.published_of(ask)
    context = {
        "answers": _shown(request, answers),
        "base": f"/asks/{ask.ref}/answers/",
        "unanswered": _unanswered(ask, answers) if runs else [],
        "may_write": runs and ask.state in ("open", "closed", "answered"),
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return doors.page(request, "answers/of_ask", ask, context)


DONE = {
    "kept": lazy("Kept. Nobody else sees it until you publish it."),
    "out": lazy("It is published. Those who said it are told."),
    "changed": lazy("Added. Those who were told of the answer are told of this too."),
    "dropped": lazy("Thrown away."),
}


def _shown(request: HttpRequest, answers: list[Any]) -> list[dict[str, Any]]:
    """Each answer, with what it is an answer to; what the reader said is marked."""
    today = timezone.localdate()
    said = queries.said_to(answers)
    mine = own_ids(request, {one.ask_id: one.ask for one in answers}.values())
    return [presenters.shown(one, said[one.pk], today, mine) for one in answers]


def own_ids(request: HttpRequest, found: Any) -> frozenset[int]:
    """The ids of what the reader said in these asks, by account, as a guest or by the cookie here."""
    parts = [part for ask in found if (part := part_of(request, ask)) is not None]
    return frozenset(one.contribution_id for part in parts for one in queries.own_words(part))


def _unanswered(ask: Any, answers: list[Any]) -> list[str]:
    """What people said that no answer is linked to."""
    linked = {one.contribution_id for said in queries.said_to(answers).values() for one in said}
    return [one.words for one in queries.said_in(ask) if one.contribution_id not in linked]
