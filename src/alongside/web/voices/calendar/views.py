"""The calendar of what people are asked: by month, for a place if wanted, and as a file for any calendar."""

from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.partnerships.calendar import Event
from alongside.exchange.partnerships.calendar import calendar as written
from alongside.exchange.places.queries import find_place, places_by_id
from alongside.exchange.voices.queries import calendar as queries
from alongside.web import presenting
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE
from alongside.web.voices import doors, words

LONGEST = 200  # characters of a place that somebody types


def _asked(request: HttpRequest) -> tuple[str, Any, str, str]:
    """The world, the place with what was typed for it, and what is wrong with that."""
    world, text = presenting.world_of(request), " ".join(request.GET.get("place", "").split())[:LONGEST]
    if not text:
        return world, None, "", ""
    found = find_place(text)
    if found.where is None or found.where.id is None:
        return world, None, text, found.sentence
    return found.where.world, places_by_id([found.where.id]).get(found.where.id), text, ""


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is asked now and later, by the month in which it begins; what is over with `?all=yes`."""
    world, place, typed, problem = _asked(request)
    everything = request.GET.get("all") == "yes"
    since = None if everything else timezone.localdate()
    rows = queries.months(request.viewer, world, place=place, since=since)  # type: ignore[attr-defined]
    months = [
        {"name": name, "items": [_item(one) for one in group]}
        for name, group in groupby(rows, key=lambda one: date_format(queries.starts_on(one), "F Y"))
    ]
    context = {
        "months": months,
        "typed": typed,
        "problem": problem,
        "everything": everything,
        "file": f"/asks/calendar.ics?{request.GET.urlencode()}" if rows else "",
        "practice": world == PRACTICE,
        "world_part": "?world=practice" if world == PRACTICE else "",
    }
    return render(request, "voices/calendar/index.html.jinja", context, status=422 if problem else 200)


def _item(ask: Any) -> dict[str, Any]:
    first, last = queries.starts_on(ask), queries.ends_on(ask)
    days = _("%(first)s to %(last)s") % {"first": long_date(first), "last": long_date(last)} if last else ""
    days = days or _("from %(first)s") % {"first": long_date(first)}
    where = ask.place.name if ask.place else _("anywhere")
    return {
        "title": ask.title,
        "url": words.url_of(ask),
        "line": " · ".join([days, where, ask.who or _("everyone")]),
        "badge": doors.state_said(ask),
        "tone": words.TONE[ask.state],
    }


@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The same as a file: each ask from its first to its last day, and the day of its answer."""
    world, place, _typed, _problem = _asked(request)
    rows = queries.months(request.viewer, world, place=place)  # type: ignore[attr-defined]
    home = request.build_absolute_uri("/")[:-1]
    events = [event for one in rows for event in _events(one, home)]
    body = written(events, name=_("What is asked"), zone=settings.TIME_ZONE, written=timezone.now())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="what-is-asked.ics"'
    return response


def _events(ask: Any, home: str) -> list[Event]:
    """Whole days, from midnight to midnight where the exchange is."""
    zone, host = ZoneInfo(settings.TIME_ZONE), home.split("/")[2]
    first = queries.starts_on(ask)
    last = queries.ends_on(ask) or first
    shared = {"where": ask.place.name if ask.place else "", "url": f"{home}{words.url_of(ask)}"}

    def day(name: str, title: str, start: Any, end: Any) -> Event:
        begins = datetime.combine(start, time(), zone)
        ends = datetime.combine(end + timedelta(1), time(), zone)
        return Event(f"{ask.ref}-{name}@{host}", begins, ends, title, about=ask.decides, **shared)

    found = [day("asked", ask.title, first, max(first, last))]
    if ask.answer_by is not None and ask.answer_by.year < 9999:
        title = _("Answer: %(title)s") % {"title": ask.title}
        found.append(day("answer", title, ask.answer_by, ask.answer_by))
    return found
