"""The list of organisations and people, and the page of one."""

from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.directory import queries
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import actors_about, offers_for
from alongside.web import actions, filters, listing, presenting, sight, words
from alongside.web.evidence import sections as valuing
from alongside.web.filters import of_words
from alongside.web.innovations.adoption import ways as adoptions
from alongside.web.listing import Asked, Filter, Listing, Part
from alongside.web.partnerships.ways import on_actor
from alongside.web.presenting import PRACTICE, fact
from alongside.web.shapes import ACTORS, NEEDS, OFFERS, alike

from . import comparing, network, ties
from .background import doors


def _rows(asked: Asked) -> Any:
    rows = queries.actors_for(
        asked.viewer,
        world=asked.world,
        sector=asked["sector"],
        standing=asked["standing"],
        q=asked["q"],
        kind=asked["kind"],
        place_id=asked.place_id,
        old_names=bool(asked["old"]),
    )
    for branch in filters.branches(asked):
        rows = rows.filter(pk__in=actors_about(asked.viewer, branch, world=asked.world))
    return rows


def _kinds(viewer: Any, world: str) -> dict[str, str]:
    return {kind: kind for kind in queries.kinds_for(viewer, world=world)}


LIST = Listing(
    template="actors/index.html.jinja",
    name=lazy("Who's involved"),
    rows=_rows,
    shape=ACTORS,
    filters=(
        listing.WORDS,
        listing.PLACE,
        of_words("sector", lazy("Kind of organisation"), words.SECTOR),
        Filter("kind", lazy("Type"), _kinds),
        filters.more(filters.SUBJECT),
        filters.SETTING,
        of_words("standing", lazy("Now or in the past"), words.STANDING, more=True),
        Filter("old", lazy("Also look in old and other names"), tick=True, more=True),
    ),
    orders={
        "new": (lazy("Newest first"), ("-made_at", "-pk")),
        "checked": (lazy("Last checked first"), (F("confirmed_on").desc(nulls_last=True), "name", "pk")),
    },
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Actors the viewer may see."""
    return listing.answer(request, LIST)


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One organisation or person: what it does and offers, whom it works with, who does the same here."""
    viewer = request.viewer  # type: ignore[attr-defined]
    actor = queries.actor_for(viewer, key)
    if actor is None:
        raise Http404
    if key != actor.ref:
        return redirect(f"/actors/{actor.ref}/")
    tied = queries.ties_for(viewer, actor.pk)
    others = comparing.others_alike(viewer, actor)
    parts = _parts(viewer, actor)
    same = Part("same", _("Others with much the same job here"), others, alike(ACTORS))
    if file := listing.part_file(request, actor.name, [*parts, same, ties.part(tied, actor.pk)]):
        return file
    groups = ties.by_kind(tied, actor.pk)
    page = {
        "thing": _thing(viewer, actor, tied)
        | {"sections": listing.sections(request, parts), "actions": actions.for_actor(request, actor)},
        "ties": {
            "heading": _("Whom it works with, and how"),
            "groups": groups,
            "picture": network.picture(groups),
            "downloads": listing.links(request, "ties") if groups else [],
        },
        "valued": valuing.shown(request, actor),
        "doors": doors(viewer, actor.pk),
        "others": listing.sections(request, [same]),
        "compare_url": comparing.url([actor, *(other.row for other in others[: comparing.MOST - 1])]),
        "compare_start": presenting.address("/actors/compare/", actor=actor.ref),
        "practice": actor.world == PRACTICE,
        "practice_exit_url": "/actors/",
    }
    return render(request, "actors/show.html.jinja", page)


def _thing(viewer: Any, actor: Any, tied: Any) -> dict[str, Any]:
    remit = getattr(actor, "remit", None)
    return {
        "title": actor.name,
        "kind_word": words.SECTOR[actor.sector],
        "standing": actor.standing,
        "standing_text": presenting.standing_text(actor),
        "paragraphs": [remit.summary] if remit and remit.summary else [],
        "facts": _facts(viewer, actor, remit, tied),
        "source": presenting.source_of(actor),
        "keeper": presenting.keeper(actor, actor),
        "mark": sight.mark(viewer, actor),
    }


def _facts(viewer: Any, actor: Any, remit: Any, tied: Any) -> list[dict[str, Any]]:
    place = actor.place
    serves = remit.places.order_by("name")[:12] if remit else []
    ids = ", ".join(f"{row.scheme} {row.value}" for row in actor.identifiers.order_by("scheme"))
    return [
        fact(_("What became of it"), comparing.became(viewer, actor)),
        fact(_("Type"), actor.kind[:1].upper() + actor.kind[1:]),
        fact(_("How we know what it is for"), remit.basis if remit else ""),
        fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        fact(_("How the place was found"), words.POINT.get(actor.point_basis, "")),
        presenting.links(_("Works in"), [(row.name, f"/places/{row.ref}/") for row in serves]),
        presenting.links(_("Its help serves"), comparing.places_served(viewer, actor)),
        presenting.links(_("Its parts, and what it hosts or runs"), ties.units(tied, actor.pk)),
        fact(_("Website"), actor.website, actor.website),
        fact(_("Known as"), ids),
        fact(_("The source's word for it"), actor.kind_in_source),
    ]


def _parts(viewer: Any, actor: Any) -> list[Part]:
    """What it offers and needs; what was reported in the past stands apart."""
    offers = offers_for(viewer, world=actor.world, actor_id=actor.pk)
    needs = needs_for(viewer, world=actor.world).filter(actor_id=actor.pk)
    then = {"standing": "history"}
    return [
        Part("offers", _("Can help with"), offers.exclude(**then), OFFERS),
        Part("offered", _("Was reported to help with"), offers.filter(**then), OFFERS),
        Part("needs", _("What it needs"), needs.exclude(**then), NEEDS),
        *on_actor(viewer, actor),
        *adoptions.on_actor(viewer, actor),
        Part("needed", _("What it was reported to need"), needs.filter(**then), NEEDS),
    ]
