"""A call for suggestions, plain or a competition: its page, and where whoever runs it sets it up."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from alongside.exchange.voices import competition_rules as rules
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import competitions
from alongside.exchange.voices.queries import ideas as queries
from alongside.exchange.voices.services import asks as asking
from alongside.exchange.voices.services import competing
from alongside.web import downloads, listing, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.listing import Part
from alongside.web.presenting import PRACTICE, address, fact
from alongside.web.typed import Problem, line
from alongside.web.voices import doors

from . import presenters, words

DONE = {
    "opened": lazy("It is open. Send the address of this page to those who should know."),
    "kept": lazy("It is kept."),
}
ROWS = range(1, 7)  # criteria that the form has room for


def call_or_404(request: HttpRequest, ref: str) -> Any:
    """The call, for a viewer who may see it; the standing box has no page of its own."""
    found = doors.ask_or_404(request, ref, "ideas")
    if queries.is_box(found):
        raise Http404
    return found


@never_cache
@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """What is asked for, what is promised, by what it is judged, and what came in."""
    found = doors.ask_or_404(request, ref, "ideas")
    if queries.is_box(found):
        return redirect(address("/suggestions/", world=PRACTICE if found.world == PRACTICE else ""))
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    competition = competitions.competition_of(found)
    rows = queries.ideas_for(viewer, ask=found).exclude(state="merged")
    parts = [Part("suggestions", _("What came in"), rows, presenters.SHAPE, first=30)]
    if (file := listing.part_file(request, found.title, parts)) is not None:
        return file
    mine = competitions.my_scorer(viewer, competition) if competition else None
    context = {
        "terms": terms(competition) if competition else None,
        "sections": listing.sections(request, parts),
        "new_url": f"/suggestions/new/?call={found.ref}" if competitions.may_add(found) else "",
        "result_url": result_url(found, competition),
        "score_url": f"/suggestions/calls/{found.ref}/scores/" if mine else "",
        "done": DONE.get(request.GET.get("done", ""), ""),
        "back_url": "/suggestions/",
        "back_text": _("Suggestions"),
    }
    return doors.page(request, "ideas/call", found, context)


def result_url(ask: Any, competition: Any) -> str:
    """Where the result is, once it is published."""
    there = competition is not None and competition.result_at is not None
    return f"/suggestions/calls/{ask.ref}/result/" if there else ""


def terms(competition: Any) -> dict[str, Any]:
    """What was published before anybody could pitch."""
    return {
        "facts": [
            fact(_("How much there is in all"), presenters.pounds(competition.total)),
            fact(_("One suggestion gets at most"), presenters.pounds(competition.most)),
            fact(_("When two have the same points"), words.TIE[competition.tie]),
            fact(_("Who gives marks"), ", ".join(one.name for one in competition.scorers.all())),
        ],
        "criteria": presenters.criteria(competition.criteria.all()),
    }


@never_cache
@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Whether it is a competition and by what it is judged; then open it."""
    ask = doors.run_or_404(request, ref, "ideas")
    if request.method != "POST":
        return _edit_page(request, ask)
    doer = by(request, ask.owner_id)
    try:
        if ask.state != "draft":
            return redirect(f"/suggestions/calls/{ref}/")
        if line(request, "form") == "competition":
            competing.set_terms(ask_ref=ref, terms=_terms(request), by=doer)
        else:
            competing.no_competition(ask_ref=ref, by=doer)
        if "open" not in request.POST:
            return redirect(f"/suggestions/calls/{ref}/edit/?done=kept")
        asking.open_ask(ref=ref, by=doer, has_part=True)
    except AskRefused as refused:
        return _edit_page(request, ask, problems_of(refused))
    return redirect(f"/suggestions/calls/{ref}/?done=opened")


def _terms(request: HttpRequest) -> competing.Terms:
    rows = []
    for number in ROWS:
        if name := line(request, f"name-{number}"):
            weight, best = (whole(line(request, f"{one}-{number}")) or 0 for one in ("weight", "scale"))
            rows.append((name[:80], typed.words(request, f"words-{number}"), weight, best))
    return competing.Terms(
        total=whole(line(request, "total")),
        most=whole(line(request, "most")),
        tie=line(request, "tie"),
        criteria=tuple(rows),
    )


def whole(said: str) -> int | None:
    """A whole number, however it was written: '£1,500'; None where it is none."""
    digits = said.replace("£", "").replace(",", "").replace(" ", "")
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 9 else None


def _edit_page(request: HttpRequest, ask: Any, problems: list[Problem] | None = None) -> HttpResponse:
    competition = competitions.competition_of(ask)
    context = {
        "said": request.POST if request.method == "POST" else _filled(competition),
        "is_draft": ask.state == "draft",
        "numbers": list(ROWS),
        "ties": list(words.TIE.items()),
        "terms": terms(competition) if competition else None,
        "promise_url": f"/asks/{ask.ref}/promise/",
        "run_url": f"/asks/{ask.ref}/run/",
        "scorers_url": f"/suggestions/calls/{ask.ref}/scorers/" if competition else "",
        "decide_url": f"/suggestions/calls/{ask.ref}/result/" if competition else "",
        "answer_by": long_date(ask.answer_by),
        "back_url": f"/suggestions/calls/{ask.ref}/",
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return doors.page(request, "ideas/edit", ask, context, problems)


def _filled(competition: Any) -> dict[str, Any]:
    """What the form holds before anything is typed."""
    found: dict[str, Any] = {"form": "call", "tie": rules.WEIGHTIEST}
    for number in ROWS:
        found |= {f"weight-{number}": "1", f"scale-{number}": "5"}
    if competition is None:
        return found
    found |= {
        "form": "competition",
        "total": competition.total,
        "most": competition.most,
        "tie": competition.tie,
    }
    for number, one in enumerate(competition.criteria.all(), start=1):
        found |= {f"name-{number}": one.name, f"words-{number}": one.words}
        found |= {f"weight-{number}": one.weight, f"scale-{number}": one.scale}
    return found


def result_file(request: HttpRequest, ask: Any, placed: list[dict[str, Any]]) -> HttpResponse | None:
    """The result as a file, where one is asked for: a row for each suggestion and criterion."""
    kind = downloads.asked_for(request)
    if not kind:
        return None
    head = [
        _("Place"), _("Suggestion"), _("Points of 100"), _("Between those who marked"),
        _("How many marked it"), _("Asks for"),
        _("Gets"), _("Why"), _("Criterion"), _("Counts"), _("Mean, and range"),
    ]  # fmt: skip
    rows = [
        [
            one["rank"], one["title"], one["points"], one["spread"], one["scorers"], one["asks"],
            one["gets_said"], one["reason"], *mark,
        ]
        for one in placed
        for mark in one["marks"]
    ]  # fmt: skip
    return downloads.as_file(kind, ask.title, head, rows, [_("Means and ranges over all who gave marks.")])
