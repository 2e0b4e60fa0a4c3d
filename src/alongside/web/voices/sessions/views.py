"""Where people are listened to: the list with its file, and one session."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.exchange.places.queries import places_by_id
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import outreach as queries
from alongside.web import listing
from alongside.web.components.formats import long_date
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Listing
from alongside.web.presenting import PRACTICE, fact
from alongside.web.shapes import WHERE, Shape
from alongside.web.voices import words as ask_words

from . import words


def item(row: Any) -> dict[str, Any]:
    """One in a list."""
    heard = queries.heard_shown(row)
    parts = [
        long_date(row.on),
        row.place.name,
        row.venue,
        ngettext("%(n)d person heard", "%(n)d people heard", heard) % {"n": heard} if heard else "",
    ]
    ahead = row.on >= timezone.localdate()
    return {
        "title": row.title,
        "url": f"/asks/sessions/{row.ref}/",
        "line": " · ".join(filter(None, parts)),
        "why": words.KIND[row.kind],
        "badge": _("You can come") if ahead else "",
        "tone": "open",
    }


SHAPE = Shape(
    item,
    (
        (lazy("Name"), lambda row: row.title),
        (lazy("Day"), lambda row: row.on),
        (lazy("Where people were"), lambda row: words.KIND[row.kind]),
        *WHERE,
        (lazy("Venue"), lambda row: row.venue),
        (lazy("Who listened"), lambda row: words.LED[row.led_by]),
        (lazy("Who was there"), lambda row: row.groups),
        (lazy("What was asked"), lambda row: row.asked),
        (lazy("What was said"), lambda row: row.notes),
        (lazy("How many were reached"), lambda row: words.REACHED[row.reached]),
        (lazy("How many said something"), lambda row: queries.heard_shown(row) or ""),
    ),
)


def _rows(asked: Asked) -> Any:
    place = places_by_id([asked.where.id]).get(asked.where.id) if asked.where and asked.where.id else None
    rows = queries.sessions_for(asked.viewer, world=asked.world, kind=asked["kind"], place=place)
    return rows.filter(title__icontains=asked["q"]) if asked["q"] else rows


LIST = Listing(
    template="voices/sessions/index.html.jinja",
    name=lazy("Where people are listened to"),
    rows=_rows,
    shape=SHAPE,
    filters=(listing.WORDS, listing.PLACE, of_words("kind", lazy("Where people were"), words.KIND)),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All sessions, the newest first, with a file."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    return listing.answer(request, LIST, may_add=bool(asks.run_for(viewer)))


@require_GET
def show(request: HttpRequest, session: str) -> HttpResponse:
    """One session: where, when, who listened, what was asked and said."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = queries.session_for(viewer, session)
    if row is None:
        raise Http404
    host = actors_of_parties(viewer, [row.owner_id]).get(row.owner_id)
    few = row.heard is not None and row.heard > 0 and queries.heard_shown(row) is None
    heard = queries.heard_shown(row)
    facts = [
        fact(_("Day"), long_date(row.on)),
        fact(_("Place"), row.place.name, f"/places/{row.place.ref}/"),
        fact(_("Venue"), row.venue),
        fact(_("Where people were"), words.KIND[row.kind]),
        fact(_("Who listens"), host.name if host else "", f"/actors/{host.ref}/" if host else ""),
        fact(_("Who spoke with people"), words.LED[row.led_by]),
        fact(_("Who stands by them"), row.safeguards),
        fact(_("Who was there"), row.groups),
        fact(_("How to come"), row.how_to_come if row.on >= timezone.localdate() else ""),
        fact(_("How many were reached"), words.REACHED[row.reached] if row.reached else ""),
        fact(
            _("How many said something"),
            _("Fewer than 5") if few else str(heard) if heard is not None else "",
        ),
        fact(_("Part of"), row.ask.title, ask_words.url_of(row.ask)) if row.ask else fact("", ""),
    ]
    context = {
        "row": row,
        "facts": facts,
        "keeps": queries.keeps(viewer, row),
        "practice": row.world == PRACTICE,
        "world_part": "?world=practice" if row.world == PRACTICE else "",
    }
    return render(request, "voices/sessions/show.html.jinja", context)
