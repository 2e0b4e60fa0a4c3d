"""Offers."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.offers import queries

from .listing import Kind, Link, Standing, Worldly, link, page, with_actors

router = Router()


class OfferOut(Schema):
    """Something that can help."""

    id: str
    ref: str
    kind: str
    title: str
    summary: str
    audience: str
    stages: list[str]
    actor: Link | None
    place: Link | None
    standing: str
    reported_on: date | None
    confirmed_on: date | None
    valid_until: date | None
    dataset: str | None
    source: str


class OfferPage(Schema):
    """A page of offers."""

    items: list[OfferOut]
    next: str | None


class OfferFilters(Worldly):
    """What offers to list."""

    kind: Kind | None = None
    standing: Standing | None = None
    q: str = ""


def show(row: Any, actor: Any) -> dict[str, Any]:
    """One offer, with its actor as a link or none."""
    return {
        "id": row.source_id or row.ref,
        "ref": row.ref,
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "audience": row.audience,
        "stages": row.stages,
        "actor": actor,
        "place": link(row.place),
        "standing": row.standing,
        "reported_on": row.reported_on,
        "confirmed_on": row.confirmed_on,
        "valid_until": row.valid_until,
        "dataset": row.dataset_id,
        "source": row.source,
    }


@router.get("", response=OfferPage, summary="List offers")
def list_offers(request: HttpRequest, filters: Query[OfferFilters]) -> dict[str, Any]:
    """Offers you may see, by kind, standing and words."""
    viewer = request.viewer  # type: ignore[attr-defined]
    rows = queries.offers_for(
        viewer, world=filters.world, kind=filters.kind or "", standing=filters.standing or "", q=filters.q
    )
    return page(rows, filters, with_actors(viewer, show))


@router.get("/{id}", response=OfferOut, summary="One offer")
def one_offer(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref or any id that a source gives it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    row = queries.offer_for(viewer, id)
    if row is None:
        raise Http404
    return with_actors(viewer, show)([row])[0]
