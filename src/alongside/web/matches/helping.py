"""I can help with something: what is needed now that somebody could meet, and whom to tell."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.meeting import Met, could_meet
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.analyses.wanted import Wanted, wanted
from alongside.exchange.offers.queries import offer_for
from alongside.exchange.places.queries import where_is
from alongside.web import downloads
from alongside.web.people import person_near
from alongside.web.presenting import PRACTICE, address

from .asking import form, read
from .presenters import away, parts, reasons
from .views import not_ready

MOST = 20


@require_GET
def can_help(request: HttpRequest) -> HttpResponse:
    """Show what is needed that this help could meet: as it was said, or an entry of ours."""
    if request.GET.get("offer"):
        return _of_entry(request)
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
    needed = [_item(one) for one in found]
    if file := downloads.asked_for(request):
        about = [_("What you can do: %(q)s") % {"q": asking.q}]
        about += [_("Where: %(place)s") % {"place": asking.place or _("everywhere")}]
        return _file(request, file, needed, about, practice=asking.practice)
    page |= {
        "needed": needed,
        "person": person_near(asking.where, asking.world),
        "files": downloads.links(request) if needed else [],
        "everywhere_url": asking.address("/can-help/", place="", world=asking.world_part)
        if asking.where
        else "",
        "all_needs_url": address("/needs/", world=asking.world_part),
        "find_url": asking.address("/find/"),
    }
    return render(request, "find/can_help.html.jinja", page)


def _of_entry(request: HttpRequest) -> HttpResponse:
    """Show what is needed that help on offer here could meet, with the reasons that it has in those lists."""
    viewer = request.viewer  # type: ignore[attr-defined]
    offer = offer_for(viewer, request.GET["offer"].strip())
    if offer is None or offer.standing == "history":
        raise Http404
    practice = offer.world == PRACTICE
    page: dict[str, Any] = {
        "form": {},
        "asked": True,
        "entry": {"title": offer.title, "url": f"/offers/{offer.ref}/"},
        "practice": practice,
        "practice_exit_url": "/can-help/",
        "all_needs_url": address("/needs/", world=PRACTICE if practice else ""),
        "person": person_near(where_is(offer.place) if offer.place else None, offer.world),
    }
    try:
        needed = [_met(one) for one in could_meet(viewer, offer)]
    except IndexProblem:
        return render(request, "find/can_help.html.jinja", page | {"not_ready": not_ready()}, status=503)
    if file := downloads.asked_for(request):
        about = [_("Help on offer: %(title)s") % page["entry"]]
        return _file(request, file, needed, about, practice=practice)
    page |= {"needed": needed, "files": downloads.links(request) if needed else []}
    return render(request, "find/can_help.html.jinja", page)


def _met(one: Met) -> dict[str, Any]:
    """One need that an entry could meet, and why it is listed there."""
    need = one.need
    return {
        "title": need.title,
        "url": f"/needs/{need.ref}/",
        "statement": need.statement,
        "place": need.place.name if need.place else "",
        "km": one.km,
        "distance_text": away(one.km, exact=False),
        "why": reasons(one),
        "parts": parts(one),
        "source": need.dataset.title if need.dataset else "",
    }


def _item(one: Wanted) -> dict[str, Any]:
    """One need: its words, and why this help could meet it."""
    return {
        "title": one.title,
        "url": f"/needs/{one.ref}/",
        "statement": one.statement,
        "place": one.place,
        "km": one.km,
        "distance_text": away(one.km, exact=False),
        "why": _why(one),
        "source": one.source,
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


def _file(
    request: HttpRequest, kind: str, needed: list[dict[str, Any]], about: list[str], *, practice: bool
) -> HttpResponse:
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
            one["title"],
            one["statement"],
            one["place"],
            None if one["km"] is None else round(one["km"], 1),
            "; ".join(one["why"]),
            one["source"],
            request.build_absolute_uri(one["url"]),
        ]
        for one in needed
    ]
    if practice:
        about = [*about, _("Practice town: invented. Nothing here is real.")]
    return downloads.as_file(kind, _("What you could help with"), head, rows, about)
