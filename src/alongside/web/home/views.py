"""The first page asks one question."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.feeds.queries import brought_lately
from alongside.exchange.needs.queries import asked_lately, happened_lately
from alongside.exchange.offers.queries import checked_lately
from alongside.exchange.places.queries import places
from alongside.web import words
from alongside.web.components.formats import long_date
from alongside.web.people import people
from alongside.web.presenting import PRACTICE, address, open_page, world_of
from alongside.web.voices.asks.asking import open_question

ASKING, HAPPENED = 4, 5
OF_HELP, OF_LISTS = 2, 1  # of what happened, so that news of people is not crowded out


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What is needed, and where?"""
    world = world_of(request)
    viewer = request.viewer  # type: ignore[attr-defined]
    town = places(world=PRACTICE, kind="town").first()
    return render(
        request,
        "home.html.jinja",
        {
            "form": {"q": "", "place": town.name if town and world == PRACTICE else "", "world": world},
            "happened": _happened(viewer, world),
            "asking": [_asking(need) for need in asked_lately(viewer, world=world, most=ASKING)],
            "asking_url": open_page("/needs/", world),
            "people": people(world),
            "question": open_question(request, world=world),
            "practice": world == PRACTICE,
            "practice_url": address("/", world=PRACTICE) if town and world != PRACTICE else None,
            "practice_exit_url": "/",
            "can_help_url": open_page("/can-help/", world),
        },
    )


def _asking(need: Any) -> dict[str, str]:
    """What somebody asks now, where, since when."""
    where = need.place.name if need.place else ""
    state = words.STATUS[need.status] if need.status == "called" else ""
    return {
        "title": need.title,
        "url": f"/needs/{need.ref}/",
        "line": " · ".join(filter(None, [where, state, long_date(need.raised_on)])),
    }


def _happened(viewer: Any, world: str) -> list[dict[str, Any]]:
    """What happened to what was asked, and help that was checked anew; newest first."""
    closed = settings.ROOMS_CLOSED
    told = [] if "needs" in closed else happened_lately(viewer, world=world, most=HAPPENED)
    checked = [] if "offers" in closed else checked_lately(viewer, world=world, most=HAPPENED)
    brought = [] if "directory" in closed else brought_lately(viewer, world=world, most=OF_LISTS)
    rows = [_brought(*row) for row in brought] + [_checked(offer) for offer in checked[:OF_HELP]]
    rows += [_told(note) for note in told[: HAPPENED - len(rows)]]
    rows += [_checked(offer) for offer in checked[OF_HELP:][: HAPPENED - len(rows)]]
    return sorted(rows, key=lambda row: row["on"], reverse=True)


def _told(note: Any) -> dict[str, Any]:
    """What happened about something that was asked, in the words of whoever wrote it down."""
    state = words.STATUS[note.need.status] if note.need.status in {"answered", "met"} else ""
    return _news(note.on, note.text, note.need.title, f"/needs/{note.need.ref}/", state)


def _checked(offer: Any) -> dict[str, Any]:
    """Help that somebody made sure can be had now."""
    return _news(offer.confirmed_on, _("Checked: this can be had now."), offer.title, f"/offers/{offer.ref}/")


def _brought(row: Any, actor: Any) -> dict[str, Any]:
    """A list that somebody brought."""
    new = row.counts["new"]
    text = ngettext("Brought a list with one new entry.", "Brought a list with %(num)d new entries.", new)
    return _news(localdate(row.kept_at), text % {"num": new}, actor.name, f"/actors/{actor.ref}/")


def _news(on: date, text: str, title: str, url: str, state: str = "") -> dict[str, Any]:
    day = long_date(on)
    return {
        "on": on,
        "title": title,
        "url": url,
        "text": text,
        "line": " · ".join(filter(None, [day, state])),
    }
