"""Needs."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.needs import queries

from .listing import Link, Standing, Worldly, link, page, with_actors

router = Router()
Status = Literal["draft", "open", "called", "answered", "met", "closed"]


class NeedOut(Schema):
    """A need."""

    id: str
    ref: str
    title: str
    statement: str
    who_affected: str
    status: str
    stage: str
    driver: str
    place: Link | None
    actor: Link | None
    standing: str
    reported_on: date | None
    dataset: str | None
    source: str


class NeedPage(Schema):
    """A page of needs."""

    items: list[NeedOut]
    next: str | None


class NeedFilters(Worldly):
    """What needs to list."""

    status: Status | None = None
    standing: Standing | None = None
    q: str = ""


def show(row: Any, actor: Any) -> dict[str, Any]:
    """One need, with its actor as a link or none."""
    return {
        "id": row.source_id or row.ref,
        "ref": row.ref,
        "title": row.title,
        "statement": row.statement,
        "who_affected": row.who_affected,
        "status": row.status,
        "stage": row.stage,
        "driver": row.driver,
        "place": link(row.place),
        "actor": actor,
        "standing": row.standing,
        "reported_on": row.reported_on,
        "dataset": row.dataset_id,
        "source": row.source,
    }


@router.get("", response=NeedPage, summary="List needs")
def list_needs(request: HttpRequest, filters: Query[NeedFilters]) -> dict[str, Any]:
    """Needs you may see, by status, standing and words."""
    viewer = request.viewer  # type: ignore[attr-defined]
    rows = queries.needs_for(
        viewer, world=filters.world, status=filters.status or "", standing=filters.standing or "", q=filters.q
    )
    return page(rows, filters, with_actors(viewer, show))


@router.get("/{id}", response=NeedOut, summary="One need")
def one_need(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref or source id."""
    viewer = request.viewer  # type: ignore[attr-defined]
    row = queries.need_for(viewer, id)
    if row is None:
        raise Http404
    return with_actors(viewer, show)([row])[0]
