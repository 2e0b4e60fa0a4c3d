"""One box over needs, help, people and places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.searching import (
    DEEP,
    LONGEST,
    SECTIONS,
    Group,
    IndexProblem,
    Results,
    Row,
    search,
)
from alongside.web import downloads, presenting, words
from alongside.web.presenting import PER_PAGE, PRACTICE

AT_ONCE = 5  # rows of each group while all groups are shown
ROOM = {"need": "needs", "offer": "offers", "tried": "offers", "actor": "directory", "place": "places"}
ITEM: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "need": presenting.need_item,
    "offer": presenting.offer_item,
    "actor": presenting.actor_item,
    "place": presenting.place_item,
}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What has these words, or is called so, by group."""
    world = presenting.world_of(request)
    q = " ".join(request.GET.get("q", "").split())
    page: dict[str, Any] = {
        "q": q,
        "q_problem": _problem(request, q),
        "world": world,
        "practice": world == PRACTICE,
        "practice_exit_url": presenting.address("/search/", q=q),
    }
    status = 422 if page["q_problem"] else 200
    if q and not page["q_problem"]:
        chosen, file = _chosen(request), downloads.asked_for(request)
        try:
            found = _find(request, q, world, chosen, file)
        except IndexProblem:
            page["not_ready"], status = True, 503
        else:
            if file:
                return downloads.as_file(file, f"search-{q}", _head(), _lines(found), _about(found))
            page |= _shown(request, found, chosen)
    return render(request, "search/index.html.jinja", page, status=status)


def _problem(request: HttpRequest, q: str) -> str:
    if "q" in request.GET and not q:
        return _("Type a name or a few words.")
    if len(q) > LONGEST:
        return _("That is %(number)s characters. Say it in %(most)s or fewer.") % {
            "number": f"{len(q):,}",
            "most": LONGEST,
        }
    return ""


def _open_sections() -> tuple[str, ...]:
    """The groups whose room is not closed."""
    return tuple(section for section in SECTIONS if ROOM[section] not in settings.ROOMS_CLOSED)


def _chosen(request: HttpRequest) -> str:
    """The one group asked for, or none."""
    return presenting.chosen(request, "kind", _open_sections())


def _number(request: HttpRequest) -> int:
    """Which page of a group, from 1."""
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 1
    return min(max(number, 1), -(-DEEP // PER_PAGE))


def _find(request: HttpRequest, q: str, world: str, chosen: str, file: str) -> Results:
    top = PER_PAGE if chosen else AT_ONCE
    return search(
        request.viewer,  # type: ignore[attr-defined]
        q,
        world=world,
        kinds=(chosen,) if chosen else _open_sections(),
        literal="exact" in request.GET,
        skip=(_number(request) - 1) * PER_PAGE if chosen and not file else 0,
        top=DEEP if file else top,
    )


def _shown(request: HttpRequest, found: Results, chosen: str) -> dict[str, Any]:
    """What the page says of what was found."""
    return {
        "shown_for": found.shown_for,
        "corrected": found.corrected,
        "loose": found.loose,
        "total": found.total,
        "exact_url": _again(request, exact="1"),
        "meant": {"text": found.did_you_mean, "url": _again(request, q=found.did_you_mean)}
        if found.did_you_mean and not found.corrected
        else None,
        "postcode": {"text": found.postcode.name, "url": f"/places/{found.postcode.ref}/"}
        if found.postcode
        else None,
        "groups": [_group(request, group, chosen) for group in found.groups.values()],
        "downloads": downloads.links(request) if found.total else [],
        "everything_url": _again(request, kind="") if chosen else "",
        "find_url": _find_url(found.q, request),
    }


def _find_url(q: str, request: HttpRequest) -> str:
    if "matches" in settings.ROOMS_CLOSED:
        return ""
    world = presenting.world_of(request)
    return presenting.address("/find/", q=q, world=world if world == PRACTICE else "")


def _again(request: HttpRequest, **changes: str) -> str:
    """This page's address with something changed; always its first page."""
    query = {name: request.GET.get(name, "") for name in ("q", "kind", "world", "exact")} | changes
    return presenting.address("/search/", **query)


def _group(request: HttpRequest, group: Group, chosen: str) -> dict[str, Any]:
    heading, lead = words.SECTION[group.section]
    shown = {
        "key": group.section,
        "heading": heading,
        "lead": lead,
        "items": [ITEM[row.kind](row.record) for row in group.rows],
        "total": group.total,
        "more_url": "" if chosen or group.total <= AT_ONCE else _again(request, kind=group.section),
        "previous_url": "",
        "next_url": "",
        "cut": DEEP if chosen and group.total > DEEP else 0,
    }
    if chosen:
        number = _number(request)
        if number > 1:
            shown["previous_url"] = _again(request, page=str(number - 1))
        if number * PER_PAGE < min(group.total, DEEP):
            shown["next_url"] = _again(request, page=str(number + 1))
    return shown


def _head() -> list[str]:
    return [_("What"), _("Name"), _("Where"), _("Now or in the past"), _("Address")]


def _lines(found: Results) -> Iterator[list[str]]:
    for group in found.groups.values():
        yield from _rows(words.SECTION[group.section][0], group.rows)


def _rows(heading: str, rows: Iterable[Row]) -> Iterator[list[str]]:
    for row in rows:
        item = ITEM[row.kind](row.record)
        standing = words.STANDING[row.standing] if row.kind != "place" else ""
        yield [heading, row.title, row.line, standing, item["url"]]


def _about(found: Results) -> list[str]:
    said = [_("Search for: %(words)s") % {"words": found.shown_for}]
    if any(group.total > len(group.rows) for group in found.groups.values()):
        said.append(_("The first %(most)s of each group.") % {"most": DEEP})
    return said
