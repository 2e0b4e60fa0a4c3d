"""All that is asked: the list, the way to each, and the way back for whoever has a code."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.voices.queries import asks as queries
from alongside.web import listing
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.presenting import FEWER
from alongside.web.shapes import WHERE, Shape
from alongside.web.sight import short_mark
from alongside.web.voices import doors, words
from alongside.web.voices.asks.starting import may_start


def _rows(asked: Asked) -> Any:
    viewer = asked.viewer
    found = queries.asks_for(
        viewer,
        kind=asked["kind"],
        world=asked.world,
        states=[asked["state"]] if asked["state"] else (),
        place_id=asked.place_id,
    )
    rows = queries.listed(found)
    if asked["q"]:
        rows = rows.filter(title__icontains=asked["q"])
    return queries.with_people(rows.filter(owner_id__in=queries.run_for(viewer)) if asked["mine"] else rows)


def item(ask: Any) -> dict[str, Any]:
    """One in a list."""
    parts = [words.KIND[ask.kind], ask.place.name if ask.place else "", people_said(ask.people)]
    return {
        "title": ask.title,
        "url": words.url_of(ask),
        "line": " · ".join(filter(None, parts)),
        "why": ask.decides,
        "badge": doors.state_said(ask),
        "tone": words.TONE[ask.state],
        "mark": short_mark(ask),
    }


def people_said(people: int) -> str:
    """How many took part, where that is enough to point at nobody."""
    if people < FEWER:
        return ""
    return ngettext("%(n)d person took part", "%(n)d people took part", people) % {"n": people}


ASKED = Shape(
    item,
    (
        (lazy("What is asked"), lambda ask: ask.title),
        (lazy("What kind"), lambda ask: words.KIND[ask.kind]),
        *WHERE,
        (lazy("What will be decided"), lambda ask: ask.decides),
        (lazy("Who decides"), lambda ask: ask.decider),
        (lazy("What cannot change"), lambda ask: ask.fixed),
        (lazy("Last day to answer"), lambda ask: ask.closes_on),
        (lazy("When the answer comes"), lambda ask: ask.answer_by),
        (lazy("Where it's got to"), lambda ask: words.STATE[ask.state]),
        (lazy("People who took part"), lambda ask: ask.people if ask.people >= FEWER else ""),
    ),
)

LIST = Listing(
    template="voices/asks/index.html.jinja",
    name=lazy("What is asked"),
    rows=_rows,
    shape=ASKED,
    filters=(
        listing.WORDS,
        listing.PLACE,
        of_words("kind", lazy("What kind"), words.KIND),
        of_words("state", lazy("Where it's got to"), words.STATE),
        Filter(
            "mine", lazy("Only what I ask"), lambda viewer, world: {"yes": _("yes")}, tick=True, more=True
        ),
    ),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is asked now, and what was."""
    return listing.answer(request, LIST, may_start=may_start(request))


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """On to the page of its kind."""
    return redirect(words.url_of(doors.ask_or_404(request, ref)))
