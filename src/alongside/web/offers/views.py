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

from .questions import labels

LOOKED_THROUGH = 300
CLOSING = {"soon": lazy("Closing soon")}
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
        closing_soon=asked["closing"] == "soon",
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
        of_words("closing", lazy("Money"), CLOSING, more=True),
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
        "safeguarding": _safeguarding(viewer, offer),
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
    contact, website = queries.contact_of(offer)
    ids = [offer.source_id or "", *offer.identifiers.values_list("value", flat=True)]
    return [
        fact(_("How much"), offer.amount),
        fact(_("Room"), _room(offer)),
        fact(_("When"), offer.days),
        fact(_("What they would rather not do"), offer.wont_do),
        fact(_("What they need in return"), offer.in_return),
        fact(_("Can do"), labels(offer.skills)),
        *_money(offer),
        fact(_("From"), long_date(offer.available_from)),
        fact(_("Until"), long_date(offer.valid_until)),
        fact(_("How far along"), ", ".join(words.STAGE.get(stage, stage) for stage in offer.stages)),
        fact(_("How well it is proven"), words.EVIDENCE.get(offer.evidence, "")),
        presenting.subject_links("/offers/", offer),
        fact(_("Contact"), contact),
        fact(_("Website"), website, website),
        fact(_("The source's word for it"), offer.kind_in_source),
        fact(_("Known as"), ", ".join(filter(None, ids))),
    ]


def _money(offer: Any) -> list[dict[str, Any]]:
    """Of money: how much, when and by whom it can be had."""
    if offer.kind != "fund":
        return []
    hours = offer.hours_to_apply
    return [
        fact(_("Sums"), _sums(offer.amount_low, offer.amount_high)),
        fact(_("Apply from"), long_date(offer.opens_on)),
        fact(_("Apply by"), _("At any time") if offer.rolling else long_date(queries.closes_on(offer))),
        fact(_("Who may apply"), offer.who_may_apply),
        fact(_("Time it takes to apply"), _("About %(count)d hours") % {"count": hours} if hours else ""),
        fact(_("Last checked"), long_date(offer.confirmed_on)),
    ]


def _sums(low: int | None, high: int | None) -> str:
    """'£100 to £1,000'."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        said = _("Up to £%(sum)s") if low is None else _("From £%(sum)s")
        return said % {"sum": f"{low if high is None else high:,}"}
    return _("£%(low)s to £%(high)s") % {"low": f"{low:,}", "high": f"{high:,}"}


def _safeguarding(viewer: Any, offer: Any) -> dict[str, Any] | None:
    """How the help is given, and through whom alone it is put in touch; None where nothing is to be said."""
    if not offer.safeguarding:
        return None
    how = [words.SETTING[one] for one in offer.safeguarding]
    if offer.host_id is None or offer.host_checked_on is None:
        return {"how": how, "host": "", "url": "", "checked": ""}
    host = actor_links(viewer, [offer.host_id]).get(offer.host_id)
    said = {"what": offer.host_check, "day": long_date(offer.host_checked_on)}
    checked = _("Checked: %(what)s, on %(day)s.") % said
    name, url = (host.name, f"/actors/{host.ref}/") if host else (_("an organisation"), "")
    return {"how": how, "host": name, "url": url, "checked": checked}


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
