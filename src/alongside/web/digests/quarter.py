"""My quarter: two pages of what was asked, who was put in touch, what came of it and what stayed unmet."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.digests.queries import report_for
from alongside.exchange.digests.rules import Quarter, quarters
from alongside.exchange.places.queries import names_of
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.presenting import FEWER, PRACTICE, address

from . import wording
from .here import signed_in

SHOWN = 8  # rows of a part, so that all fit on two pages; the file has them all


@require_GET
@signed_in
def show(request: Any) -> HttpResponse:
    """One quarter on a page, or as a file."""
    choices = quarters(timezone.localdate())
    chosen = _chosen(request, choices)
    report = report_for(request.viewer, chosen)
    if kind := downloads.asked_for(request):
        head = [_("Part"), _("What"), _("Where"), _("Date"), _("What came of it"), _("Address")]
        base = request.build_absolute_uri("/").rstrip("/")
        about = [_title(report), _period(chosen), one_line(report)]
        return downloads.as_file(kind, f"quarter {chosen.first}", head, _file(report, base), about)
    context = {
        "title": _title(report),
        "period": _period(chosen),
        "one_line": one_line(report),
        "is_empty": report.is_empty,
        "parts": _parts(report),
        "fruit": _fruit(report),
        "people": _people(report),
        "others": [_other(one, chosen) for one in choices],
        "downloads": [] if report.is_empty else downloads.links(request),
        "made_on": long_date(timezone.localdate()),
        "practice": report.mine.world == PRACTICE,
    }
    return render(request, "today/quarter.html.jinja", context)


def _chosen(request: HttpRequest, choices: list[Quarter]) -> Quarter:
    """The quarter that the address names, else this one."""
    asked = request.GET.get("from", "")
    return next((one for one in choices if one.first.isoformat() == asked), choices[0])


def _other(one: Quarter, chosen: Quarter) -> dict[str, Any]:
    url = address("/you/quarter/", **{"from": one.first.isoformat()})
    return {"text": _period(one), "url": url, "here": one == chosen}


def _period(one: Quarter) -> str:
    return _("%(first)s to %(last)s") % {"first": long_date(one.first), "last": long_date(one.last)}


def _title(report: Any) -> str:
    """Whose quarter it is: the places one connects, else the organisation."""
    places = sorted(names_of(report.mine.places).values()) if report.mine.places else []
    names = places or ([report.mine.actor.name] if report.mine.actor else [])
    return ", ".join(names)


def one_line(report: Any) -> str:
    """The quarter in a sentence; where nothing was, it says just that."""
    if report.is_empty:
        return _("Nothing was asked, offered or noted in these three months.")
    helped = len(report.fruit)
    parts = [
        ngettext("%(n)d thing was asked", "%(n)d things were asked", len(report.asked)),
        ngettext("%(n)d pair was put in touch", "%(n)d pairs were put in touch", len(report.contacts)),
        ngettext("%(n)d helped", "%(n)d helped", helped),
        ngettext("%(n)d still waits", "%(n)d still wait", len(report.unmet)),
    ]
    numbers = (len(report.asked), len(report.contacts), helped, len(report.unmet))
    return ", ".join(part % {"n": n} for part, n in zip(parts, numbers, strict=True)) + "."


def _fruit(report: Any) -> dict[str, int] | None:
    """What helped: with help of one's own places, and with what others had; both count the same."""
    if not report.fruit:
        return None
    return {"own": report.own, "taken_up": report.taken_up, "all": len(report.fruit)}


def _people(report: Any) -> list[dict[str, str]]:
    """How many asked the connector, by kind; numbers below five are not shown."""
    if report.people.total == 0:
        return []
    few = _("fewer than %(number)d, or not shown") % {"number": FEWER}
    found = [
        {"key": wording.ENQUIRY_MANY[kind], "value": few if count is None else str(count)}
        for kind, count in report.people.counts.items()
        if count != 0
    ]
    total = report.people.total
    return [*found, {"key": _("Together"), "value": few if total is None else str(total)}]


def _parts(report: Any) -> list[dict[str, Any]]:
    """The lists of the page, in the order of the story; a part with nothing in it is left out."""
    parts = [
        (_("What was asked"), [_need(need) for need in report.asked]),
        (_("Who was put in touch, and what came of it"), [_contact(one) for one in report.contacts]),
        (_("What still waits"), [_need(need) for need in report.unmet]),
        (_("Asked of everyone: who can do this?"), [_call(call) for call in report.calls]),
        (_("Conversations"), [_talk(talk) for talk in report.talks]),
    ]
    return [
        {"heading": heading, "items": rows[:SHOWN], "number": len(rows), "more": max(0, len(rows) - SHOWN)}
        for heading, rows in parts
        if rows
    ]


def _day(need: Any) -> date:
    return need.reported_on or timezone.localdate(need.made_at)


def _need(need: Any) -> dict[str, Any]:
    where = need.place.name if need.place else ""
    return _row(need.title, where, _day(need), "", f"/needs/{need.ref}/")


def _contact(one: Any) -> dict[str, Any]:
    where = one.need.place.name if one.need.place else ""
    offer = one.offer.title if one.offer else _("help that is not shown to you")
    title = _("%(need)s – with: %(offer)s") % {"need": one.need.title, "offer": offer}
    day = timezone.localdate(one.introduction.made_at)
    state = wording.OUTCOME[one.outcome]
    if one.outcome == "fruit" and not one.own:
        state = _("It helped, taken up from elsewhere")
    return _row(title, where, day, state, f"/needs/{one.need.ref}/")


def _call(call: Any) -> dict[str, Any]:
    answers = len(call.answers.all())
    state = call.outcome or ngettext("%(n)d answer so far", "%(n)d answers so far", answers) % {"n": answers}
    return _row(call.need.title, "", call.opens_on, state, f"/needs/{call.need.ref}/")


def _talk(talk: Any) -> dict[str, Any]:
    url = f"/actors/{talk.actor.ref}/" if talk.actor else ""
    return _row(talk.actor.name if talk.actor else talk.who or _("Somebody"), "", talk.on, "", url)


def _row(title: str, where: str, day: date, state: str, url: str) -> dict[str, Any]:
    line = " · ".join(filter(None, [where, long_date(day), state]))
    return {
        "title": title,
        "url": url,
        "line": line,
        "cells": [title, where, day, state],
    }


def _file(report: Any, base: str) -> Iterator[list[Any]]:
    """Every row of the quarter; the counts of people follow."""
    parts = [
        (_("Asked"), map(_need, report.asked)),
        (_("Put in touch"), map(_contact, report.contacts)),
        (_("Still waits"), map(_need, report.unmet)),
        (_("Asked of everyone"), map(_call, report.calls)),
        (_("Conversation"), map(_talk, report.talks)),
    ]
    for part, rows in parts:
        for row in rows:
            yield [part, *row["cells"], f"{base}{row['url']}" if row["url"] else ""]
    for one in _people(report):
        yield [_("People who asked"), one["key"], "", None, one["value"], ""]
