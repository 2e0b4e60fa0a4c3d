"""How widely each new thing is used in a place: shares and ranges of ranks, as page and file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.uptake import Uptake, uptake
from alongside.exchange.places.queries import find_place
from alongside.web import downloads, typed
from alongside.web.components import charts
from alongside.web.components.formats import count
from alongside.web.presenting import PRACTICE, world_of

from .wording import percent

WRONG = 422


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What is used in a place, or everywhere, most widely used first."""
    viewer = request.viewer  # type: ignore[attr-defined]
    key, world = " ".join(request.GET.get("place", "").replace("\0", "").split())[:120], world_of(request)
    answer = find_place(key) if key else None
    where = answer.where if answer else None
    problems: list[typed.Problem] = []
    if answer is not None and (where is None or where.id is None):
        problems.append(typed.problem(answer.sentence or _("We do not know this place."), "place"))
    if where is not None:
        world = where.world
    found = uptake(viewer, world=world, place_id=where.id if where else None)
    name = where.name if where else ""
    if kind := downloads.asked_for(request):
        return _file(request, kind, found, name, world)
    context = {
        "problems": problems,
        "wrong": {one["field"]: one["text"] for one in problems},
        "place": key,
        "says": says(found, name),
        "chart": _chart(request, found) if found.lines else None,
        "practice": world == PRACTICE,
        "practice_exit_url": "/innovations/uptake/",
    }
    status = WRONG if problems else 200
    return render(request, "innovations/spread/uptake.html.jinja", context, status=status)


def says(found: Uptake, place: str) -> list[str]:
    """What the page rests on, and that ranks are ranges."""
    if not found.lines:
        return [_("Nobody has told us that they use anything new here.")]
    text = ngettext(
        "%(n)s organisation here says that it uses something new, or did.",
        "%(n)s organisations here say that they use something new, or did.",
        found.sites,
    )
    said = [text % {"n": count(found.sites)}]
    if found.is_compared:
        said.append(_("Where two ranges of ranks reach past each other, either may be the wider used."))
    else:
        said.append(_("That is too little to compare."))
    return said


def _rank(first: int, last: int) -> str:
    if not first:
        return "–"
    return count(first) if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _chart(request: HttpRequest, found: Uptake) -> dict[str, Any]:
    """The shares with their ranges, the table that says the same, and its files."""
    points = [
        {
            "name": one.offer.title[:40],
            "value": round(100 * one.started / found.sites),
            "low": round(100 * one.low),
            "high": round(100 * one.high),
        }
        for one in found.lines
    ]
    numbers = [_("Ever started"), _("Use it now"), _("Stopped"), _("Share that started"), _("Rank, likely")]
    return {
        "spec": charts.between(points, _("Of 100 organisations, have started")),
        "head": [_("What"), *({"text": text, "format": "numeric"} for text in numbers)],
        "rows": [
            [
                {"items": [{"text": one.offer.title, "url": f"/innovations/{one.offer.ref}/spread/"}]},
                *({"text": text, "format": "numeric"} for text in _numbers(found, one)),
            ]
            for one in found.lines
        ],
        "links": downloads.links(request),
    }


def _numbers(found: Uptake, one: Any) -> list[str]:
    share = _("%(share)s (%(low)s to %(high)s)") % {
        "share": percent(one.started / found.sites),
        "low": percent(one.low),
        "high": percent(one.high),
    }
    counts = [count(number) for number in (one.started, one.using, one.stopped)]
    return [*counts, share, _rank(one.first, one.last)]


def _file(request: HttpRequest, kind: str, found: Uptake, place: str, world: str) -> HttpResponse:
    """The same as a list."""
    head = [
        _("What"),
        _("Ever started"),
        _("Use it now"),
        _("Stopped"),
        _("Organisations"),
        _("Share from"),
        _("Share to"),
        _("Rank from"),
        _("Rank to"),
        _("Its page"),
    ]
    rows = [
        [
            one.offer.title,
            one.started,
            one.using,
            one.stopped,
            found.sites,
            round(one.low, 3),
            round(one.high, 3),
            one.first or None,
            one.last or None,
            request.build_absolute_uri(f"/innovations/{one.offer.ref}/"),
        ]
        for one in found.lines
    ]
    about = [place, *says(found, place)]
    if world == PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, _("How widely each is used"), head, rows, [line for line in about if line])
