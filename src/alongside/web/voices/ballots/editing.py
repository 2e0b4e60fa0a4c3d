"""Set a ballot up: how people put things in order, what there is to put in order, and opening it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices.ballot_rules import FEWEST
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.rules import PROMISE, lacks
from alongside.exchange.voices.services import ballots as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.voices import doors as ask_doors

from . import doors, words

DONE = {
    "way": lazy("Kept."),
    "lines": lazy("Added to the list."),
    "found": lazy("Added to the list."),
    "drop": lazy("Taken out of the list."),
    "open": lazy("It is open. People can answer now."),
}


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """What is there and what is missing; each of its forms does one thing."""
    ask = ask_doors.run_or_404(request, ref, doors.KIND)
    if request.method != "POST":
        return _page(request, ask)
    what = request.POST.get("do", "")
    does = _does(request, ref, by(request, ask.owner_id))
    try:
        if what in does:
            does[what]()
    except AskRefused as refused:
        return _page(request, ask, problems_of(refused))
    return redirect(f"/ballots/{ref}/edit/?done={what if what in does else ''}")


def _does(request: HttpRequest, ref: str, by: Any) -> dict[str, Callable[[], Any]]:
    """What each form does."""
    lines = typed.words(request, "lines").splitlines()
    chosen = {name: request.POST.getlist(name)[:100] for name in ("needs", "ideas")}
    return {
        "way": lambda: services.set_up(ref=ref, way=typed.line(request, "way"), by=by),
        "lines": lambda: services.add_options(ref=ref, lines=lines, by=by),
        "found": lambda: services.add_found(ref=ref, by=by, **chosen),
        "drop": lambda: services.drop_option(ref=ref, option=typed.line(request, "option"), by=by),
        "open": lambda: services.open_ballot(ref=ref, by=by),
    }


def _page(request: HttpRequest, ask: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    found, viewer = queries.ballot_of(ask), request.viewer  # type: ignore[attr-defined]
    options = queries.options_of(found)
    says = {name: getattr(ask, name) for name in ("title", *PROMISE)}
    context = {
        "is_draft": ask.state == "draft",
        "can_add": ask.state in ("draft", "open"),
        "ways": list(words.WAY.items()),
        "way": found.way,
        "way_text": words.WAY[found.way],
        "options": [{"ref": one.ref, "title": one.title, "words": one.words} for one in options],
        "missing": max(0, FEWEST - len(options)),
        "is_promised": not lacks(says),
        "needs": [(one.ref, one.title) for one in queries.needs_to_add(viewer, found)],
        "ideas": [(one.contribution.ref, one.title) for one in queries.ideas_to_add(viewer, found)],
        "promise_url": f"/asks/{ask.ref}/promise/",
        "run_url": f"/asks/{ask.ref}/run/",
        "done": str(DONE.get(request.GET.get("done", ""), "")) if request.method == "GET" else "",
    }
    return doors.page(request, "edit", ask, context, wrong)
