"""The list of offers, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Ask, Found
from alongside.exchange.analyses.matching import find_offers
from alongside.exchange.analyses.queries import IndexProblem, question
from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.offers import queries
from alongside.web import presenting, words
from alongside.web.components.formats import long_date
from alongside.web.matches.presenters import parts, reasons
from alongside.web.matches.views import LONGEST
from alongside.web.presenting import PRACTICE, fact

LOOKED_THROUGH = 300


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Offers the viewer may see."""
    world = presenting.world_of(request)
    rows = queries.offers_for(
        request.viewer,  # type: ignore[attr-defined]
        world=world,
        kind=presenting.chosen(request, "kind", words.KIND),
        standing=presenting.chosen(request, "standing", words.STANDING),
        q=request.GET.get("q", "").strip(),
    )
    return render(
        request,
        "offers/index.html.jinja",
        {
            "page": presenting.page_of(request, rows, presenting.offer_item),
            "filters": [
                presenting.typed(request, "q", "Words"),
                presenting.choice(request, "kind", "Kind of help", words.KIND),
                presenting.choice(request, "standing", "How it can be had", words.STANDING),
            ],
            "practice": world == PRACTICE,
            "practice_exit_url": "/offers/",
        },
    )


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One offer: what it is, where it comes from; and why it fits, when opened from a need."""
    viewer = request.viewer  # type: ignore[attr-defined]
    offer = queries.offer_for(viewer, key)
    if offer is None:
        raise Http404
    if key != offer.ref:
        kept = {name: request.GET.get(name, "") for name in ("need", "q", "place")}
        return redirect(presenting.address(f"/offers/{offer.ref}/", **kept))
    asked = _asked(request, viewer, offer)
    found = _found(viewer, asked, offer) if asked else None
    return render(
        request,
        "offers/show.html.jinja",
        {
            "thing": _thing(viewer, offer),
            "why": reasons(found) if found else [],
            "why_parts": parts(found) if found else [],
            "why_need": _back(request, asked) if asked and found else None,
            "practice": offer.world == PRACTICE,
            "practice_exit_url": "/offers/",
        },
    )


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
    ids = [offer.source_id or "", *offer.identifiers.values_list("value", flat=True)]
    reach = offer.reach.order_by("name")
    return {
        "title": offer.title,
        "kind_word": words.KIND[offer.kind],
        "standing": offer.standing,
        "standing_text": presenting.standing_text(offer),
        "paragraphs": [offer.summary] if offer.summary else [],
        "facts": [
            {
                "key": "Offered by" if offer.standing == "open" else "Named with it",
                "value": actor.name if actor else "",
                "url": f"/actors/{actor.ref}/" if actor else "",
            },
            presenting.links(
                "Others named with it", [(other.name, f"/actors/{other.ref}/") for other in others]
            ),
            fact("Who it is for", offer.audience),
            {
                "key": "Where",
                "value": offer.place.name if offer.place else "",
                "url": f"/places/{offer.place.ref}/" if offer.place else "",
            },
            presenting.links("Serves", [(place.name, f"/places/{place.ref}/") for place in reach[:12]]),
            fact("How the place was found", words.POINT.get(offer.point_basis, "")),
            fact("How much", offer.amount),
            fact("Room", _room(offer)),
            fact("From", long_date(offer.available_from)),
            fact("Until", long_date(offer.valid_until)),
            fact("How far along", ", ".join(words.STAGE.get(stage, stage) for stage in offer.stages)),
            fact("How well it is proven", words.EVIDENCE.get(offer.evidence, "")),
            fact("About", ", ".join(label for _, label, *_ in queries.subjects_of(offer))),
            fact("Contact", offer.contact),
            {"key": "Website", "value": offer.website, "url": offer.website},
            fact("The source's word for it", offer.kind_in_source),
            fact("Known as", ", ".join(filter(None, ids))),
        ],
        "source": presenting.source_of(offer),
        "sections": [],
    }


def _room(offer: Any) -> str:
    """'2 of 8 places free'."""
    if offer.capacity is None:
        return ""
    free = offer.capacity - (offer.taken or 0)
    return (
        f"{free} of {offer.capacity} places free" if free else f"Full: all {offer.capacity} places are taken"
    )
