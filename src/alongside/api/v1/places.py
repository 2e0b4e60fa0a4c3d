"""Places."""

from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.places import queries

from .listing import Link, Worldly, each, link, page

router = Router()
PlaceKind = Literal["nation", "region", "system", "district", "small_area", "town", "study_region", "other"]


class PlaceOut(Schema):
    """A place."""

    id: str
    ref: str
    name: str
    kind: str
    code: str
    vintage: str
    parent: Link | None
    lat: float | None
    lon: float | None
    point_basis: str
    dataset: str


class PlacePage(Schema):
    """A page of places."""

    items: list[PlaceOut]
    next: str | None


class PlaceFilters(Worldly):
    """What places to list."""

    kind: PlaceKind | None = None
    q: str = ""


def show(row: Any) -> dict[str, Any]:
    """One place."""
    return {
        "id": row.source_id,
        "ref": row.ref,
        "name": row.name,
        "kind": row.kind,
        "code": row.code,
        "vintage": row.vintage,
        "parent": link(row.parent),
        "lat": row.lat,
        "lon": row.lon,
        "point_basis": row.point_basis,
        "dataset": row.dataset_id,
    }


@router.get("", response=PlacePage, summary="List places")
def list_places(request: HttpRequest, filters: Query[PlaceFilters]) -> dict[str, Any]:
    """Places by kind and name; neighbourhoods only with `kind=small_area`."""
    return page(
        queries.places(world=filters.world, kind=filters.kind or "", q=filters.q), filters, each(show)
    )


@router.get("/{id}", response=PlaceOut, summary="One place")
def one_place(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref, source id or official code."""
    row = queries.place_for(id)
    if row is None:
        raise Http404
    return show(row)
