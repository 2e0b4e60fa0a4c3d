"""The list of suggestions, the page of one, and wanting it too."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.places.queries import inside_ids
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import competitions
from alongside.exchange.voices.queries import ideas as queries
from alongside.exchange.voices.services import ideas as services
from alongside.web import filters, listing
from alongside.web.components.formats import long_date
from alongside.web.doors import forms, problems_of
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.presenting import PRACTICE, address, fact, world_of
from alongside.web.typed import Problem
from alongside.web.voices import parts
from alongside.web.voices.answers.presenters import shown

from . import presenters, words
from .finding import idea_or_404, page

DONE = {
    "sent": lazy("It is sent. Others see it once somebody has looked at it."),
    "wanted": lazy("You want this too. It counts once."),
    "not-wanted": lazy("You have taken that back."),
    "moved": lazy("It is changed, and those who said it or want it are told."),
    "answered": lazy("It is answered. Everybody can read it, and those who said it or want it are told."),
    "handed": lazy("It is changed."),
    "rejected": lazy("It is not shown. Whoever suggested it is told why, and can ask to look again."),
    "combined": lazy("They go on as one. Everybody who said or wants one of them is kept."),
    "undone": lazy("It is as it was before."),
}


def _rows(asked: Asked) -> Any:
    rows = queries.ideas_for(asked.viewer, world=asked.world)
    if asked["mine"]:
        rows = rows.filter(queries.minds(asked.viewer)).order_by("answer_by", "pk")
    if asked["q"]:
        rows = queries.with_words(rows, asked["q"])
    if asked.place_id is not None:
        rows = rows.filter(place_id__in=inside_ids(asked.place_id))
    for branch in filters.branches(asked):
        rows = rows.filter(subjects__in=branch).distinct()
    for name in ("state", "kind"):
        rows = rows.filter(**{name: asked[name]}) if asked[name] else rows
    return rows if asked["state"] else rows.exclude(state="merged")


LIST = Listing(
    template="voices/ideas/index.html.jinja",
    name=lazy("Suggestions"),
    rows=_rows,
    shape=presenters.SHAPE,
    filters=(
        listing.WORDS,
        listing.PLACE,
        filters.SUBJECT,
        Filter("state", lazy("Where it's got to"), lambda viewer, world: words.STATE),
        Filter("kind", lazy("What kind"), lambda viewer, world: words.KIND, more=True),
        Filter(
            "mine", lazy("Only what I answer"), lambda viewer, world: {"yes": _("yes")}, tick=True, more=True
        ),
    ),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What people suggested, what came of it, and the calls that are open."""
    world = world_of(request)
    calls = queries.calls(request.viewer, world=world, today=timezone.localdate())  # type: ignore[attr-defined]
    more = {
        "calls": [_call(one) for one in calls],
        "new_url": address("/suggestions/new/", world=world if world == PRACTICE else ""),
        "ask_url": address("/suggestions/new/", kind="question", world=world if world == PRACTICE else ""),
    }
    return listing.answer(request, LIST, **more)


def _call(ask: Any) -> dict[str, str]:
    until = _("Open until %(day)s") % {"day": long_date(ask.closes_on)} if ask.closes_on else _("Open")
    answer = _("Answer by %(day)s") % {"day": long_date(ask.answer_by)}
    place = ask.place.name if ask.place else ""
    return {
        "title": ask.title,
        "url": f"/suggestions/calls/{ask.ref}/",
        "line": " · ".join(filter(None, [place, answer])),
        "badge": until,
        "tone": "open",
    }


@never_cache
@forms
def show(request: Any, ref: str) -> HttpResponse:
    """One suggestion: what, how far it has got, who answers by when, what happened; want it too."""
    idea = idea_or_404(request, ref)
    if request.method != "POST":
        return _page(request, idea)
    part = parts.part_of(request, idea.contribution.ask)
    try:
        if "not" in request.POST:
            if part is None:
                raise Http404
            services.no_support(ref=ref, part=part, by=request.doer)
            return redirect(f"/suggestions/{ref}/?done=not-wanted")
        joined = services.support(ref=ref, by=request.doer, part=part)
    except AskRefused as refused:
        return _page(request, idea, problems_of(refused))
    response = redirect(f"/suggestions/{ref}/?done=wanted")
    if request.doer is None:
        parts.remember(response, idea.contribution.ask, joined.participant, joined.code)
    return response


def _page(request: Any, idea: Any, problems: list[Problem] | None = None) -> HttpResponse:
    viewer, ask = request.viewer, idea.contribution.ask
    part = parts.part_of(request, ask)
    is_author = queries.is_author(part, idea)
    is_open = idea.state in ("new", "looked-at", "taken-up", "under-way")
    sees_to = request.doer is not None and queries.sees_to(viewer, idea)
    pitch = competitions.pitch_of(idea)
    context = {
        "idea": idea,
        "state": presenters.state_said(idea),
        "tone": "unclaimed" if presenters.is_late(idea) else words.TONE[idea.state],
        "is_late": presenters.is_late(idea),
        "facts": presenters.facts(
            idea, owner=queries.owner_actor(viewer, idea.owner_id), names=queries.signed(idea)
        ),
        "subjects": [one.label for one in idea.subjects.all()],
        "steps": presenters.steps(idea),
        "answers": [shown(one, [], timezone.localdate()) for one in queries.answers_of(idea)],
        "came_from": [presenters.item(one) for one in queries.came_from(viewer, idea)],
        "goes_on": [presenters.item(one) for one in queries.goes_on(viewer, idea)],
        "wants": queries.supports(part, idea),
        "is_author": is_author,
        "may_want": is_open and not is_author,
        "code": parts.fresh_code(request, ask) if part is not None else "",
        "rejected_url": f"/asks/said/{idea.contribution.ref}/" if queries.is_rejected(idea) else "",
        "sees_to": sees_to,
        "pitch": _pitch(pitch) if pitch else None,
        "hints": [one.sentence for one in personal_details(f"{idea.title}\n{idea.words}")] if sees_to else [],
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return page(request, "show", idea, context, problems)


def _pitch(pitch: Any) -> list[dict[str, Any]]:
    """What it asks for, and what it got."""
    gets = presenters.pounds(pitch.gets) if pitch.gets else _("Nothing")
    return [
        fact(_("For whom"), pitch.for_whom),
        fact(_("How much it costs"), presenters.pounds(pitch.amount)),
        fact(_("What it is spent on"), pitch.spent_on),
        fact(_("What would show that it worked"), pitch.shows),
        fact(_("Place in the result"), str(pitch.rank) if pitch.rank else ""),
        fact(_("It is to get"), gets if pitch.gets is not None else ""),
        fact(_("Why"), pitch.reason),
    ]
