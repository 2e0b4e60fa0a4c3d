"""Who gives marks, their marks, and the result with its reasons."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache

from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks, competitions
from alongside.exchange.voices.services import competing
from alongside.web import downloads, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import Problem, line
from alongside.web.voices import doors

from . import calls, presenters
from .finding import idea_or_404, page

DONE = {
    "scored": lazy("Your marks are kept. You can change them until the result."),
    "declared": lazy("It is kept. Others mark this one."),
    "named": lazy("They are named. Each new one gets a mail."),
    "published": lazy("The result is published, and everybody who took part is told."),
}


def _competition_or_404(request: HttpRequest, ref: str) -> tuple[Any, Any]:
    ask = calls.call_or_404(request, ref)
    found = competitions.competition_of(ask)
    if found is None:
        raise Http404
    return ask, found


@never_cache
@forms
def scorers(request: HttpRequest, ref: str) -> HttpResponse:
    """Name those who score, a line each: name, mail address."""
    ask = doors.run_or_404(request, ref, "ideas")
    found = competitions.competition_of(ask)
    if found is None:
        raise Http404
    if request.method != "POST":
        said = "\n".join(f"{one.name}, {one.email}" for one in found.scorers.all())
        return _scorers_page(request, ask, found, said)
    said = typed.words(request, "scorers")[:LONGEST]
    people = []
    for row in filter(None, (one.strip() for one in said.splitlines())):
        name, _comma, address = row.rpartition(",")
        people.append((name.strip(), address.strip()))
    try:
        competing.name_scorers(ask_ref=ref, people=people, by=by(request, ask.owner_id))
    except AskRefused as refused:
        return _scorers_page(request, ask, found, said, problems_of(refused))
    return redirect(f"/suggestions/calls/{ref}/scorers/?done=named")


def _scorers_page(
    request: HttpRequest, ask: Any, found: Any, said: str, problems: list[Problem] | None = None
) -> HttpResponse:
    interests = competitions.interests_in(found)
    context = {
        "said": said,
        "interests": [[name, title, words] for name, title, words in interests],
        "is_over": found.result_at is not None,
        "back_url": f"/suggestions/calls/{ask.ref}/edit/",
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return doors.page(request, "ideas/scorers", ask, context, problems)


@never_cache
@forms
def scores(request: Any, ref: str) -> HttpResponse:
    """What one has to score, and what is done."""
    ask, found = _competition_or_404(request, ref)
    mine = competitions.my_scorer(request.viewer, found)
    if mine is None:
        raise Http404
    done, interests = competitions.scored_by(mine), competitions.own_interests(mine)
    rows = []
    for pitch in competitions.pitches_of(ask):
        state, tone = _("To mark"), "unclaimed"
        if pitch.pk in interests:
            state, tone = _("Others mark this one"), "history"
        elif pitch.pk in done:
            state, tone = _("Marked"), "open"
        rows.append(
            {
                "title": pitch.idea.title,
                "url": f"/suggestions/{pitch.idea.contribution.ref}/score/",
                "line": presenters.pounds(pitch.amount),
                "badge": state,
                "tone": tone,
            }
        )
    context = {
        "rows": rows,
        "is_open": competitions.takes_pitches(ask),
        "closes": long_date(ask.closes_on) or "",
        "result_url": calls.result_url(ask, found),
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return doors.page(request, "ideas/scores", ask, context)


@never_cache
@forms
def score(request: Any, ref: str) -> HttpResponse:
    """Give one pitch its marks, or say that one has something to do with it."""
    idea = idea_or_404(request, ref)
    pitch = competitions.pitch_of(idea)
    found = competitions.competition_of(idea.contribution.ask) if pitch else None
    mine = competitions.my_scorer(request.viewer, found) if found else None
    if pitch is None or found is None or mine is None:
        raise Http404
    back = f"/suggestions/calls/{idea.contribution.ask.ref}/scores/"
    if request.method != "POST":
        return _score_page(request, idea, pitch, found, mine)
    try:
        if "declare" in request.POST:
            competing.declare(ref=ref, words=typed.words(request, "interest"), by=request.doer)
            return redirect(f"{back}?done=declared")
        marks = {
            one.pk: (calls.whole(line(request, f"mark-{one.pk}")), typed.words(request, f"why-{one.pk}"))
            for one in found.criteria.all()
        }
        competing.score(ref=ref, marks=marks, by=request.doer)
    except AskRefused as refused:
        problems = problems_of(refused)
        if refused.why == "no-mark":
            bad = [one.pk for one in found.criteria.all() if not line(request, f"mark-{one.pk}")]
            problems = [typed.problem(str(refused), f"mark-{pk}") for pk in bad] or problems
        return _score_page(request, idea, pitch, found, mine, problems)
    return redirect(f"{back}?done=scored")


def _score_page(
    request: Any, idea: Any, pitch: Any, found: Any, mine: Any, problems: list[Problem] | None = None
) -> HttpResponse:
    own = competitions.own_scores(mine, pitch)
    sent = request.POST
    rows = []
    for one in found.criteria.all():
        given = own.get(one.pk)
        rows.append(
            {
                "id": one.pk,
                "name": one.name,
                "words": one.words,
                "weight": one.weight,
                "marks": [(str(mark), str(mark)) for mark in range(one.scale + 1)],
                "mark": sent.get(f"mark-{one.pk}", str(given.value) if given else ""),
                "why": sent.get(f"why-{one.pk}", given.words if given else ""),
            }
        )
    ask = idea.contribution.ask
    context = {
        "idea": idea,
        "pitch": _pitch(pitch),
        "rows": rows,
        "is_open": competitions.takes_pitches(ask),
        "is_over": found.result_at is not None,
        "interest": competitions.own_interests(mine).get(pitch.pk, ""),
        "back_url": f"/suggestions/calls/{ask.ref}/scores/",
        "back_text": _("What you mark"),
    }
    return page(request, "score", idea, context, problems)


def _pitch(pitch: Any) -> list[dict[str, Any]]:
    return [
        {"key": _("For whom"), "value": pitch.for_whom},
        {"key": _("How much it costs"), "value": presenters.pounds(pitch.amount)},
        {"key": _("What it is spent on"), "value": pitch.spent_on},
        {"key": _("What would show that it worked"), "value": pitch.shows},
    ]


@never_cache
@forms
def result(request: Any, ref: str) -> HttpResponse:
    """The ranking with its reasons, for everybody; before that, for whoever runs it, the form to decide."""
    ask, found = _competition_or_404(request, ref)
    runs = asks.runs(request.viewer, ask)
    if found.result_at is None and not runs:
        raise Http404
    if request.method != "POST" or found.result_at is not None:
        return _result_page(request, ask, found)
    refs = [one.idea.contribution.ref for one in competitions.pitches_of(ask)]
    try:
        competing.publish(
            ask_ref=ref,
            gets={one: calls.whole(line(request, f"gets-{one}")) for one in refs},
            reasons={one: typed.words(request, f"reason-{one}") for one in refs},
            words=typed.words(request, "result_words"),
            by=by(request, ask.owner_id),
        )
    except AskRefused as refused:
        return _result_page(request, ask, found, _where(request, refused, refs))
    return redirect(f"/suggestions/calls/{ref}/result/?done=published")


def _where(request: HttpRequest, refused: AskRefused, refs: list[str]) -> list[Problem]:
    """A problem for each field that is empty; else one, at the first field."""
    fields = {"no-gets": "gets", "no-reasons": "reason", "over-total": "gets", "over-asked": "gets"}
    name = fields.get(refused.why)
    if name is None or not refs:
        return problems_of(refused)
    empty = [one for one in refs if not line(request, f"{name}-{one}")] or refs[:1]
    return [typed.problem(str(refused), f"{name}-{one}") for one in empty]


def _result_page(request: Any, ask: Any, found: Any, problems: list[Problem] | None = None) -> HttpResponse:
    pitches = {one.pk: one for one in competitions.pitches_of(ask)}
    by_id = {one.pk: one for one in found.criteria.all()}
    ranked = competitions.ranking(found, list(pitches.values()))
    placed = presenters.placed(ranked, pitches, by_id)
    if found.result_at is not None and (file := calls.result_file(request, ask, placed)) is not None:
        return file
    context = {
        "placed": placed,
        "terms": calls.terms(found),
        "is_published": found.result_at is not None,
        "published_on": long_date(timezone.localdate(found.result_at)) if found.result_at else "",
        "result_words": found.result_words,
        "interests": len(competitions.interests_in(found)),
        "is_open": competitions.takes_pitches(ask),
        "said": request.POST,
        "downloads": downloads.links(request) if found.result_at else [],
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return doors.page(request, "ideas/result", ask, context, problems)
