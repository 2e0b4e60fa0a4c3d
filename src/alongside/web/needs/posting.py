"""Post a need, change it, join it, close it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.analyses.wanted import alike
from alongside.exchange.needs import queries, rules, services
from alongside.web import owned, sight, typed
from alongside.web.guided import drafts, pages
from alongside.web.guided.pages import Guide, NotSent, Sent
from alongside.web.guided.questions import Answers, Asker, sight_said, where_of
from alongside.web.presenting import PRACTICE, world_of

from .questions import QUESTIONS, answers_of, begin, clearer_sentences, fields_of

SIMILAR = 3
PREFILLED = ("statement", "place")
WRONG = 422


def _send(request: HttpRequest, doer: Doer, answers: Answers, world: str) -> Sent:
    said = sight_said(answers)
    try:
        need = services.post_need(
            said=fields_of(answers), visibility=said.visibility, circles=said.circles, world=world, by=doer
        )
    except (services.NeedRefused, SightRefused) as refused:
        raise NotSent(str(refused)) from refused
    return Sent(
        _("It is posted"),
        (
            _("Its page shows what could help. Your connector there has been told.")
            if need.place_id
            else _("Its page shows what could help."),
        ),
        f"/needs/{need.ref}/",
        _("See what could help"),
    )


def _beside(asker: Asker, world: str) -> dict[str, Any]:
    """Hints on the words, and what others said that is much the same."""
    answers = asker.answers
    words = "\n".join(str(answers.get(name, "")) for name in ("title", "statement", "who_affected", "tried"))
    clearer = rules.clearer(
        statement=str(answers.get("statement", "")),
        who=str(answers.get("who_affected", "")),
        has_place=bool(answers.get("place")),
    )
    where = "/tell-privately/"
    return {
        "hints": list(dict.fromkeys(hint.sentence for hint in personal_details(words))),
        "private": {
            "url": where if is_valid_path(where) else "",
            "words": answers.get("statement", ""),
            "place": answers.get("place", ""),
        },
        "clearer": clearer_sentences(clearer),
        "alike": _alike(asker, world),
    }


def _alike(asker: Asker, world: str) -> list[dict[str, str]]:
    """What others said that is much the same; to be joined by whoever is known here."""
    viewer = asker.request.viewer  # type: ignore[attr-defined]
    ask = Ask(text=str(asker.answers["statement"]), world=world, where=where_of(asker.answers), top=SIMILAR)
    try:
        found = alike(viewer, ask)
    except IndexProblem:
        return []
    return [
        {
            "title": one.title,
            "url": f"/needs/{one.ref}/",
            "line": one.place,
            "join": f"/needs/{one.ref}/join/" if asker.doer is not None else "",
        }
        for one in found
    ]


GUIDE = Guide(
    form="need",
    path="/needs/new/",
    caption=lazy("Say what is needed"),
    questions=QUESTIONS,
    send_text=lazy("Post it"),
    send=_send,
    begin=begin,
    beside=_beside,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Before anything is asked: whom to ring in an emergency, and what this is for."""
    if request.method == "POST":
        return pages.start(request, GUIDE, PREFILLED)
    kept = drafts.load(request, GUIDE.form)
    world = pages.world_here(request, kept or {})
    page = {
        "guide": GUIDE,
        "typed": {"statement": request.GET.get("q", ""), "place": request.GET.get("place", "")},
        "has_draft": bool(kept),
        "practice": world_of(request) == PRACTICE or world == PRACTICE,
        "practice_exit_url": "/",
    }
    return render(request, "needs/start.html.jinja", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, key: str) -> HttpResponse:
    """One question, or everything read back."""
    return pages.step(request, GUIDE, key)


@require_POST
def join(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that one needs the same, or with `leave` no longer; what was kept of an own draft goes."""
    viewer, doer = request.viewer, request.doer  # type: ignore[attr-defined]
    need = queries.need_for(viewer, ref)
    if need is None or doer is None:
        raise Http404
    if request.POST.get("leave"):
        services.leave_need(need_id=need.pk, by=doer)
        return redirect(f"/needs/{need.ref}/")
    try:
        services.join_need(need_id=need.pk, by=doer)
    except services.NeedRefused as refused:
        return _change(request, need, [typed.problem(str(refused), "button")])
    drafts.drop(request, GUIDE.form)
    return redirect(f"/needs/{need.ref}/")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change one's own need, on one page."""
    need, doer = owned.row_and_doer(request, queries.need_for(request.viewer, ref))  # type: ignore[attr-defined]
    viewer, world = request.viewer, need.world  # type: ignore[attr-defined]
    answers, found = answers_of(need, sight.said_of(need)), []
    if request.method == "POST":
        answers, found = owned.read_all(request, QUESTIONS, world)
        if not found:
            said = sight_said(answers)
            try:
                services.edit_need(
                    ref=need.ref,
                    said=fields_of(answers),
                    visibility=said.visibility,
                    circles=said.circles,
                    by=doer,
                )
                return redirect(f"/needs/{need.ref}/")
            except (services.NeedRefused, SightRefused) as refused:
                found = [typed.problem(str(refused), "title")]
    return owned.edit_page(
        request,
        title=_("Change what you wrote"),
        back=f"/needs/{need.ref}/",
        questions=QUESTIONS,
        answers=answers,
        found=found,
        chosen=sight.choices(viewer, world=world, said=sight_said(answers), problems=found),
        world=world,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that one's own need is met, or closed and why."""
    need, doer = owned.row_and_doer(request, queries.need_for(request.viewer, ref))  # type: ignore[attr-defined]
    if request.method != "POST":
        return _change(request, need)
    reason = typed.words(request, "reason")
    try:
        if request.POST.get("how") == "met":
            services.mark_met(ref=need.ref, words=reason, by=doer)
        elif request.POST.get("how") == "closed":
            services.close_need(ref=need.ref, reason=reason, by=doer)
        else:
            return _change(request, need, [typed.problem(_("Choose what became of it."), "how")])
    except services.NeedRefused as refused:
        return _change(request, need, [typed.problem(str(refused), "reason")])
    return redirect(f"/needs/{need.ref}/")


def _change(request: HttpRequest, need: Any, found: list[dict[str, str]] | None = None) -> HttpResponse:
    page = {
        "need": need,
        "typed": request.POST,
        "problems": found or [],
        "wrong": {one["field"]: one["text"] for one in found or []},
        "practice": need.world == PRACTICE,
    }
    return render(request, "needs/close.html.jinja", page, status=WRONG if found else 200)
