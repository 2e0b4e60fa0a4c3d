"""Choose: two side by side, or one after the other by what speaks for it; skip or stop at any time."""

import hashlib
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.exchange.analyses import priorities
from alongside.exchange.voices.ballot_rules import ASPECTS
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks as ask_queries
from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.services import ballots as services
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.voices import doors as ask_doors
from alongside.web.voices import parts

from . import doors, words
from .views import found_url, option

MOST_SKIPPED = 60


@forms
def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """What is asked next; an answer is kept at once, and the next follows."""
    found = doors.ballot_or_404(request, ref)
    part = parts.part_of(request, found.ask)
    if found.ask.entry == "code" and part is None:
        return redirect(found_url(ref))
    if request.method != "POST":
        return _next(request, found, part)
    try:
        if request.POST.get("do") == "undo":
            if part is not None:
                services.undo(part=part)
            return redirect(f"/ballots/{ref}/choose/")
        joined = doors.joined(request, found.ask)
        _keep(request, found, joined.participant)
    except AskRefused as refused:
        return _again(request, found, part, refused)
    onward = redirect(f"/ballots/{ref}/choose/{_carried(request)}")
    return parts.welcome(onward, found.ask, joined)


def _keep(request: HttpRequest, found: Any, part: Any) -> None:
    """Keep what was chosen, marked or weighed."""
    if request.POST.get("do") == "weigh":
        services.weigh(part=part, weights=_numbers(request, "weigh-"))
    elif found.way == "criteria":
        services.mark(part=part, option=typed.line(request, "option")[:12], marks=_numbers(request, ""))
    else:
        two = {name: typed.line(request, name)[:12] for name in ("left", "right")}
        services.choose(part=part, said=typed.line(request, "said")[:6], **two)


def _numbers(request: HttpRequest, before: str) -> dict[str, int]:
    """What was chosen for each aspect; those left empty are not in it."""
    said = {one: typed.line(request, f"{before}{one}") for one in ASPECTS}
    return {one: int(value) for one, value in said.items() if value.isdecimal() and len(value) == 1}


def _skipped(request: HttpRequest) -> list[str]:
    """The refs that somebody left out just now; they come again another time."""
    said = (request.POST if request.method == "POST" else request.GET).get("not", "")
    return [one for one in said.split(",") if one.isalnum()][:MOST_SKIPPED]


def _carried(request: HttpRequest) -> str:
    """What is remembered from one page to the next, in the address."""
    return f"?not={','.join(_skipped(request))}" if _skipped(request) else ""


def _next(request: HttpRequest, found: Any, part: Any) -> HttpResponse:
    if found.way == "criteria":
        return _next_marked(request, found, part)
    done = len(queries.own_pairs(part)) if part is not None and found.pk else 0
    two = priorities.next_two(found, part, _seed(part, done)) if found.pk else None
    return _pair_page(request, found, two, done)


def _next_marked(request: HttpRequest, found: Any, part: Any) -> HttpResponse:
    """After the first thing comes what counts, then one thing after the other."""
    marked = queries.own_marks(part) if part is not None else {}
    skipped = _skipped(request)
    if marked and not queries.own_weights(part) and "weights" not in skipped:
        return _weights_page(request, found)
    one = priorities.next_option(found, part, _seed(part, len(marked)), skipped) if found.pk else None
    return _marks_page(request, found, one, len(marked))


def _seed(part: Any, done: int) -> int:
    """The same page shows the same again to whoever takes part; a new visitor gets any two."""
    if part is None:
        return secrets.randbelow(2**32)
    return int.from_bytes(hashlib.sha256(f"{part.ref}:{done}".encode()).digest()[:4], "big")


def _again(request: HttpRequest, found: Any, part: Any, refused: AskRefused) -> HttpResponse:
    """The same page with what is wrong, nothing chosen lost."""
    wrong = problems_of(refused)
    options = {one.ref: one for one in queries.options_of(found)}
    if request.POST.get("do") == "weigh":
        return _weights_page(request, found, wrong)
    if found.way == "criteria":
        one = options.get(typed.line(request, "option"))
        return _marks_page(request, found, one, 0, wrong)
    two = [options.get(typed.line(request, name)) for name in ("left", "right")]
    kept = (two[0], two[1]) if two[0] and two[1] and two[0] != two[1] else None
    if kept is None and found.pk:
        kept = priorities.next_two(found, part, _seed(part, 0))
    return _pair_page(request, found, kept, 0, wrong)


def _pair_page(
    request: HttpRequest, found: Any, two: Any, done: int, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    context = _common(request, found, done)
    context["two"] = [option(one) for one in two] if two and _is_open(found) else []
    return doors.page(request, "pair", found.ask, context, wrong)


def _marks_page(
    request: HttpRequest, found: Any, one: Any, done: int, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    context = _common(request, found, done) | {
        "option": option(one) if one and _is_open(found) else None,
        "aspects": _aspects(),
        "marks": list(words.MARK.items()),
        "skip_url": f"?not={','.join([*_skipped(request), one.ref])}" if one else "",
    }
    return doors.page(request, "mark", found.ask, context, wrong)


def _weights_page(request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    context = _common(request, found, 1) | {
        "aspects": _aspects(),
        "weights": list(words.WEIGHT.items()),
        "skip_url": f"?not={','.join([*_skipped(request), 'weights'])}",
    }
    return doors.page(request, "weigh", found.ask, context, wrong)


def _aspects() -> list[dict[str, str]]:
    return [{"key": one, "text": words.ASPECT[one], "means": words.ASPECT_MEANS[one]} for one in ASPECTS]


def _is_open(found: Any) -> bool:
    return ask_queries.is_taking(found.ask, ask_doors.timezone.localdate())


def _common(request: HttpRequest, found: Any, done: int) -> dict[str, Any]:
    return {
        "done_times": done,
        "skipped": ",".join(_skipped(request)),
        "enough_url": found_url(found.ask.ref, "enough" if done else ""),
        "results_url": f"/ballots/{found.ask.ref}/results/",
    }
