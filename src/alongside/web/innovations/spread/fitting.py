"""Where something new would fit next, and which aims of a place or partnership it meets."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.queries import brokered_places
from alongside.exchange.analyses.fitting_next import (
    Aim,
    Held,
    NextPlace,
    NextPlaces,
    aims_of_partnership,
    aims_of_place,
    fits_next,
    meets_aims,
)
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.analyses.spread_uses import read_uses
from alongside.exchange.innovations.queries.innovations import record_of
from alongside.exchange.innovations.queries.support import sponsors_of
from alongside.exchange.partnerships.queries.reading import card_for, partnerships_for
from alongside.exchange.places.queries import find_place, place_for
from alongside.web import downloads, typed
from alongside.web.components.formats import count, distance
from alongside.web.innovations import doors
from alongside.web.matches.presenters import parts, reasons
from alongside.web.matches.views import not_ready
from alongside.web.presenting import PRACTICE, address
from alongside.web.words import Words

NOT_READY = 503
TOUCH = "/introductions/new/"
MOST_PARTNERSHIPS = 60
MOST_NAMED = 3
AIM = Words(
    {
        "need": gettext_noop("Asked for"),
        "purpose": gettext_noop("What it is for"),
        "vision": gettext_noop("What will be different"),
        "measure": gettext_noop("How they count success"),
    }
)


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """Places whose needs it could meet and where it is not used yet, with what is known of each."""
    offer = _offered(request, ref)
    viewer = request.viewer  # type: ignore[attr-defined]
    uses = read_uses(viewer, offer)
    try:
        found = fits_next(viewer, offer, uses)
    except IndexProblem:
        return _not_ready(request, offer, "spread/next")
    if kind := downloads.asked_for(request):
        return _file(request, kind, offer, found)
    context = {
        "places": [_place(request, offer, one) for one in found.places],
        "without": ", ".join(place.name for place in found.without),
        "known": _known(viewer, offer, uses),
        "files": downloads.links(request) if found.places else [],
        "aims_url": f"/innovations/{offer.ref}/next/aims/",
        "needs_url": address("/needs/", world=PRACTICE if offer.world == PRACTICE else ""),
    }
    return doors.page(request, "spread/next", offer, context)


def _offered(request: HttpRequest, ref: str) -> Any:
    """The innovation, where it can be had now. Raises: Http404, also for what was only reported once."""
    offer = doors.innovation_or_404(request, ref)
    if offer.standing == "history":
        raise Http404
    return offer


def _not_ready(request: HttpRequest, offer: Any, template: str) -> HttpResponse:
    response = doors.page(request, template, offer, {"not_ready": not_ready()})
    response.status_code = NOT_READY
    return response


def _known(viewer: Any, offer: Any, uses: list[Any]) -> list[str]:
    """What holds wherever it goes: who uses it, how much room there is, who stands behind it."""
    using = sum(one.is_using for one in uses)
    said = [
        ngettext("%(n)s organisation uses it now.", "%(n)s organisations use it now.", using) % {"n": using}
        if using
        else _("Nobody has told us that they use it yet: whoever starts is the first.")
    ]
    if offer.capacity is not None:
        free = max(offer.capacity - (offer.taken or 0), 0)
        text = ngettext("There is room for %(n)s more.", "There is room for %(n)s more.", free)
        said.append(text % {"n": count(free)} if free else _("There is no room for more at the moment."))
    record = record_of(viewer, offer)
    behind = sponsors_of(viewer, record) if record is not None else []
    if names := ", ".join(dict.fromkeys(one.organisation for one in behind if one.until is None)):
        said.append(_("Who stands behind it: %(names)s.") % {"names": names})
    return said


def _place(request: HttpRequest, offer: Any, one: NextPlace) -> dict[str, Any]:
    """One place: what is asked there that it could meet, and how ready it is as far as is known."""
    viewer = request.viewer  # type: ignore[attr-defined]
    tells = is_valid_path(TOUCH) and (offer.owner_id in viewer.parties or bool(brokered_places(viewer)))
    return {
        "name": one.place.name if one.place else _("Where is not said"),
        "url": f"/places/{one.place.ref}/" if one.place else "",
        "needs": [
            {
                "title": met.need.title,
                "url": f"/needs/{met.need.ref}/",
                "why": reasons(met),
                "parts": parts(met),
                "tell_url": address(TOUCH, need=met.need.ref, offer=offer.ref)
                if tells and (not met.need.owner_id or met.need.owner_id != offer.owner_id)
                else "",
            }
            for met in one.met
        ],
        "ready": readiness(one),
    }


def readiness(one: NextPlace) -> list[str]:
    """What is known of how ready a place is, in sentences; also where nothing is known."""
    many = len(one.met)
    asked = ngettext(
        "%(n)s thing is asked for there that it could meet.",
        "%(n)s things are asked for there that it could meet.",
        many,
    )
    said = [asked % {"n": count(many)}]
    if one.there:
        names = ", ".join(use.name for use in one.there[:MOST_NAMED])
        if len(one.there) > MOST_NAMED:
            names = _("%(names)s and %(n)s more") % {"names": names, "n": len(one.there) - MOST_NAMED}
        said.append(_("Used in part of it already, by %(names)s: they can show it.") % {"names": names})
    near = [(use, km) for use, km in one.near if use not in one.there]
    if near:
        far = ", ".join(f"{use.name} ({distance(km)})" for use, km in near)
        said.append(_("Used nearby by %(names)s.") % {"names": far})
    elif not one.there:
        said.append(_("We know of nobody within 30 km who uses it."))
    for member, use in one.linked:
        pair = {"one": member.name, "other": use.name}
        said.append(_("%(one)s is there and works with %(other)s, which uses it.") % pair)
    if not one.linked:
        said.append(_("We know of nobody there who works with somebody that uses it."))
    return said


def _file(request: HttpRequest, kind: str, offer: Any, found: NextPlaces) -> HttpResponse:
    """The list of places, a row for each thing that is asked there."""
    head = [
        _("Where"),
        _("What is needed"),
        _("How well it fits, 0 to 1"),
        _("Why"),
        _("What is known"),
        _("Its page"),
    ]
    rows = [
        [
            one.place.name if one.place else "",
            met.need.title,
            round(met.score, 2),
            "; ".join(reasons(met)),
            " ".join(readiness(one)),
            request.build_absolute_uri(f"/needs/{met.need.ref}/"),
        ]
        for one in found.places
        for met in one.met
    ]
    about = [offer.title, _("Places where it is used already are left out.")]
    if offer.world == PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, _("Where it would fit next"), head, rows, about)


@require_GET
def aims(request: HttpRequest, ref: str) -> HttpResponse:
    """Hold it against what a place or a partnership wants: which of its aims it meets, and which not."""
    offer = _offered(request, ref)
    viewer = request.viewer  # type: ignore[attr-defined]
    about, key = request.GET.get("place", "").strip()[:120], request.GET.get("partnership", "").strip()
    work = card_for(viewer, key) if key else None
    if work is not None and work.world != offer.world:
        work = None
    problems: list[typed.Problem] = []
    if key and work is None:
        problems.append(typed.problem(_("Choose a partnership from the list."), "partnership"))
    place = work.place if work else None
    if about and work is None and not problems:
        answer = find_place(about)
        known = answer.where is not None and answer.where.id is not None and answer.where.world == offer.world
        place = place_for(answer.where.ref) if known and answer.where else None
        if place is None:
            said = answer.sentence if answer.where is None else _("Type a place of the same world.")
            problems.append(typed.problem(said, "place"))
    context: dict[str, Any] = {
        "partnerships": [("", _("None")), *_works(viewer, offer)],
        "chosen": {"place": about, "partnership": key},
        "tested": None,
    }
    if not problems and (work or place):
        wanted = aims_of_partnership(viewer, work) if work else aims_of_place(viewer, place)
        try:
            context |= _tested(meets_aims(viewer, offer, wanted, place), work.name if work else place.name)
        except IndexProblem:
            return _not_ready(request, offer, "spread/aims")
    return doors.page(request, "spread/aims", offer, context, problems)


def _works(viewer: Any, offer: Any) -> list[tuple[str, str]]:
    """Partnerships that are not over, of which the viewer may see what they are for."""
    rows = partnerships_for(viewer, world=offer.world).exclude(state="closed")
    return [(one.ref, one.name) for one in rows[:MOST_PARTNERSHIPS]]


def _tested(tested: list[Held], whose: str) -> dict[str, Any]:
    """The aims that it meets and those it does not, with a sentence that says how many."""
    met = sum(one.meets for one in tested)
    said = {"met": count(met), "all": count(len(tested)), "whose": whose}
    if not tested:
        says = _("Nobody has put into words here what %(whose)s wants.") % said
    elif not met:
        says = _("It does not seem to meet any of the %(all)s aims of %(whose)s.") % said
    else:
        says = _("It could meet %(met)s of %(all)s aims of %(whose)s.") % said
    return {
        "tested": True,
        "says": says,
        "meets": [_aim(one.aim, reasons(one)) for one in tested if one.meets],  # type: ignore[arg-type]
        "misses": [_aim(one.aim, []) for one in tested if not one.meets],
    }


def _aim(aim: Aim, why: list[str]) -> dict[str, Any]:
    return {
        "title": aim.text,
        "url": f"/needs/{aim.need.ref}/" if aim.need else "",
        "line": AIM[aim.kind],
        "why": " ".join(f"{one}." if not one.endswith(".") else one for one in why[:2]),
    }
