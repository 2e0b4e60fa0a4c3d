"""Find: type what is needed and where; see what could help, and why."""

import re
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import find_offers
from alongside.exchange.analyses.queries import IndexProblem, open_question, question
from alongside.exchange.directory.queries import connector_for
from alongside.exchange.places.queries import find_place
from alongside.web import words
from alongside.web.presenting import PRACTICE, address, world_of

from .presenters import grouped, left_out

LONGEST = 2000  # characters; more than anybody needs to say what is needed
TOP = 60


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Answer what was asked, or say what is wrong with it."""
    q = request.GET.get("q", "").strip()
    typed = request.GET.get("place", "").strip()
    page: dict[str, Any] = {
        "q": q,
        "place": typed,
        "world": world_of(request),
        "practice": world_of(request) == PRACTICE,
        "practice_exit_url": "/find/",
        "kinds": _options(request, "kind", words.KIND),
        "stages": _options(request, "stage", words.STAGE),
    }
    if "q" in request.GET and not q:
        page["q_problem"] = "Say what is needed, in a few words or a sentence."
    elif len(q) > LONGEST:
        page["q_problem"] = f"That is {len(q):,} characters. Say it in {LONGEST:,} or fewer."
    if typed:
        _read_place(request, typed, page)
    if q and "q_problem" not in page and "place_problem" not in page:
        page |= _answer(request, q, page)
    status = 422 if page.get("q_problem") or page.get("place_problem") else 200
    return render(request, "find.html.jinja", page, status=page.pop("status", status))


def _options(request: HttpRequest, name: str, options: dict[str, str]) -> list[dict[str, Any]]:
    chosen = set(request.GET.getlist(name))
    return [{"value": value, "text": text, "checked": value in chosen} for value, text in options.items()]


def _checked(options: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(option["value"] for option in options if option["checked"])


def _read_place(request: HttpRequest, typed: str, page: dict[str, Any]) -> None:
    """Check the place; one in the practice town takes the whole page there."""
    found = find_place(typed)
    if found.where is None:
        page["place_problem"] = found.problem
        page["place_choices"] = [{"text": name, "url": _again(request, place=name)} for name in found.choices]
    elif found.where.world == PRACTICE:
        page |= {"practice": True, "world": PRACTICE}


def _again(request: HttpRequest, **changes: str) -> str:
    """This page's address with something changed."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"/find/?{query.urlencode()}"


def _answer(request: HttpRequest, q: str, page: dict[str, Any]) -> dict[str, Any]:
    viewer = request.viewer  # type: ignore[attr-defined]
    ask = Ask(
        text=q, world=page["world"], kinds=_checked(page["kinds"]), stages=_checked(page["stages"]), top=TOP
    )
    asked = question(viewer, "", ask, place=page["place"])
    if isinstance(asked, str):
        return {"q_problem": asked}
    try:
        answer = find_offers(viewer, replace(asked, top=TOP))
    except IndexProblem:
        return {"not_ready": NOT_READY, "status": 503}
    return {
        "groups": grouped(answer.found, q=q, place=page["place"]),
        "nothing_fits": answer.nothing_fits,
        "next_steps": _next_steps(request, asked) if answer.nothing_fits else [],
        "excluded": left_out(answer),
        "ambiguous": _ambiguous(request, q),
        "share_url": request.get_full_path(),
    }


ARTICLE = re.compile(r"\ban?\s+$", re.IGNORECASE)
NOT_READY = (
    "The search is being prepared. Try again in a minute; if it lasts, tell the people who run this site."
)


def _ambiguous(request: HttpRequest, q: str) -> dict[str, Any] | None:
    """One tap for a word that could mean two things: the choice takes the word's place."""
    found = open_question(q)
    if found is None:
        return None
    asked, choices = found
    said = asked.where
    before = ARTICLE.sub("", q[: said.start])  # the choices are plural: no "a unpaid carers"
    return {
        "question": asked.question,
        "choices": [
            {"text": label, "url": _again(request, q=f"{before}{label.lower()}{q[said.end :]}")}
            for label in choices.values()
        ],
    }


def _next_steps(request: HttpRequest, asked: Ask) -> list[dict[str, str]]:
    """What to do where nothing fits: loosen, look elsewhere, ask a person."""
    steps = []
    if asked.kinds or asked.stages:
        plain = address(
            "/find/", q=asked.text, place=request.GET.get("place", ""), world=request.GET.get("world", "")
        )
        steps.append({"text": "Look at every kind of help", "url": plain})
    if asked.where:
        everywhere = address("/find/", q=asked.text, world=PRACTICE if asked.world == PRACTICE else "")
        steps.append({"text": "Look everywhere, not only near " + asked.where.name, "url": everywhere})
    steps.append({"text": "Say it in other words: who has the problem, and what would be better", "url": ""})
    steps.append(
        {
            "text": "See what others need",
            "url": address("/needs/", world=PRACTICE if asked.world == PRACTICE else ""),
        }
    )
    person = connector_for(asked.where.within, world=asked.world) if asked.where else None
    if person:
        steps.insert(
            0,
            {
                "text": f"Talk to {person.name}, your connector: ring {person.phone}",
                "url": f"tel:{person.phone.replace(' ', '')}",
            },
        )
    return steps
