"""Who can help at a stage and for a type: from what is on offer, with the past kept apart."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.innovations import support_rules as rules
from alongside.exchange.innovations.queries import innovations as records
from alongside.exchange.innovations.queries import support as queries
from alongside.exchange.places.queries import find_place, place_for, where_is
from alongside.web import presenting
from alongside.web import words as house
from alongside.web.innovations import doors
from alongside.web.people import person_near
from alongside.web.presenting import PRACTICE

from . import wording

EVERY = list(rules.SAYS)


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Choose stage, type and place, or come from an innovation: who can help, and why each is listed."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    offer = _for(request)
    row = records.record_of(viewer, offer) if offer is not None else None
    world = offer.world if offer is not None else presenting.world_of(request)
    stage, types = _asked(request, offer, row)
    place, said, problem = _place(request, offer, world)
    kinds = rules.kinds_for(stage, types) or EVERY
    kinds = kinds if kinds == EVERY else [*kinds, *(one for one in ("funding",) if one not in kinds)]
    found = queries.find_help(
        viewer, world=world, kinds=kinds, stage=stage, types=types, here=queries.around(place)
    )
    keeps = records.keeps(viewer, row)
    context = {
        "offer": {"title": offer.title, "url": doors.url_of(offer), "ref": offer.ref} if offer else None,
        "stage": stage,
        "type": types[0] if types else "",
        "stages": [("", _("Any")), *house.STAGE.items()],
        "types": [("", _("Any")), *house.TYPE.items()],
        "place": said,
        "place_problem": problem,
        "groups": [
            _group(one, doors.url_of(offer) if keeps and offer else "")
            for one in found
            if one.now or one.past
        ],
        "lacking": ", ".join(wording.KIND[one.kind].lower() for one in found if not one.now),
        "behind": [
            f"{one.organisation} ({one.role}): {one.innovation.offer.title}"
            for one in queries.standing_behind(viewer, world=world, stage=stage, but=row.pk if row else None)
        ]
        if stage
        else [],
        "person": person_near(where_is(place), world) if place else person_near(None, world),
        "practice": world == PRACTICE,
        "practice_exit_url": "/support/",
    }
    return render(request, "innovations/support/finder.html.jinja", context)


def _for(request: HttpRequest) -> Any:
    """The innovation it is for, if one is named. Raises: Http404, as where there is none."""
    key = request.GET.get("for", "").replace("\0", "")
    found = records.innovation_for(request.viewer, key) if key else None  # type: ignore[attr-defined]
    if key and found is None:
        raise Http404
    return found


def _asked(request: HttpRequest, offer: Any, row: Any) -> tuple[str, list[str]]:
    """The stage and the types that were chosen, else those of the innovation."""
    stage = request.GET.get("stage", "")
    if "stage" not in request.GET:
        stage = (
            row.stage if row is not None else offer.stages[-1] if offer is not None and offer.stages else ""
        )
    kind = request.GET.get("type", "")
    own = offer.innovation_types if offer is not None and "type" not in request.GET else [kind]
    return stage if stage in house.STAGE else "", [one for one in own if one in house.TYPE]


def _place(request: HttpRequest, offer: Any, world: str) -> tuple[Any, str, str]:
    """The place that was typed, else that of the innovation; how it reads, and what is wrong with it."""
    said = " ".join(request.GET.get("place", "").replace("\0", "").split())[:200]
    if not said:
        own = offer.place if offer is not None and "place" not in request.GET else None
        return own, own.name if own else "", ""
    found = find_place(said)
    if found.where is None:
        return None, said, found.sentence
    if found.where.world != world:
        return None, said, _("This place is not of the same world.")
    return place_for(found.where.ref), said, ""


def _group(found: queries.Finding, url: str) -> dict[str, Any]:
    return {
        "key": found.kind,
        "title": wording.KIND[found.kind],
        "means": wording.MEANS[found.kind],
        "now": [_item(one, found.kind, url) for one in found.now],
        "past": [_item(one, found.kind, "") for one in found.past],
    }


def _item(one: queries.Help, kind: str, url: str) -> dict[str, Any]:
    """An offer with why it is listed, and the way to ask for it."""
    why = [_("Its words say: %(word)s") % {"word": one.word}]
    if one.names_stage:
        why.append(_("it names this stage"))
    if one.names_type:
        why.append(_("it names this type"))
    if one.is_here:
        why.append(_("it is near"))
    item = presenting.offer_item(one.offer)
    actor = one.offer.actor
    ask = f"{url}support/ask/?offer={one.offer.ref}&kind={kind}" if url else ""
    past = one.offer.standing == "history"
    return item | {
        "line": " · ".join(filter(None, [actor.name if actor else "", item["line"]])),
        "why": ", ".join(why) + ".",
        "ask": ask or ("" if past else f"/ask-about/?offer={one.offer.ref}"),
    }
