"""What is in a place by topic, by kind or by sector, the places in it side by side, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.directory import counts as who
from alongside.exchange.needs import counts as needed
from alongside.exchange.offers import counts as help_
from alongside.exchange.places import queries
from alongside.web import downloads, presenting, words
from alongside.web.components.formats import count
from alongside.web.presenting import PRACTICE, address

from .figures import place_head, place_or_404

MOST_COLUMNS = 45  # wider than this nobody reads a table
SUBJECTS = ("help", "condition", "group", "setting")
PAST = ("history",)
WORTH_SAYING = 0.6  # a share so much lower than elsewhere is told


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its name, where that leads, and a number for each column."""

    name: str
    url: str
    numbers: tuple[int, ...]


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """The table asked for, with what seems to be missing."""
    place = place_or_404(key)
    viewer = request.viewer  # type: ignore[attr-defined]
    by = presenting.chosen(request, "by", _rows_by()) or "help"
    what = presenting.chosen(request, "count", _counted()) or "help"
    kinds = {
        kind: number for kind, number in queries.kinds_inside(place.pk).items() if 1 < number <= MOST_COLUMNS
    }
    across = presenting.chosen(request, "across", kinds)
    columns = queries.of_kind_inside(place.pk, across) if across else []
    head, rows = _across(viewer, place, by, what, columns) if across else _here(viewer, place, by)
    if kind := downloads.asked_for(request):
        lines = [[row.name, *row.numbers] for row in rows]
        return downloads.as_file(
            kind, f"{place.name} by topic", [_rows_by()[by], *head], lines, _about(place)
        )
    filled = [row for row in rows if any(row.numbers)]
    page = {
        "place": place_head(place),
        "filters": _filters(request, kinds),
        "head": [{"text": column.name, "url": f"/places/{column.ref}/"} for column in columns]
        or [{"text": text} for text in head],
        "rows": _shaded(filled) if across else _plain(filled),
        "legend": _legend(filled) if across else [],
        "corner": _rows_by()[by],
        "caption": _caption(place, by, what, across),
        "empty": [row.name for row in rows if not any(row.numbers)],
        "empty_says": _nothing_says(by, across),
        "gap": _gap(viewer, place) if by == "kind" and not across else [],
        "cover": _cover(viewer, place),
        "downloads": downloads.links(request),
        "practice": place.world == PRACTICE,
    }
    return render(request, "places/topics.html.jinja", page)


def _rows_by() -> dict[str, str]:
    """What the rows of the table can be."""
    return {
        "help": _("Kinds of help"),
        "condition": _("Conditions and topics"),
        "group": _("Groups of people"),
        "setting": _("Care settings"),
        "kind": _("What it is"),
        "sector": _("Who’s involved, by kind of organisation"),
    }


def _counted() -> dict[str, str]:
    """What the table of places can count."""
    return {
        "help": _("Help that can be asked for"),
        "tried": _("Tried in the past"),
        "needed": _("Needed and not answered"),
    }


def _filters(request: HttpRequest, kinds: Mapping[str, int]) -> list[dict[str, Any]]:
    shown = [presenting.choice(request, "by", _("Rows"), _rows_by())]
    shown[0]["options"].pop(0)
    if kinds:
        across = {kind: f"{words.PLACE_KIND[kind]} ({number})" for kind, number in kinds.items()}
        shown.append(presenting.choice(request, "across", _("Side by side"), across))
        shown[1]["options"][0]["text"] = _("This place only")
        shown.append(presenting.choice(request, "count", _("Count"), _counted()))
        shown[2]["options"].pop(0)
    return shown


def _caption(place: Any, by: str, counted: str, across: str) -> str:
    """What the table holds, in one line."""
    said = {"rows": _rows_by()[by], "place": place.name}
    if not across:
        return _("%(rows)s in %(place)s") % said
    what = _("Who’s involved") if by == "sector" else _counted()[counted]
    return _("%(what)s: %(rows)s in the places of %(place)s") % {**said, "what": what}


def _names(by: str) -> list[tuple[Any, str, dict[str, str]]]:
    """The rows there can be: key, name, and what the address of their list says."""
    if by == "kind":
        return [(kind, words.KIND[kind], {"kind": kind}) for kind in words.KIND]
    if by == "sector":
        return [(sector, words.SECTOR[sector], {"sector": sector}) for sector in words.SECTOR]
    part = "setting" if by == "setting" else "subject"
    return [(pk, label, {part: code}) for pk, code, label, _kind in who.topics(by)]


def _here(viewer: Any, place: Any, by: str) -> tuple[list[str], list[Row]]:
    """The place by itself: what can be asked now, what may help, what was tried, what is needed."""
    if by == "sector":
        sectors = who.by_sector(viewer, place=place)
        return [_("Now"), _("In the past")], [
            Row(
                name, address("/actors/", place=place.ref, **query), (sectors[key, False], sectors[key, True])
            )
            for key, name, query in _names(by)
        ]
    head = [_("You can ask now"), _("May help"), _("Tried in the past")]
    found = help_.tally(viewer, place=place).by_kind if by == "kind" else help_.by_topic(viewer, place=place)
    waiting: Counter[Any] = Counter()
    if by != "kind":
        head.append(_("Needed, not answered"))
        waiting = needed.by_topic(viewer, needed.unanswered(viewer, place=place))
    rows = []
    for key, name, query in _names(by):
        numbers = tuple(found[key, standing] for standing in ("open", "unclaimed", "history"))
        path = "/offers/" if any(numbers) else "/needs/"
        last = () if by == "kind" else (waiting[key],)
        rows.append(Row(name, address(path, place=place.ref, **query), (*numbers, *last)))
    return head, rows


def _across(
    viewer: Any, place: Any, by: str, what: str, columns: Sequence[Any]
) -> tuple[list[str], list[Row]]:
    """The places in it side by side."""
    ids = tuple(column.pk for column in columns)
    found: Mapping[tuple[Any, int], int]
    if by == "sector":
        path, found = "/actors/", who.across(viewer, place=place, columns=ids)
    elif what == "needed" and by != "kind":
        path, found = "/needs/", needed.across(needed.unanswered(viewer, place=place), ids)
    else:
        standings = PAST if what == "tried" else help_.HELP
        way = "kind" if by == "kind" else "topic"
        path = "/offers/"
        found = help_.across(viewer, place=place, columns=ids, by=way, standings=standings)
    rows = [
        Row(name, address(path, place=place.ref, **query), tuple(found.get((key, pk), 0) for pk in ids))
        for key, name, query in _names(by)
    ]
    return [column.name for column in columns], rows


def _breaks(rows: Sequence[Row]) -> list[int]:
    """The highest number of each of up to four shades: quarters of the cells that hold anything."""
    numbers = sorted(number for row in rows for number in row.numbers if number)
    quarters = [numbers[max(0, len(numbers) * part // 4 - 1)] for part in (1, 2, 3, 4)] if numbers else []
    return sorted(set(quarters))


def _plain(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as they are: a few columns of unlike things are not shaded."""
    return [
        {"name": row.name, "url": row.url, "cells": [{"text": count(number)} for number in row.numbers]}
        for row in rows
    ]


def _shaded(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows, each number with its shade from 0 (nothing) to 4 (most)."""
    breaks = _breaks(rows)

    def shade(number: int) -> int:
        return 0 if not number else 1 + next(i for i, most in enumerate(breaks) if number <= most)

    return [
        {
            "name": row.name,
            "url": row.url,
            "cells": [{"text": count(number), "shade": shade(number)} for number in row.numbers],
        }
        for row in rows
    ]


def _legend(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What each shade stands for."""
    shades, least = [], 1
    for position, most in enumerate(_breaks(rows)):
        text = str(most) if least == most else _("%(least)d to %(most)d") % {"least": least, "most": most}
        shades.append({"shade": position + 1, "text": text})
        least = most + 1
    return shades


def _nothing_says(by: str, across: str) -> str:
    """What it means that a row is empty."""
    if by == "group":
        return _("Groups of people about whom nothing is recorded here: not what they need, nor what helps.")
    return _("Nothing is recorded here about these.")


def _gap(viewer: Any, place: Any) -> list[dict[str, str]]:
    """How the mix of kinds here differs from that in the widest place around it; types of innovation too."""
    around = queries.surroundings(place.pk)
    if not around:
        return []
    here, there = (help_.tally(viewer, place=one) for one in (place, around[-1]))
    kinds = [(words.KIND[kind], _sum(here.by_kind, kind), _sum(there.by_kind, kind)) for kind in words.KIND]
    types = sorted({name for name, _standing in there.by_type})
    new = [
        (words.TYPE.get(name, name), _sum(here.by_type, name), _sum(there.by_type, name)) for name in types
    ]
    return [*_shares(kinds, around[-1].name), *_shares(new, around[-1].name)]


def _sum(counter: Mapping[tuple[str, str], int], key: str) -> int:
    return sum(number for (name, _standing), number in counter.items() if name == key)


def _shares(rows: Sequence[tuple[str, int, int]], elsewhere: str) -> list[dict[str, str]]:
    """Each count with its share here and elsewhere, and whether it is named much less often here."""
    here, there = sum(row[1] for row in rows), sum(row[2] for row in rows)
    if not here or not there:
        return []
    told = []
    for name, mine, theirs in rows:
        share, usual = mine / here, theirs / there
        less = share < usual * WORTH_SAYING and usual * here >= 1
        says = _("fewer than in %(place)s as a whole") % {"place": elsewhere} if less else ""
        told.append(
            {
                "name": name,
                "number": str(mine),
                "share": f"{share:.0%}",
                "usual": f"{usual:.0%}",
                "says": says,
            }
        )
    return told


def _cover(viewer: Any, place: Any) -> str:
    """In how many of the neighbourhoods in it something is recorded."""
    number = queries.kinds_inside(place.pk).get("small_area", 0)
    if not number:
        return ""
    number = count(number)
    reached = help_.small_areas(viewer, place=place)
    if not reached:
        said = _("No help is placed in any one of its %(number)s neighbourhoods: all is placed more widely.")
        return said % {"number": number}
    said = _("Help is placed in %(reached)s of its %(number)s neighbourhoods; the rest more widely.")
    return said % {"reached": count(reached), "number": number}


def _about(place: Any) -> list[str]:
    """What a file of the table says of itself."""
    return [
        _("Counts of what is recorded here about %(place)s, as far as you may see it.")
        % {"place": place.name},
        _("The same help may be about several topics, so columns do not add up."),
    ]
