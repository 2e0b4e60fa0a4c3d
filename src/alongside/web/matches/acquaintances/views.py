"""Two organisations that should know each other: the message before it is sent, and the page of one."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.queries import myself
from alongside.exchange.matches.queries import acquaintances as queries
from alongside.exchange.matches.services import acquainting as services
from alongside.web import presenting, typed
from alongside.web.matches.introductions.presenters import HELPED, STATE, TONE, WHY

from . import presenters

WRONG, NOT_YOURS = 422, 403
LONGEST_WHY = 600


@require_http_methods(["GET", "HEAD", "POST"])
def between(request: HttpRequest) -> HttpResponse:
    """The exact message, to be changed as one likes, before anything is sent; or why it cannot be."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer = request.viewer  # type: ignore[attr-defined]
    one, other = queries.two_for(viewer, request.GET.get("a", ""), request.GET.get("b", ""))
    if one is None or other is None:
        raise Http404
    if (refused := services.why_not(viewer, one, other)) is not None:
        return _cannot(request, one, other, refused)
    why = " ".join(request.GET.get("why", "").split())[:LONGEST_WHY]
    first = presenters.first_words(services.asker(viewer, one, other), one, other)
    if request.method != "POST":
        return _message(request, one, other, why, first)
    words = typed.words(request, "words")
    if words != first and (hints := typed.hints(request, words)):
        return _message(request, one, other, why, words, hints=hints)
    try:
        made = services.acquaint(one_ref=one.ref, other_ref=other.ref, words=words, why=why, by=request.doer)  # type: ignore[attr-defined]
    except services.AcquaintanceRefused as problem:
        return _message(request, one, other, why, words, problem=problem)
    return redirect(f"/introductions/met/{made.ref}/?done=asked")


def _cannot(request: HttpRequest, one: Any, other: Any, refused: Exception) -> HttpResponse:
    context = {
        "one": one,
        "other": other,
        "why": str(refused),
        "contact_url": presenting.open_page("/about/contact", one.world),
        "practice": presenters.is_practice(one),
    }
    status = NOT_YOURS if getattr(refused, "why", "") == "who" else 200
    return render(request, "introductions/between_cannot.html.jinja", context, status=status)


def _message(
    request: HttpRequest,
    one: Any,
    other: Any,
    why: str,
    words: str,
    *,
    problem: Any = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    context = {
        "one": one,
        "other": other,
        "why": why,
        "words": words,
        "problems": [typed.problem(str(problem), problem.field or "words")] if problem else [],
        "hints": hints or [],
        "practice": presenters.is_practice(one),
    }
    status = WRONG if problem or hints else 200
    return render(request, "introductions/between.html.jinja", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One of them: what was said, and what the viewer can do now."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    found = queries.acquaintance_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        done = act(request, ref)
    except services.AcquaintanceRefused as problem:
        again = queries.acquaintance_for(request.viewer, ref)  # type: ignore[attr-defined]
        return _page(request, again or found, problem=problem)
    except ObjectDoesNotExist:
        raise Http404 from None
    return redirect(f"/introductions/met/{ref}/?done={done}")


def _answer(request: Any, ref: str) -> str:
    services.answer_acquaintance(
        ref=ref,
        which=request.POST.get("which", ""),
        says=request.POST.get("answer", ""),
        why=request.POST.get("why", ""),
        words=typed.words(request, "words"),
        contact=typed.line(request, "contact"),
        by=request.doer,
    )
    return "answered"


def _helped(request: Any, ref: str) -> str:
    services.say_what_came(
        ref=ref,
        which=request.POST.get("which", ""),
        helped=request.POST.get("helped", ""),
        words=typed.words(request, "helped_words"),
        by=request.doer,
    )
    return "thanks"


def _stop(request: Any, ref: str) -> str:
    services.stop_acquaintance(ref=ref, by=request.doer)
    return "stopped"


ACTS: dict[str, Callable[[Any, str], str]] = {"answer": _answer, "helped": _helped, "stop": _stop}


def _page(request: HttpRequest, found: Any, *, problem: Any = None) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    person = myself(viewer)
    mine = queries.my_sides(viewer, found)
    context = {
        "found": found,
        "title": presenters.title(found),
        "state": STATE[found.state],
        "tone": TONE.get(found.state, ""),
        "facts": presenters.facts(found),
        "contacts": [presenters.contact(name, said) for name, said in queries.contacts(viewer, found)],
        "answer_forms": _answer_forms(viewer, found, mine),
        "helped_as": _to_say_helped(viewer, found, mine),
        "stop": services.may_stop(viewer, found),
        "why": dict(WHY),
        "helped": dict(HELPED),
        "contact_first": person.email if person and mine else "",
        "typed": request.POST,
        "problems": [typed.problem(str(problem), problem.field or "top")] if problem else [],
        "done": presenters.done(request.GET.get("done", "")) if request.method == "GET" else "",
        "practice": presenters.is_practice(found),
    }
    return render(request, "introductions/met.html.jinja", context, status=WRONG if problem else 200)


def _answer_forms(viewer: Any, found: Any, mine: list[Any]) -> list[dict[str, Any]]:
    """The side that the viewer can answer for now: their own, or one whose answer they write down."""
    if found.state != "open":
        return []
    may = [*mine, *queries.to_write_down(viewer, found)]
    waiting = [side for side in may if side.answer == "waiting"]
    return [
        {"which": side.which, "told": side not in mine, "name": presenters.name_of(found, side)}
        for side in waiting
    ][:1]  # the fields of two would share their names


def _to_say_helped(viewer: Any, found: Any, mine: list[Any]) -> str:
    """The side for which the viewer can say what came of it."""
    if found.state not in ("accepted", "ended") or not found.follow_up_on:
        return ""
    may = [*mine, *queries.to_write_down(viewer, found)]
    return next((side.which for side in may if not side.helped), "")
