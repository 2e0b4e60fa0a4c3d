"""One's own page without an account: what one asked, who answers by when, what came of it."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from alongside.exchange.accounts.queries import my_guest, myself
from alongside.exchange.matches.queries import enquiries as queries
from alongside.exchange.matches.queries.calls import own_answers
from alongside.exchange.matches.queries.introductions import introductions_for, names_of
from alongside.exchange.matches.services.enquiring import EnquiryRefused, take_back_enquiry
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places.queries import within
from alongside.web.matches.calls.presenters import STATE as ANSWERED
from alongside.web.matches.introductions.presenters import item as introduction_item
from alongside.web.presenting import PRACTICE
from alongside.web.voices.asks.asking import open_question

from . import presenters

MOST = 20


@require_GET
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """What you asked, your needs and offers, and what is known about you. Visitors say their number first."""
    viewer = request.viewer  # type: ignore[attr-defined]
    guest, user = my_guest(viewer), myself(viewer)
    if guest is None and user is None:
        return redirect("/come-back/?next=/yours/")
    asked = queries.own_enquiries(viewer)
    rings = queries.who_ring(one.place_id for one in asked)
    mine = [presenters.own(one, rings[one.place_id]) for one in asked]
    new = request.GET.get("asked", "")
    page: dict[str, Any] = {
        "asked": mine,
        "just_asked": next((one for one in mine if one["ref"] == new), None),
        "guest": guest,
        "person": guest or user,
        "helper": user if guest else None,
        "lists": [one for one in _lists(viewer, guest.world if guest else "") if one["items"]],
        "practice": (guest.world if guest else next((one.world for one in asked), "real")) == PRACTICE,
    }
    world = PRACTICE if page["practice"] else "real"
    there = frozenset[int]().union(*(within(one.place_id) for one in asked[:1] if one.place_id))
    page["question"] = open_question(request, world=world, within=there)
    return render(request, "yours/show.html.jinja", page)


def _lists(viewer: Any, world: str) -> list[dict[str, Any]]:
    """What somebody answered, said and offered here, and whom they were put in touch with."""
    worlds = {"world": world} if world else {}
    needs = needs_for(viewer, **worlds).filter(owner__in=viewer.parties)[:MOST]
    offers = offers_for(viewer, **worlds).filter(owner__in=viewer.parties)[:MOST]
    found = list(introductions_for(viewer, **worlds)[:MOST])
    names = names_of(viewer, found)
    return [
        {"heading": _("What you answered"), "items": [_answer(one) for one in own_answers(viewer)[:MOST]]},
        {"heading": _("Put in touch"), "items": [introduction_item(one, names) for one in found]},
        {"heading": _("What you said is needed"), "items": [_record("needs", one) for one in needs]},
        {"heading": _("What you can do"), "items": [_record("offers", one) for one in offers]},
    ]


def _answer(one: Any) -> dict[str, Any]:
    return {
        "title": one.call.need.title,
        "url": f"/calls/{one.call.ref}/",
        "line": one.offer.title,
        "badge": str(ANSWERED[one.state]),
        "tone": "history" if one.state in ("not-chosen", "withdrawn") else "open",
    }


def _record(room: str, row: Any) -> dict[str, Any]:
    return {"title": row.title, "url": f"/{room}/{row.ref}/", "line": row.place.name if row.place else ""}


@require_POST
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """One no longer wants an answer."""
    if request.doer is None or queries.own_enquiry(request.viewer, ref) is None:  # type: ignore[attr-defined]
        raise Http404
    with suppress(EnquiryRefused):  # it was answered meanwhile, and the page says so
        take_back_enquiry(ref=ref, by=request.doer, at=timezone.now())  # type: ignore[attr-defined]
    return redirect("yours")
