"""The list of offers, and the page of one."""

from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask, Found
from alongside.exchange.analyses.matching import find_offers
from alongside.exchange.analyses.queries import IndexProblem, question
from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.offers import queries
from alongside.web import actions, filters, listing, presenting, sight, words
from alongside.web.components.formats import long_date
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Listing, Part
from alongside.web.matches.presenters import parts, reasons
from alongside.web.matches.views import LONGEST
from alongside.web.presenting import PRACTICE, fact
from alongside.web.shapes import OFFERS, alike

LOOKED_THROUGH = 300
NOW = ("open", "unclaimed")
THEN = ("history",)


def _rows(asked: Asked) -> Any:
    return queries.offers_for(
        asked.viewer,
        world=asked.world,
        kind=asked["kind"],
        standing=asked["standing"],
        q=asked["q"],
        place_id=asked.place_id,
        stage=asked["stage"],
        subjects=filters.branches(asked),
    )


LIST = Listing(
    template="offers/index.html.jinja",
    name=lazy("Help on offer"),
    rows=_rows,
    shape=OFFERS,
    filters=(
        listing.WORDS,
        listing.PLACE,
        of_words("kind", lazy("Kind of help"), words.KIND),
        of_words("standing", lazy("How it can be had"), words.STANDING),
        filters.more(filters.SUBJECT),
        of_words("stage", lazy("How far along"), words.STAGE, more=True),
        filters.SETTING,
    ),
    orders={
        "new": (lazy("Newest first"), ("-made_at", "-pk")),
        "checked": (lazy("Last checked first"), (F("confirmed_on").desc(nulls_last=True), "title", "pk")),
    },
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Offers the viewer may see."""
    return listing.answer(request, LIST)


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One offer: what it is, whence, what is like it; and why it fits, when opened from a need."""
    viewer = request.viewer  # type: ignore[attr-defined]
    offer = queries.offer_for(viewer, key)
    if offer is None:
        raise Http404
    if key != offer.ref:
        kept = {name: request.GET.get(name, "") for name in ("need", "q", "place")}
        return redirect(presenting.address(f"/offers/{offer.ref}/", **kept))
    lists = _alike(viewer, offer)
    if file := listing.part_file(request, offer.title, lists):
        return file
    asked = _asked(request, viewer, offer)
    found = _found(viewer, asked, offer) if asked else None
    page = {
        "thing": _thing(viewer, offer)
        | {"sections": listing.sections(request, lists), "actions": actions.for_offer(request, offer)},
        "why": reasons(found) if found else [],
        "why_parts": parts(found) if found else [],
        "why_need": _back(request, asked) if asked and found else None,
        "practice": offer.world == PRACTICE,
        "practice_exit_url": "/offers/",
    }
    return render(request, "offers/show.html.jinja", page)


def _asked(request: HttpRequest, viewer: Any, offer: Any) -> Ask | None:
    """The question from which the offer was opened, stored or typed, if it is of the offer's world."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    ask = Ask(text=typed, world=offer.world, top=LOOKED_THROUGH)
    asked = question(viewer, request.GET.get("need", ""), ask, place=request.GET.get("place", ""))
    return asked if isinstance(asked, Ask) and asked.world == offer.world else None


def _back(request: HttpRequest, asked: Ask) -> dict[str, str]:
    """The way back to the question."""
    if asked.need_id:
        return {"text": asked.title, "url": f"/needs/{request.GET['need']}/"}
    again = presenting.address("/find/", q=asked.text, place=request.GET.get("place", ""))
    return {"text": asked.text, "url": again}


def _found(viewer: Any, asked: Ask, offer: Any) -> Found | None:
    """This offer among the answers to a question, if it is one."""
    try:
        answer = find_offers(viewer, asked)
    except IndexProblem:
        return None
    return next((found for found in answer.found if found.offer_pk == offer.pk), None)


def _thing(viewer: Any, offer: Any) -> dict[str, Any]:
    helpers = list(offer.helpers.values_list("pk", flat=True))
    actors = actor_links(viewer, [offer.actor_id, *helpers])
    actor = actors.get(offer.actor_id or 0)
    others = [actors[pk] for pk in helpers if pk in actors and pk != offer.actor_id]
    return {
        "title": offer.title,
        "kind_word": words.KIND[offer.kind],
        "standing": offer.standing,
        "standing_text": presenting.standing_text(offer),
        "paragraphs": [offer.summary] if offer.summary else [],
        "facts": [*_who_and_where(offer, actor, others), *_what(offer)],
        "source": presenting.source_of(offer),
        "keeper": presenting.keeper(offer, actor),
        "mark": sight.mark(viewer, offer),
    }


def _who_and_where(offer: Any, actor: Any, others: list[Any]) -> list[dict[str, Any]]:
    place = offer.place
    return [
        fact(
            _("Offered by") if offer.standing == "open" else _("Named with it"),
            actor.name if actor else "",
            f"/actors/{actor.ref}/" if actor else "",
        ),
        presenting.links(
            _("Others named with it"), [(other.name, f"/actors/{other.ref}/") for other in others]
        ),
        fact(_("Who it is for"), offer.audience),
        fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        presenting.links(
            _("Serves"), [(row.name, f"/places/{row.ref}/") for row in offer.reach.order_by("name")[:12]]
        ),
        fact(_("How the place was found"), words.POINT.get(offer.point_basis, "")),
    ]


def _what(offer: Any) -> list[dict[str, Any]]:
    ids = [offer.source_id or "", *offer.identifiers.values_list("value", flat=True)]
    return [
        fact(_("How much"), offer.amount),
        fact(_("Room"), _room(offer)),
        fact(_("From"), long_date(offer.available_from)),
        fact(_("Until"), long_date(offer.valid_until)),
        fact(_("How far along"), ", ".join(words.STAGE.get(stage, stage) for stage in offer.stages)),
        fact(_("How well it is proven"), words.EVIDENCE.get(offer.evidence, "")),
        presenting.subject_links("/offers/", offer),
        fact(_("Contact"), offer.contact),
        fact(_("Website"), offer.website, offer.website),
        fact(_("The source's word for it"), offer.kind_in_source),
        fact(_("Known as"), ", ".join(filter(None, ids))),
    ]


def _room(offer: Any) -> str:
    """'2 of 8 places free'."""
    if offer.capacity is None:
        return ""
    free = offer.capacity - (offer.taken or 0)
    said = _("%(free)d of %(all)d places free") if free else _("Full: all %(all)d places are taken")
    return said % {"free": free, "all": offer.capacity}


def _alike(viewer: Any, offer: Any) -> list[Part]:
    """What is like it: now and near, where its point is known, and what was reported in the past."""
    is_placed = offer.lat is not None or (offer.place is not None and offer.place.lat is not None)
    now = queries.like(viewer, offer, standings=NOW) if is_placed else []
    then = queries.like(viewer, offer, standings=THEN, most=3 if now else 6)
    return [
        Part("near", _("Like it, and near"), now, alike(OFFERS)),
        Part("past", _("Like it, tried in the past"), then, alike(OFFERS)),
    ]
