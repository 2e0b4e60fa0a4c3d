"""Where things stall: how long each has been where it is, beside its type, and what may come of it."""

import math
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import portfolios_pace as analyses
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.web import words as house
from alongside.web.innovations.words import STATUS, TONE

from . import doors
from .board import time_text


@require_GET
def stalls(request: HttpRequest, ref: str) -> HttpResponse:
    """What is stuck first, then what goes on, what nothing can be said of, and what was halted."""
    found = doors.portfolio_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    held = queries.held_for(viewer, found)
    paces = analyses.paces(viewer, held, world=found.world)
    going = [(one, paces.get(one.offer.pk)) for one in held if one.status == "moving"]
    stuck = [(one, pace) for one, pace in going if pace is not None and pace.stalled]
    context = {
        "stuck": [_item(one, pace) for one, pace in sorted(stuck, key=_longest)],
        "moving": [_item(one, pace) for one, pace in going if pace is not None and not pace.stalled],
        "unknown": [_bare(one) for one, pace in going if pace is None],
        "halted": [_bare(one) for one in held if one.status != "moving"],
        "valleys": [_valley(one) for one in analyses.valleys(viewer, world=found.world)],
    }
    return doors.page(request, "stalls", found, context)


def _longest(pair: tuple[Any, Any]) -> tuple[float, float]:
    pace = pair[1]
    return pace.chance, -pace.since


def _bare(one: Any) -> dict[str, Any]:
    halted = one.status != "moving"
    return {
        "title": one.offer.title,
        "url": f"/innovations/{one.offer.ref}/",
        "line": house.STAGE[one.stage] if one.stage else _("Not known where it has got to"),
        "badge": STATUS[one.status] if halted else "",
        "tone": TONE[one.status],
        "why": one.record.status_why[:300] if halted and one.record else "",
    }


def _item(one: Any, pace: Any) -> dict[str, Any]:
    here = _("%(stage)s for %(time)s") % {"stage": house.STAGE[pace.stage], "time": time_text(pace.since)}
    return {
        "title": one.offer.title,
        "url": f"/innovations/{one.offer.ref}/",
        "line": " · ".join(filter(None, [house.TYPE[one.kind] if one.kind else "", here])),
        "why": " ".join(filter(None, [unusual(pace), ahead(pace)])),
        "badge": _("Longer than usual") if pace.stalled else "",
        "tone": "unclaimed",
    }


def unusual(pace: Any) -> str:
    """How long others of its type stay where it is, and how many stayed as long."""
    if pace.chance is None:
        return _("Too few others came there to compare with.")
    who = {"type": house.TYPE[pace.kind], "many": pace.peers} if pace.kind else {"many": pace.peers}
    beside = (
        _("Beside %(many)d others of its type (%(type)s)")
        if pace.kind
        else _("Beside %(many)d others of all types")
    ) % who
    usual = (
        _("half stay longer than %(time)s") % {"time": time_text(pace.usual)}
        if math.isfinite(pace.usual)
        else _("most are there still")
    )
    tens = round(pace.chance * 10)
    if pace.chance <= 0:
        stays = _("none stayed as long")
    elif tens == 0:
        stays = _("fewer than 1 in 10 stayed as long")
    elif tens == 10:
        stays = _("nearly all stay as long")
    else:
        stays = _("about %(tens)d in 10 stay at least as long") % {"tens": tens}
    return _("%(beside)s: %(usual)s, and %(stays)s.") % {"beside": beside, "usual": usual, "stays": stays}


def ahead(pace: Any) -> str:
    """How likely and how soon it is used, as the others went; or that too little is known."""
    if pace.stage in ("adoption", "diffusion", "scale-up", "decommissioning"):
        return ""
    if pace.adopted is None:
        return _("Whether it will be used cannot be said: too few have been where it is for as long.")
    low, high = (round(value * 10) for value in (pace.low, pace.high))
    years = analyses.YEARS
    chance = (
        _("Of ten like it, about %(low)d are in use within %(years)d years")
        if low == high
        else _("Of ten like it, between %(low)d and %(high)d are in use within %(years)d years")
    ) % {"low": low, "high": high, "years": years}
    if not math.isfinite(pace.median):
        return _("%(chance)s, and fewer than half in the end.") % {"chance": chance}
    return _("%(chance)s, half of them in %(time)s from now.") % {
        "chance": chance,
        "time": time_text(pace.median),
    }


def _valley(one: Any) -> str:
    """Where most of a type is lost, in a sentence."""
    lost = round((one.stopped + one.stuck) * 10)
    there = ngettext("one is there now", "%(num)d are there now", one.waiting) % {"num": one.waiting}
    share = _("about %(lost)d in 10") % {"lost": lost} if lost else _("fewer than 1 in 10")
    said = _("%(type)s: most stop or stay at “%(stage)s”, %(share)s of %(many)d that came there; %(there)s.")
    return said % {
        "type": house.TYPE[one.kind],
        "stage": house.STAGE[one.stage],
        "share": share,
        "many": one.stays,
        "there": there,
    }
