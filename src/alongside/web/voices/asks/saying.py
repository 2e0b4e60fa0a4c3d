"""Read what a draft says from a form, and put what it says into one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.access import Doer
from alongside.exchange.directory.queries import subjects
from alongside.exchange.voices.notices import WHY_NOT
from alongside.exchange.voices.queries import asks as queries
from alongside.web import typed
from alongside.web.voices import words

LINES = ("title", "decider", "pays", "who")
TEXTS = ("about", "decides", "fixed")
DAYS = ("opens_on", "closes_on", "answer_by")
PARTS = ("day", "month", "year")
NO_KIND = lazy("Choose how people are asked.")


def runner(request: HttpRequest) -> Doer:
    """Whoever asks, acting for a party that they look after."""
    doer: Any = request.doer  # type: ignore[attr-defined]
    run = queries.run_for(request.viewer)  # type: ignore[attr-defined]
    return doer if doer.acting_for_id in run else replace(doer, acting_for_id=min(run))


def read(request: HttpRequest, world: str) -> tuple[dict[str, Any], list[typed.Problem]]:
    """What was typed, and what is wrong with it."""
    said: dict[str, Any] = {name: typed.line(request, name)[:200] for name in LINES}
    said |= {name: typed.words(request, name) for name in TEXTS}
    wrong = []
    for name in DAYS:
        said[name] = typed.day(request, name)
        if said[name] is None and typed.any_typed(request, name):
            wrong.append(typed.problem(str(WHY_NOT["bad-day"]), f"{name}-day"))
    minutes = typed.line(request, "minutes")
    said["minutes"] = int(minutes) if minutes.isdecimal() and len(minutes) < 5 else None
    if minutes and said["minutes"] is None:
        wrong.append(typed.problem(str(WHY_NOT["minutes"]), "minutes"))
    entry = typed.line(request, "entry")
    said["entry"] = entry if entry in words.ENTRY else "anyone"
    said["place"], problem = typed.place_of(typed.line(request, "place"), world)
    if problem:
        wrong.append(typed.problem(problem, "place"))
    return said, wrong


def filled(ask: Any) -> dict[str, Any]:
    """What a draft says, by field of the form."""
    said = {name: getattr(ask, name) for name in (*LINES, *TEXTS, "entry", "visibility")}
    said |= {"minutes": ask.minutes or "", "place": ask.place.name if ask.place else ""}
    for name in DAYS:
        day = getattr(ask, name)
        said |= {f"{name}-{part}": getattr(day, part) if day else "" for part in PARTS}
    return said | {"subjects": [row.code for row in ask.subjects.all()]}


def chosen_subjects(request: HttpRequest) -> list[Any]:
    """The groups of people that were ticked."""
    ticked = set(request.POST.getlist("subjects"))
    return [row for row in subjects() if row.code in ticked]


def choices() -> Mapping[str, Any]:
    """What the fields can be chosen from."""
    groups = [(row.code, row.label) for row in subjects() if row.kind == "group"]
    return {"entries": list(words.ENTRY.items()), "sights": list(words.SIGHT.items()), "groups": groups}
