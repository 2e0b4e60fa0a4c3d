"""The list of innovations, and the page of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.innovations.queries import innovations as queries
from alongside.web import filters, listing, presenting
from alongside.web import words as house
from alongside.web.evidence import sections as valuing
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.shapes import OFFER, Shape

from . import doors, linking, words
from .adoption import section as adoption
from .journey import section as journey
from .record import section as record
from .spread import section as spread

PARTS = {"record": record, "journey": journey, "adoption": adoption, "spread": spread}
MINE = {"yes": lazy("Those that I keep")}


def _rows(asked: Asked) -> Any:
    rows = queries.innovations_for(
        asked.viewer,
        world=asked.world,
        q=asked["q"],
        place_id=asked.place_id,
        subjects=filters.branches(asked),
    )
    return queries.narrowed(
        asked.viewer,
        rows,
        type_=asked["type"],
        stage=asked["stage"],
        status=asked["status"],
        word=asked["word"],
        mine=bool(asked["mine"]),
    )


def item(offer: Any) -> dict[str, Any]:
    """One in a list; where nothing is known of its stage, nothing is said."""
    stage = ", ".join(house.STAGE.get(one, one) for one in offer.stages)
    return presenting.offer_item(offer) | {
        "url": doors.url_of(offer),
        "line": " · ".join(
            filter(None, [doors.types_said(offer), stage, offer.place.name if offer.place else ""])
        ),
    }


INNOVATIONS = Shape(
    item,
    (
        *OFFER[:1],
        (lazy("What kind of thing"), lambda row: "; ".join(row.innovation_types)),
        *OFFER[2:],
    ),
    lambda viewer: ("abouts__subject",),
)
LIST = Listing(
    template="innovations/index.html.jinja",
    name=lazy("New ways of doing things"),
    rows=_rows,
    shape=INNOVATIONS,
    filters=(
        listing.WORDS,
        listing.PLACE,
        of_words("type", lazy("What kind of thing"), house.TYPE),
        of_words("stage", lazy("Where it's got to"), house.STAGE),
        filters.more(filters.SUBJECT),
        of_words("word", lazy("New, or made better"), words.WORD, more=True),
        of_words("status", lazy("Whether it goes on"), words.STATUS, more=True),
        Filter("mine", lazy("Whose"), lambda viewer, world: MINE if viewer.user_id else {}, more=True),
    ),
    orders={"new": (lazy("Newest first"), ("-made_at", "-pk"))},
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Innovations the viewer may see."""
    return listing.answer(request, LIST, may_start=request.doer is not None)  # type: ignore[attr-defined]


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One innovation: what it is, its record, its journey, who uses it, how it spreads, what it goes with."""
    offer = doors.innovation_or_404(request, ref)
    if ref != offer.ref:
        return redirect(doors.url_of(offer))
    shown, ways = _parts(request, offer)
    context = {
        "heading": offer.title,
        "facts": _facts(request.viewer, offer),  # type: ignore[attr-defined]
        "parts": shown,
        "ways": [*_own_ways(request, offer), *ways, *valuing.ways(request, offer)],
        "valued": valuing.shown(request, offer),
        "links": linking.shown(request, offer),
        "source": presenting.source_of(offer),
        "keeper": presenting.keeper(offer, _actor(request.viewer, offer)),  # type: ignore[attr-defined]
    }
    return doors.page(request, "show", offer, context)


def _parts(request: HttpRequest, offer: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What each part of the room shows of it, and what can be done there."""
    shown = {name: part.section(request, offer) for name, part in PARTS.items()}
    ways = [way for part in PARTS.values() for way in part.ways(request, offer)]
    return shown, ways


def _actor(viewer: Any, offer: Any) -> Any:
    return actor_links(viewer, [offer.actor_id]).get(offer.actor_id or 0)


def _facts(viewer: Any, offer: Any) -> list[dict[str, Any]]:
    helpers = list(offer.helpers.values_list("pk", flat=True))
    actors = actor_links(viewer, [offer.actor_id, *helpers])
    named = [actors[pk] for pk in [offer.actor_id, *helpers] if pk in actors]
    head = _("Kept by") if offer.standing == "open" else _("Named with it")
    place = offer.place
    return [
        presenting.links(head, [(one.name, f"/actors/{one.ref}/") for one in named]),
        presenting.fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        presenting.links(
            _("Regions"),
            [(row.name, f"/places/{row.ref}/") for row in offer.reach.order_by("name")[:12]],
        ),
        presenting.subject_links("/innovations/", offer),
    ]


def _own_ways(request: HttpRequest, offer: Any) -> list[dict[str, Any]]:
    """Begin its record, say who sees it, what it goes with; and all that can be done with help on offer."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = queries.record_of(viewer, offer)
    at = doors.url_of(offer)
    if queries.keeps(viewer, row):
        return [
            {"text": _("Who may see it"), "url": f"{at}sharing/", "main": False},
            {"text": _("Say what it goes with"), "url": f"{at}links/", "main": False},
        ]
    if row is None and queries.may_keep(viewer, offer):
        return [{"text": _("Keep its record here"), "url": f"{at}begin/", "main": True}]
    return []
