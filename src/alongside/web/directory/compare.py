"""The page that puts two to four organisations side by side, and the file of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.directory import queries
from alongside.web import downloads, presenting
from alongside.web.presenting import PRACTICE

from . import comparing
from .comparing import LEAST, MOST


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """What each of some organisations does, and where they overlap."""
    viewer = request.viewer  # type: ignore[attr-defined]
    asked = [key for key in dict.fromkeys(request.GET.getlist("actor")) if key]
    known = queries.actors_by_key(viewer, asked[: MOST * 2])
    world = known[0].world if known else presenting.world_of(request)
    actors = [actor for actor in known if actor.world == world][:MOST]
    name = " ".join(request.GET.get("add", "").split())[:120]
    found = queries.named(viewer, name, world=world) if name else []
    if len(found) == 1 and len(actors) < MOST:
        return redirect(_again([*actors, found[0]]))
    profiles = comparing.profiles(viewer, actors)
    rows = comparing.rows(profiles) if len(actors) >= LEAST else []
    if (kind := downloads.asked_for(request)) and rows:
        return _file(request, kind, profiles)
    problem = _problem(asked, actors, name, found)
    page = {
        "problems": [{"text": problem, "href": "#add"}] if problem else [],
        "add": name,
        "choices": [{"text": one.name, "url": _again([*actors, one])} for one in found]
        if len(actors) < MOST
        else [],
        "profiles": [_column(one, actors) for one in profiles],
        "rows": rows,
        "short": comparing.in_short(profiles) if rows else [],
        "is_full": len(actors) == MOST,
        "downloads": downloads.links(request) if rows else [],
        "practice": world == PRACTICE,
        "practice_exit_url": "/actors/",
    }
    return render(request, "actors/compare.html.jinja", page, status=422 if problem else 200)


def _problem(asked: list[str], actors: list[Any], name: str, found: list[Any]) -> str:
    """What is wrong with what was asked, in a sentence."""
    if name and len(actors) == MOST:
        return _("Four fit side by side. Remove one before you add another.")
    if name and not found:
        return _("We know no organisation called “%(name)s”. Try fewer words of its name.") % {"name": name}
    if name:
        return _("More than one has these words in its name. Choose one.")
    if len(asked) > len(actors):
        return _("Some of them cannot be shown: they are not there, or there are more than four.")
    return ""


def _again(actors: list[Any]) -> str:
    """The same page with these organisations."""
    return presenting.address(
        "/actors/compare/",
        actor=[actor.ref for actor in actors],
        world=PRACTICE if actors and actors[0].world == PRACTICE else "",
    )


def _column(one: comparing.Profile, actors: list[Any]) -> dict[str, Any]:
    """One organisation at the top of the page."""
    rest = [actor for actor in actors if actor.pk != one.actor.pk]
    return presenting.actor_item(one.actor) | {
        "ref": one.actor.ref,
        "badge": presenting.standing_text(one.actor),
        "summary": one.summary,
        "became": one.became,
        "source": presenting.source_of(one.actor)["text"],
        "remove_url": _again(rest) if rest else "/actors/compare/",
    }


def _file(request: HttpRequest, kind: str, profiles: list[comparing.Profile]) -> HttpResponse:
    """A row per thing that any of them does or has, and a column per organisation."""
    names = [one.actor.name for one in profiles]
    head = [_("What"), _("Which"), *names, _("Shared by")]
    lines: list[list[Any]] = [
        [_("What it does and where"), "", *(one.summary for one in profiles), ""],
        [
            _("How far it can be relied on"),
            "",
            *(presenting.standing_text(one.actor) for one in profiles),
            "",
        ],
        [_("Where this comes from"), "", *(presenting.source_of(one.actor)["text"] for one in profiles), ""],
        [_("Licence"), "", *(presenting.source_of(one.actor)["licence"] for one in profiles), ""],
    ]
    for key, title in comparing.aspects().items():
        for text in sorted({text for one in profiles for text in one.aspects[key]}):
            having = [text in one.aspects[key] for one in profiles]
            lines.append([title, text, *(_("yes") if has else "" for has in having), sum(having)])
    about = [_("Side by side: %(names)s") % {"names": ", ".join(names)}, request.build_absolute_uri()]
    return downloads.as_file(kind, " ".join(names)[:80], head, lines, about)
