"""The list of needs, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_offers
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.needs import queries
from alongside.web import presenting, words
from alongside.web.components.formats import long_date
from alongside.web.matches.presenters import card
from alongside.web.presenting import PRACTICE, fact

TOP = 10
SHOWN_STATUS = words.STATUS.but("draft")


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Needs the viewer may see."""
    world = presenting.world_of(request)
    rows = queries.needs_for(
        request.viewer,  # type: ignore[attr-defined]
        world=world,
        status=presenting.chosen(request, "status", SHOWN_STATUS),
        standing=presenting.chosen(request, "standing", words.STANDING),
        q=request.GET.get("q", "").strip(),
    )
    return render(
        request,
        "needs/index.html.jinja",
        {
            "page": presenting.page_of(request, rows, presenting.need_item),
            "filters": [
                presenting.typed(request, "q", "Words"),
                presenting.choice(request, "standing", "Now or in the past", words.STANDING),
                presenting.choice(request, "status", "Where it's got to", SHOWN_STATUS),
            ],
            "practice": world == PRACTICE,
            "practice_exit_url": "/needs/",
        },
    )


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One need: its words, and what could meet it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    need = queries.need_for(viewer, key)
    if need is None:
        raise Http404
    if key != need.ref:
        return redirect(f"/needs/{need.ref}/")
    matches, said = _matches(viewer, need)
    actor = actor_links(viewer, [need.actor_id]).get(need.actor_id or 0)
    place_url = f"/places/{need.place.ref}/" if need.place else ""
    thing = {
        "title": need.title,
        "standing": need.standing,
        "standing_text": presenting.standing_text(need)
        if need.standing != "open"
        else words.STATUS[need.status],
        "paragraphs": [need.statement],
        "facts": [
            fact("Who it affects", need.who_affected),
            fact("How many", need.how_many),
            fact("What would be better", need.wanted),
            fact("What has been tried", need.tried),
            {"key": "Where", "value": need.place.name if need.place else "", "url": place_url},
            fact("By when", long_date(need.by_when)),
            {
                "key": "Raised by",
                "value": actor.name if actor else "",
                "url": f"/actors/{actor.ref}/" if actor else "",
            },
            fact("What helps or gets in the way", words.DRIVER.get(need.driver, "")),
            fact("How far along", words.STAGE.get(need.stage, "")),
            fact("About", ", ".join(label for _, label, *_ in queries.subjects_of(need))),
            fact("Why it was closed", need.closed_reason),
        ],
        "source": presenting.source_of(need),
        "sections": [_story(need)],
    }
    return render(
        request,
        "needs/show.html.jinja",
        {
            "thing": thing,
            "matches": matches,
            "no_matches_text": said,
            "find_url": presenting.address(
                "/find/",
                q=need.statement,
                place=need.place.name if need.place else "",
                world=PRACTICE if need.world == PRACTICE else "",
            ),
            "practice": need.world == PRACTICE,
            "practice_exit_url": "/needs/",
        },
    )


def _matches(viewer: Any, need: Any) -> tuple[list[dict[str, Any]], str]:
    """What could help now, or a sentence where nothing does."""
    try:
        answer = find_offers(viewer, ask_of(need, viewer, Ask(text="", top=TOP)))
    except IndexProblem:
        return [], "The search is being prepared. Load this page again in a minute."
    if answer.nothing_fits:
        return [], "Nothing here fits well enough to show. Say it in other words, or ask your connector."
    return [card(found, need=need.ref) for found in answer.found], ""


def _story(need: Any) -> dict[str, Any]:
    """What happened about it, oldest first."""
    return {
        "heading": "What came of it",
        "items": [
            {"title": long_date(note.on), "url": "", "line": note.text} for note in queries.notes_of(need)
        ],
    }
