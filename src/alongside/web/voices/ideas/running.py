"""What whoever answers for a suggestion does: look at it, answer, hand it on, combine it, split it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from alongside.exchange.directory.queries import subjects
from alongside.exchange.voices import idea_rules as rules
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.policy import POLICY
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import ideas as queries
from alongside.exchange.voices.services import combining, idea_answering
from alongside.exchange.voices.services import ideas as services
from alongside.exchange.voices.services.answering import AnswerSaid
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import forms, problems_of
from alongside.web.filters import GROUPS
from alongside.web.typed import Problem, line
from alongside.web.voices.words import DID

from . import presenters, words
from .finding import minded_or_404, page

LONGEST = 4001


def _by(request: Any, idea: Any) -> Any:
    """Whoever does it, acting for the party that answers where they look after it."""
    doer = request.doer
    run = asks.run_for(request.viewer)
    home = next((one for one in (idea.owner_id, idea.contribution.ask.owner_id) if one in run), None)
    return replace(doer, acting_for_id=home) if home is not None else doer


@never_cache
@forms
def owner(request: Any, ref: str) -> HttpResponse:
    """How far it has got, the answer, who answers and by when."""
    idea = minded_or_404(request, ref)
    if request.method != "POST":
        return _owner_page(request, idea)
    does = _does(request, idea)
    what = line(request, "do")
    if what not in does:
        return redirect("idea-owner", ref)
    try:
        does[what][0]()
    except AskRefused as refused:
        return _owner_page(request, idea, problems_of(refused))
    done = does[what][1]
    return redirect(f"/suggestions/{ref}/?done={done}" if done != "undone" else f"/suggestions/?done={done}")


def _does(request: Any, idea: Any) -> dict[str, tuple[Callable[[], Any], str]]:
    """What each button does, and what is said after it."""
    ref, by = idea.contribution.ref, _by(request, idea)
    chosen = set(request.POST.getlist("subjects"))
    return {
        "move": (
            lambda: services.move(ref=ref, to=line(request, "state"), words=_words(request, "why"), by=by),
            "moved",
        ),
        "answer": (
            lambda: idea_answering.answer(
                ref=ref,
                to=line(request, "answer_state") or idea.state,
                said=_answer(request),
                by=by,
            ),
            "answered",
        ),
        "hand": (
            lambda: services.hand_on(
                ref=ref,
                owner=line(request, "owner")[:200],
                owner_name=line(request, "owner_name"),
                subjects=[row for row in subjects() if row.code in chosen],
                by=by,
            ),
            "handed",
        ),
        "day": (
            lambda: services.move_day(
                ref=ref, day=typed.day(request, "answer_by"), why=_words(request, "moved_why"), by=by
            ),
            "moved",
        ),
        "reject": (
            lambda: services.reject(
                ref=ref, reason=line(request, "rule"), words=_words(request, "rule_words"), by=by
            ),
            "rejected",
        ),
        "undo": (lambda: combining.undo(ref=ref, by=by), "undone"),
    }


def _words(request: Any, name: str) -> str:
    return typed.words(request, name)[:LONGEST]


def _answer(request: Any) -> AnswerSaid:
    return AnswerSaid(
        heard=_words(request, "heard"),
        did=line(request, "did"),
        words=_words(request, "words"),
        why=_words(request, "reason"),
        decided_by=line(request, "decided_by")[:200],
        decided_on=typed.day(request, "decided_on"),
        by_when=typed.day(request, "by_when"),
    )


def _owner_page(request: Any, idea: Any, problems: list[Problem] | None = None) -> HttpResponse:
    said = request.POST if problems else {}
    today = timezone.localdate()
    chosen = {row.code for row in idea.subjects.all()}
    context = {
        "idea": idea,
        "state": presenters.state_said(idea),
        "next": [(key, words.STATE[key]) for key in rules.NEXT[idea.state]],
        "answer_next": [(key, words.STATE[key]) for key in rules.NEXT[idea.state] if key != "looked-at"],
        "dids": list(DID.items()),
        "said": said,
        "doing": said.get("do", ""),
        "filled": {
            "heard": idea.title,
            "decided_by": idea.owner_name,
            "decided_on-day": today.day,
            "decided_on-month": today.month,
            "decided_on-year": today.year,
        },
        "answer_by": long_date(idea.answer_by),
        "subjects": [
            (str(title), [(row.code, row.label) for row in subjects() if row.kind == group])
            for group, title in GROUPS[:2]
        ],
        "chosen": set(request.POST.getlist("subjects")) if said.get("do") == "hand" else chosen,
        "policy": [(key, str(rule.title)) for key, rule in POLICY.items()],
        "may_reject": idea.state == "new" and not queries.is_rejected(idea),
        "is_rejected": queries.is_rejected(idea),
        "family": len(queries.family(idea)),
        "is_open": idea.state in rules.OPEN,
        "may_undo": bool(queries.has_parents(idea)) and not queries.has_acted(idea),
    }
    return page(request, "owner", idea, context, problems)


@never_cache
@forms
def combine(request: Any, ref: str) -> HttpResponse:
    """Let it and others of the same call go on as one."""
    idea = minded_or_404(request, ref)
    if request.method != "POST":
        return _combine_page(request, idea)
    try:
        made = combining.combine(
            ref=ref,
            others=[one for one in request.POST.getlist("others") if one.isalnum()],
            title=line(request, "title"),
            words=_words(request, "words"),
            by=_by(request, idea),
        )
    except AskRefused as refused:
        return _combine_page(request, idea, problems_of(refused))
    return redirect(f"/suggestions/{made.contribution.ref}/?done=combined")


def _combine_page(request: Any, idea: Any, problems: list[Problem] | None = None) -> HttpResponse:
    own = f"{idea.title} {idea.words}"
    family = {one.pk: one for one in queries.family(idea)}
    like = rules.alike(own, {pk: f"{one.title} {one.words}" for pk, one in family.items()}, most=6)
    order = [*like, *(pk for pk in family if pk not in like)]
    context = {
        "idea": idea,
        "others": [
            (family[pk].contribution.ref, family[pk].title) for pk in order[: rules.MOST_COMBINED * 5]
        ],
        "ticked": request.POST.getlist("others"),
        "said": request.POST if problems else {"title": idea.title, "words": idea.words},
        "back_url": f"/suggestions/{idea.contribution.ref}/owner/",
    }
    return page(request, "combine", idea, context, problems)


@never_cache
@forms
def split(request: Any, ref: str) -> HttpResponse:
    """Let it go on as several."""
    idea = minded_or_404(request, ref)
    context = {
        "idea": idea,
        "said": request.POST,
        "back_url": f"/suggestions/{idea.contribution.ref}/owner/",
    }
    if request.method != "POST":
        return page(request, "split", idea, context)
    try:
        combining.split(ref=ref, titles=_words(request, "parts").splitlines(), by=_by(request, idea))
    except AskRefused as refused:
        return page(request, "split", idea, context, problems_of(refused))
    return redirect(f"/suggestions/{ref}/?done=moved")
