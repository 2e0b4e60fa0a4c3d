"""The list of organisations and people, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from alongside.exchange.directory import queries
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for
from alongside.web import presenting, words
from alongside.web.presenting import PRACTICE, fact

MOST = 30


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Actors the viewer may see."""
    world = presenting.world_of(request)
    rows = queries.actors_for(
        request.viewer,  # type: ignore[attr-defined]
        world=world,
        sector=presenting.chosen(request, "sector", words.SECTOR),
        standing=presenting.chosen(request, "standing", words.STANDING),
        q=request.GET.get("q", "").strip(),
    )
    return render(
        request,
        "actors/index.html.jinja",
        {
            "page": presenting.page_of(request, rows, presenting.actor_item),
            "filters": [
                presenting.typed(request, "q", "Words"),
                presenting.choice(request, "sector", "Sector", words.SECTOR),
                presenting.choice(request, "standing", "Now or in the past", words.STANDING),
            ],
            "practice": world == PRACTICE,
            "practice_exit_url": "/actors/",
        },
    )


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One organisation or person: what it is for, what it offers, who it has worked with."""
    viewer = request.viewer  # type: ignore[attr-defined]
    actor = queries.actor_for(viewer, key)
    if actor is None:
        raise Http404
    if key != actor.ref:
        return redirect(f"/actors/{actor.ref}/")
    remit = getattr(actor, "remit", None)
    thing = {
        "title": actor.name,
        "kind_word": words.SECTOR[actor.sector],
        "standing": actor.standing,
        "standing_text": presenting.standing_text(actor),
        "paragraphs": [remit.summary] if remit and remit.summary else [],
        "facts": _facts(viewer, actor, remit),
        "source": presenting.source_of(actor),
        "sections": _sections(viewer, actor),
    }
    page = {"thing": thing, "practice": actor.world == PRACTICE, "practice_exit_url": "/actors/"}
    return render(request, "actors/show.html.jinja", page)


def _facts(viewer: Any, actor: Any, remit: Any) -> list[dict[str, Any]]:
    place = actor.place
    serves = remit.places.order_by("name")[:12] if remit else []
    return [
        fact(
            "What became of it", " ".join(_fate(row, into) for row, into in queries.fates_for(viewer, actor))
        ),
        fact("How we know what it is for", remit.basis if remit else ""),
        {
            "key": "Where",
            "value": place.name if place else "",
            "url": f"/places/{place.ref}/" if place else "",
        },
        fact("How the place was found", words.POINT.get(actor.point_basis, "")),
        presenting.links("Works in", [(row.name, f"/places/{row.ref}/") for row in serves]),
        {"key": "Website", "value": actor.website, "url": actor.website},
        fact(
            "Known as", ", ".join(f"{row.scheme} {row.value}" for row in actor.identifiers.order_by("scheme"))
        ),
        fact("The source's word for it", actor.kind_in_source),
    ]


def _fate(row: Any, into_name: str) -> str:
    """'Was renamed in 2023: Health Innovation East.'"""
    when = f" in {row.when[:4]}" if row.when else ""
    into = (
        f" into {into_name}"
        if into_name and row.what == "merged"
        else f": now {into_name}"
        if into_name
        else ""
    )
    return f"{row.get_what_display().capitalize()}{when}{into}."


def _sections(viewer: Any, actor: Any) -> list[dict[str, Any]]:
    offers = offers_for(viewer, world=actor.world, actor_id=actor.pk)
    needs = needs_for(viewer, world=actor.world).filter(actor_id=actor.pk)
    ties = queries.ties_for(viewer, actor.pk)[:MOST]
    return [
        *presenting.now_and_then("Can help with", "Was reported to help with", offers, presenting.offer_item),
        *presenting.now_and_then(
            "What it needs", "What it was reported to need", needs, presenting.need_item
        ),
        {
            "heading": "Has worked with, and other ties",
            "items": [_tie(tie, other, actor.pk) for tie, other in ties],
        },
    ]


def _tie(tie: Any, other: Any, mine: int) -> dict[str, Any]:
    """The other side, and how they are related, in a line."""
    when = f"since {tie.since}" if tie.since else ""
    said = "" if tie.basis == "stated" else "inferred from the source"
    return {
        "title": other.name,
        "url": f"/actors/{other.ref}/",
        "line": " · ".join(
            filter(None, [words.tie(tie.kind, ours=tie.actor_id == mine), when, tie.note, said])
        ),
    }
