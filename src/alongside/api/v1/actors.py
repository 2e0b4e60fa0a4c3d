"""Organisations and people."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.directory import queries

from .listing import Link, Standing, Worldly, each, link, page

router = Router()
Sector = Literal["public", "private", "third", "academic", "network", "community"]


class ActorOut(Schema):
    """An organisation or a person."""

    id: str
    ref: str
    name: str
    nature: str
    sector: str
    kind: str
    summary: str
    place: Link | None
    standing: str
    reported_on: date | None
    website: str
    dataset: str | None
    source: str


class ActorPage(Schema):
    """A page of actors."""

    items: list[ActorOut]
    next: str | None


class ActorFilters(Worldly):
    """What actors to list."""

    sector: Sector | None = None
    standing: Standing | None = None
    q: str = ""


def show(row: Any) -> dict[str, Any]:
    """One actor."""
    remit = getattr(row, "remit", None)
    return {
        "id": row.source_id or row.ref,
        "ref": row.ref,
        "name": row.name,
        "nature": row.nature,
        "sector": row.sector,
        "kind": row.kind,
        "summary": remit.summary if remit else "",
        "place": link(row.place),
        "standing": row.standing,
        "reported_on": row.reported_on,
        "website": row.website,
        "dataset": row.dataset_id,
        "source": row.source,
    }


@router.get("", response=ActorPage, summary="List actors")
def list_actors(request: HttpRequest, filters: Query[ActorFilters]) -> dict[str, Any]:
    """Actors you may see, by sector, standing and words."""
    rows = queries.actors_for(
        request.viewer,  # type: ignore[attr-defined]
        world=filters.world,
        sector=filters.sector or "",
        standing=filters.standing or "",
        q=filters.q,
    )
    return page(rows, filters, each(show))


@router.get("/{id}", response=ActorOut, summary="One actor")
def one_actor(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref or source id."""
    row = queries.actor_for(request.viewer, id)  # type: ignore[attr-defined]
    if row is None:
        raise Http404
    return show(row)
