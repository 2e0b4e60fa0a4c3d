"""The list of needs, and the page of one."""

from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_groups
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.needs import queries
from alongside.web import actions, downloads, filters, listing, presenting, sight, words
from alongside.web.components.formats import long_date
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Listing, Part
from alongside.web.matches.introductions.ways import on_cards
from alongside.web.matches.presenters import grouped
from alongside.web.matches.sharing.ways import from_list
from alongside.web.partnerships.ways import on_need
from alongside.web.presenting import PRACTICE, fact
from alongside.web.shapes import NEEDS, NOTES, alike

from .ways import joining

PER_GROUP = 10


def _rows(asked: Asked) -> Any:
    return queries.needs_for(
        asked.viewer,
        world=asked.world,
        status=asked["status"],
        standing=asked["standing"],
        q=asked["q"],
        place_id=asked.place_id,
        driver=asked["driver"],
        subjects=filters.branches(asked),
    )


LIST = Listing(
    template="needs/index.html.jinja",
    name=lazy("What's needed"),
    rows=_rows,
    shape=NEEDS,
    filters=(
        listing.WORDS,
        listing.PLACE,
        filters.SUBJECT,
        of_words("status", lazy("Where it's got to"), words.STATUS.but("draft")),
        of_words("standing", lazy("Now or in the past"), words.STANDING, more=True),
        of_words("driver", lazy("What helps or gets in the way"), words.DRIVER, more=True),
        filters.SETTING,
    ),
    orders={
        "new": (lazy("Newest first"), (F("reported_on").desc(nulls_last=True), "-made_at", "-pk")),
        "checked": (lazy("Last checked first"), (F("confirmed_on").desc(nulls_last=True), "title", "pk")),
    },
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Needs the viewer may see."""
    return listing.answer(request, LIST, share_url=from_list(request))


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One need: its words, what could meet it, and who else needs it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    need = queries.need_for(viewer, key)
    if need is None:
        raise Http404
    if key != need.ref:
        return redirect(f"/needs/{need.ref}/")
    parts = _parts(viewer, need)
    if file := listing.part_file(request, need.title, parts):
        return file
    groups, said = _possible_help(viewer, need)
    on_cards(request, need, groups)
    page = {
        "thing": _thing(viewer, need)
        | {"sections": listing.sections(request, parts), "actions": actions.for_need(request, need)},
        "groups": groups,
        "joining": joining(request, need),
        "no_matches_text": said,
        "find_url": _ask_again(need),
        "files": [{"text": kind.upper(), "url": _ask_again(need, download=kind)} for kind in downloads.FILES],
        "practice": need.world == PRACTICE,
        "practice_exit_url": "/needs/",
    }
    return render(request, "needs/show.html.jinja", page)


def _thing(viewer: Any, need: Any) -> dict[str, Any]:
    actor = actor_links(viewer, [need.actor_id]).get(need.actor_id or 0)
    history = need.standing == "history"
    return {
        "title": need.title,
        "standing": need.standing,
        "standing_text": presenting.standing_text(need) if history else words.STATUS[need.status],
        "paragraphs": [need.statement],
        "facts": _facts(need, actor),
        "source": presenting.source_of(need),
        "keeper": presenting.keeper(need, actor),
        "mark": sight.mark(viewer, need),
    }


def _facts(need: Any, actor: Any) -> list[dict[str, Any]]:
    """What is known of it, in the order people ask."""
    place = need.place
    return [
        fact(_("Who it affects"), need.who_affected),
        fact(_("How many"), presenting.no_small_number(need.how_many)),
        fact(_("What would be better"), need.wanted),
        fact(_("What has been tried"), need.tried),
        fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        fact(_("By when"), long_date(need.by_when)),
        fact(_("Raised by"), actor.name if actor else "", f"/actors/{actor.ref}/" if actor else ""),
        fact(_("What helps or gets in the way"), words.DRIVER.get(need.driver, "")),
        fact(_("How far along"), words.STAGE.get(need.stage, "")),
        presenting.subject_links("/needs/", need),
        fact(_("Why it was closed"), need.closed_reason),
    ]


def _possible_help(viewer: Any, need: Any) -> tuple[list[dict[str, Any]], str]:
    """What could help, in the three groups, or a sentence where nothing does."""
    sizes = dict.fromkeys(words.GROUPS, PER_GROUP)
    try:
        answer = find_groups(viewer, ask_of(need, viewer, Ask(text="")), sizes)
    except IndexProblem:
        return [], _("The search is being prepared. Load this page again in a minute.")
    if answer.nothing_fits:
        return [], _("Nothing here fits well enough to show. Say it in other words, or ask your connector.")
    return [group for group in grouped(answer, sizes, PER_GROUP, need=need.ref) if group["answers"]], ""


def _ask_again(need: Any, **more: str) -> str:
    """The need as a question that can be changed; there one can also ask why something is not listed."""
    return presenting.address(
        "/find/",
        q=need.statement,
        place=need.place.name if need.place else "",
        world=PRACTICE if need.world == PRACTICE else "",
        **more,
    )


def _parts(viewer: Any, need: Any) -> list[Part]:
    """Who works on it together; what happened about it, oldest first; and who else needs the same."""
    others = _("Others said the same then") if need.standing == "history" else _("Others need this too")
    return [
        *on_need(viewer, need),
        Part("story", _("What came of it"), queries.notes_of(need), NOTES),
        Part("others", others, queries.like(viewer, need), alike(NEEDS)),
    ]
