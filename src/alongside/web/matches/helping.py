"""I can help with something: what is needed now that somebody could meet, and whom to tell."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.analyses.wanted import Wanted, wanted
from alongside.web import downloads
from alongside.web.people import person_near
from alongside.web.presenting import address

from .asking import Asking, form, read
from .presenters import away
from .views import not_ready

MOST = 20


@require_GET
def can_help(request: HttpRequest) -> HttpResponse:
    """Show what is needed that this help could meet."""
    asking = read(request, empty=_("Say what you can do, in a few words or a sentence."))
    page: dict[str, Any] = {
        "form": form(asking),
        "asked": asking.sound,
        "practice": asking.practice,
        "practice_exit_url": "/can-help/",
    }
    # The choices of nearest names lead back here, not to Find.
    page["form"]["place_choices"] = [
        {"text": name, "url": asking.address("/can-help/", place=name)} for name in asking.near_names
    ]
    if not asking.sound:
        return render(request, "find/can_help.html.jinja", page, status=422 if asking.problems else 200)
    ask = Ask(text=asking.q, where=asking.where, world=asking.world, top=MOST)
    try:
        found = wanted(request.viewer, ask)  # type: ignore[attr-defined]
    except IndexProblem:
        page |= {"not_ready": not_ready(), "person": person_near(asking.where, asking.world)}
        return render(request, "find/can_help.html.jinja", page, status=503)
    if file := downloads.asked_for(request):
        return _file(file, asking, found, request.build_absolute_uri("/"))
    page |= {
        "needed": [_item(one) for one in found],
        "person": person_near(asking.where, asking.world),
        "files": downloads.links(request) if found else [],
        "everywhere_url": asking.address("/can-help/", place="", world=asking.world_part)
        if asking.where
        else "",
        "all_needs_url": address("/needs/", world=asking.world_part),
        "find_url": asking.address("/find/"),
    }
    return render(request, "find/can_help.html.jinja", page)


def _item(one: Wanted) -> dict[str, Any]:
    """One need: its words, and why this help could meet it."""
    return {
        "title": one.title,
        "url": f"/needs/{one.ref}/",
        "statement": one.statement,
        "place": one.place,
        "distance_text": away(one.km, exact=False),
        "why": _why(one),
    }


def _why(one: Wanted) -> list[str]:
    """What it shares with what was said, in sentences."""
    said = []
    if one.subjects:
        said.append(_("About %(subjects)s, as you say") % {"subjects": ", ".join(map(_lower, one.subjects))})
    if one.groups:
        said.append(_("For %(groups)s, as you say") % {"groups": ", ".join(map(_lower, one.groups))})
    if one.words:
        text = ngettext("Shares the word: %(words)s", "Shares the words: %(words)s", len(one.words))
        said.append(text % {"words": ", ".join(one.words)})
    if not one.subjects and not one.words:
        said.append(_("Says something close to it in other words"))
    return said


def _lower(label: str) -> str:
    """'Meals and food' inside a sentence; 'COPD' stays."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _file(kind: str, asking: Asking, found: tuple[Wanted, ...], site: str) -> HttpResponse:
    """The list as a file."""
    head = [
        _("What is needed"),
        _("In their words"),
        _("Where"),
        _("Kilometres"),
        _("Why it's listed here"),
        _("Source"),
        _("Its page"),
    ]
    rows = [
        [
            one.title,
            one.statement,
            one.place,
            None if one.km is None else round(one.km, 1),
            "; ".join(_why(one)),
            one.source,
            f"{site}needs/{one.ref}/",
        ]
        for one in found
    ]
    about = [
        _("What you can do: %(q)s") % {"q": asking.q},
        _("Where: %(place)s") % {"place": asking.place or _("everywhere")},
        *([_("Practice town: invented. Nothing here is real.")] if asking.practice else []),
    ]
    return downloads.as_file(kind, _("What you could help with"), head, rows, about)
