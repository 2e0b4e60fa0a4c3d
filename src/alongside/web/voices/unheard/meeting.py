"""Where to meet those who are not heard: how many places and how far to travel, the best of them, why."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from alongside.exchange.analyses import unheard_venues as venues
from alongside.exchange.analyses.unheard import Found
from alongside.exchange.analyses.unheard_venues import Meeting, Stop, where_to_meet
from alongside.web import downloads
from alongside.web.components.formats import count, long_date
from alongside.web.presenting import PRACTICE

from . import presenters, wording
from .asked import Asked, answer, asked
from .views import is_fine

USUAL_MANY, USUAL_KM = 3, 5
KMS = (1, 2, 3, 5, 8, 12, 20)
NAMED = 4  # neighbourhoods named with each place
KIND_WORDS = {
    "libraries": lazy("Libraries"),
    "halls": lazy("Halls and other rooms"),
    "sport": lazy("Sports clubs"),
    "surgeries": lazy("GP surgeries"),
}
KIND_ONE = {
    "libraries": lazy("Library"),
    "halls": lazy("Hall or room"),
    "sport": lazy("Sports club"),
    "surgeries": lazy("GP surgery"),
}

HOW = lazy("Ways are straight lines made 1.3 times as long. A neighbourhood is reached whole, or not at all.")


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The few places that reach most people who are not heard."""
    ask = asked(request)
    found = answer(request, ask)
    many, km, kinds, problems = _wanted(request)
    shown: dict[str, Any] = {
        "ask": ask,
        "where": ask.where,
        "back_url": f"/unheard/{ask.query()}",
        "problems": problems,
        "many": many,
        "km": km,
        "kms": [{"value": one, "text": _("%(n)d km") % {"n": one}, "selected": one == km} for one in KMS],
        "kinds": [(key, str(text)) for key, text in KIND_WORDS.items()],
        "chosen": kinds,
        "hidden": _hidden(ask),
        "found": None,
        "practice": ask.question.world == PRACTICE,
        "practice_exit_url": "/unheard/",
    }
    if found is None or not is_fine(found):
        return render(request, "voices/unheard/meet.html.jinja", shown)
    viewer = request.viewer  # type: ignore[attr-defined]
    best = where_to_meet(viewer, found, many=many, km=km, kinds=kinds)
    if kind := downloads.asked_for(request):
        return _file(kind, ask, found, best)
    shown["found"] = {
        "says": _says(found, best),
        "proof": _proof(best),
        "stops": [_stop(found, one, at) for at, one in enumerate(best.stops, start=1)],
        "points": [_point(one, at) for at, one in enumerate(best.stops, start=1)],
        "areas_url": f"/unheard/areas.geojson{ask.query()}",
        "picture_url": f"/unheard/map.svg{ask.query()}",
        "how": HOW,
        "title": _title(ask),
        "people": wording.people(found),
        "digest": best.digest,
        "downloads": downloads.links(request),
        "legend": presenters.legend(found),
        "common": [str(text) for text in wording.COMMON],
        "kept": _kept(request, best),
        "keep_url": f"/unheard/meet/keep/?{request.GET.urlencode()}" if _may_keep(request) else "",
    }
    return render(request, "voices/unheard/meet.html.jinja", shown)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what was found, with all it was worked out from as a mark, so that it can be looked at again."""
    ask = asked(request)
    found = answer(request, ask) if _may_keep(request) else None
    if found is None or not is_fine(found):
        raise Http404
    many, km, kinds, _problems = _wanted(request)
    viewer = request.viewer  # type: ignore[attr-defined]
    best = where_to_meet(viewer, found, many=many, km=km, kinds=kinds)
    wanted = {"many": many, "km": km, "kinds": list(kinds), "level": found.ground.level}
    run = venues.keep_meeting(best, asked=wanted, by=request.doer)  # type: ignore[attr-defined]
    query = request.GET.copy()
    query["run"] = str(run.pk)
    return redirect(f"/unheard/meet/?{query.urlencode()}")


def _may_keep(request: HttpRequest) -> bool:
    return request.viewer.user_id is not None  # type: ignore[attr-defined]


def _kept(request: HttpRequest, best: Meeting) -> str:
    """When the answer that the address names was kept, and whether the same comes out now."""
    run = venues.kept(request.GET.get("run", ""))
    if run is None:
        return ""
    day = long_date(run.made_at.date())
    if run.input_hash == best.digest:
        return _("Kept on %(day)s. The same comes out now.") % {"day": day}
    return _("Kept on %(day)s. Voices, figures or places have changed since, so this is another answer.") % {
        "day": day
    }


def _wanted(request: HttpRequest) -> tuple[int, int, tuple[str, ...], list[dict[str, str]]]:
    """How many places, how far, of which kinds; what cannot be read is the usual, and said."""
    problems = []
    typed = request.GET.get("many", "").strip()
    many = int(typed) if typed.isdecimal() and 1 <= int(typed[:4]) <= venues.MOST_VENUES else 0
    if typed and not many:
        said = _("Write how many places, from 1 to %(most)d.") % {"most": venues.MOST_VENUES}
        problems.append({"text": said, "href": "#many", "field": "many"})
    far = request.GET.get("km", "").strip()
    km = int(far) if far.isdecimal() and int(far[:4]) in KMS else USUAL_KM
    kinds = tuple(one for one in venues.KINDS if one in request.GET.getlist("kind")) or venues.USUAL
    return many or USUAL_MANY, km, kinds, problems


def _hidden(ask: Asked) -> list[dict[str, str]]:
    parts = {
        "world": PRACTICE if ask.question.world == PRACTICE else "",
        "in": ask.place.ref if ask.place else "",
        "show": ask.question.code,
        "voices": ask.question.way,
    }
    return [{"name": name, "value": value} for name, value in parts.items() if value]


def _title(ask: Asked) -> str:
    return _("Where to meet people who are not heard: %(where)s") % {"where": ask.where}


def _says(found: Found, best: Meeting) -> list[str]:
    """What the best places reach, in plain sentences."""
    said = {
        "n": len(best.stops),
        "value": wording.about(best.value),
        "all": wording.about(best.people),
        "people": wording.people(found),
        "km": f"{best.km:g}",
        "venues": count(best.venues),
    }
    if not best.people:
        return [_("There is no area of which we can say that people are heard less than their share.")]
    if not best.stops:
        return [_("None of %(venues)s places to meet lies within %(km)s km of them.") % said]
    lines = [
        ngettext(
            "This place reaches about %(value)s of %(all)s %(people)s not heard, within %(km)s km.",
            "These %(n)d places reach about %(value)s of %(all)s %(people)s not heard, within %(km)s km.",
            len(best.stops),
        )
        % said
    ]
    if best.one_more is not None and best.one_more >= 0.5:
        lines.append(
            _("The best choice with one more place would reach about %(n)s more.")
            % {"n": wording.about(best.one_more)}
        )
    if best.people - best.near >= 0.5:
        lines.append(
            _("About %(n)s live further away than that from all %(venues)s places we know.")
            % {"n": wording.about(best.people - best.near), "venues": count(best.venues)}
        )
    return lines


def _proof(best: Meeting) -> str:
    """How good the choice is, for those who want it."""
    if not best.stops:
        return ""
    if best.proven:
        return _("No other choice of as many places reaches more: this is proven.")
    return _("No other choice of as many places can reach more than %(gap)s more.") % {
        "gap": wording.percent(best.gap)
    }


def _stop(found: Found, one: Stop, number: int) -> dict[str, Any]:
    names = [found.ground.areas[at].name for at in one.areas[:NAMED]]
    venue = one.venue
    return {
        "number": number,
        "title": venue.title,
        "url": f"/{'offers' if venue.is_offer else 'organisations'}/{venue.ref}/",
        "kind": str(KIND_ONE[venue.kind]),
        "place": venue.place,
        "contact": venue.contact or _("No phone is known here"),
        "reaches": wording.about(one.reaches),
        "only": wording.about(one.only) if one.reaches - one.only >= 1 else "",
        "approximate": venue.is_approximate,
        "areas": ", ".join(names),
        "more": max(0, len(one.areas) - NAMED),
    }


def _point(one: Stop, number: int) -> dict[str, Any]:
    venue = one.venue
    return {"lat": venue.lat, "lon": venue.lon, "number": number, "title": venue.title}


def _file(kind: str, ask: Asked, found: Found, best: Meeting) -> HttpResponse:
    head = [
        _("Place"),
        _("Kind"),
        _("Where"),
        _("Phone"),
        _("Reaches"),
        _("Only this one reaches"),
        _("Neighbourhoods"),
        _("Latitude"),
        _("Longitude"),
        _("Reference"),
    ]
    rows = [
        [
            one.venue.title,
            str(KIND_ONE[one.venue.kind]),
            one.venue.place,
            one.venue.contact,
            round(one.reaches),
            round(one.only),
            "; ".join(found.ground.areas[at].name for at in one.areas),
            one.venue.lat,
            one.venue.lon,
            one.venue.ref,
        ]
        for one in best.stops
    ]
    about = [_title(ask), *_says(found, best), _proof(best), HOW, best.digest]
    return downloads.as_file(kind, _title(ask), head, rows, [str(line) for line in about if line])
