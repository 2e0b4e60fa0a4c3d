"""Innovations: how far each has got, and which organisations started and stopped using it."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.innovations.queries import adoptions, innovations

from .listing import Link, Paging, Stage, Standing, Worldly, each, link, page

router = Router()
Type = Literal["medicine", "device", "digital", "service"]
Word = Literal["innovation", "improvement"]
Status = Literal["moving", "paused", "stopped", "retired"]
State = Literal["planned", "using", "stopped", "dropped"]


class StayOut(Schema):
    """Its time at one stage; `left_on` is null while it is there."""

    stage: Stage
    entered_on: date
    left_on: date | None


class InnovationOut(Schema):
    """An innovation or improvement; what no record says is null or empty, never guessed."""

    id: str
    ref: str
    title: str
    summary: str
    standing: Standing
    types: list[str]
    word: Word | None
    stage: str
    status: Status | None
    status_why: str
    lesson: str
    place: Link | None
    stays: list[StayOut]


class AdoptionOut(Schema):
    """One organisation that plans, uses or used it."""

    ref: str
    site: Link
    state: State
    planned_on: date | None
    started_on: date | None
    stopped_on: date | None
    stop: str
    stop_words: str


class InnovationPage(Schema):
    """A page of innovations."""

    items: list[InnovationOut]
    next: str | None


class AdoptionPage(Schema):
    """A page of organisations that plan, use or used an innovation."""

    items: list[AdoptionOut]
    next: str | None


class InnovationFilters(Worldly):
    """What to list."""

    q: str = ""
    type: Type | None = None
    stage: Stage | None = None
    status: Status | None = None


def _shown(viewer: Any) -> Any:
    """Show innovations, each with what the viewer may see of its record."""

    def show_all(rows: Any) -> list[dict[str, Any]]:
        records = innovations.records_of(viewer, [row.pk for row in rows], with_stays=True)
        return [_show(row, records.get(row.pk)) for row in rows]

    return show_all


def _show(row: Any, record: Any) -> dict[str, Any]:
    said = record.stage if record else ""
    return {
        "id": row.source_id or row.ref,
        **{name: getattr(row, name) for name in ("ref", "title", "summary", "standing")},
        "types": row.innovation_types,
        "word": record.word if record else None,
        "stage": said or (row.stages[0] if len(row.stages) == 1 else ""),
        "status": record.status if record else None,
        "status_why": record.status_why if record else "",
        "lesson": record.lesson if record else "",
        "place": link(row.place),
        "stays": list(record.stays.all()) if record else [],
    }


@router.get("", response=InnovationPage, summary="List innovations")
def list_innovations(request: HttpRequest, filters: Query[InnovationFilters]) -> dict[str, Any]:
    """Those you may see, by words, type, stage and whether they go on."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = innovations.narrowed(
        viewer,
        innovations.innovations_for(viewer, world=filters.world, q=filters.q),
        type_=filters.type or "",
        stage=filters.stage or "",
        status=filters.status or "",
    )
    return page(rows, filters, _shown(viewer))


@router.get("/{id}", response=InnovationOut, summary="One innovation")
def one_innovation(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref or any id that a source gives it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    return _shown(viewer)([_innovation(viewer, id)])[0]


@router.get("/{id}/adoptions", response=AdoptionPage, summary="Who plans, uses or used one")
def adoptions_of(request: HttpRequest, id: str, filters: Query[Paging]) -> dict[str, Any]:
    """The organisations that you may see, in the order in which it was told."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = _innovation(viewer, id)
    rows = adoptions.adoptions_for(viewer, offer_ids=[found.pk], world=found.world)
    return page(rows, filters, each(_adoption))


def _adoption(row: Any) -> dict[str, Any]:
    plain = ("ref", "planned_on", "started_on", "stopped_on", "stop", "stop_words")
    return {name: getattr(row, name) for name in plain} | {
        "site": {"id": row.site.source_id or row.site.ref, "name": row.site.name},
        "state": adoptions.state(row),
    }


def _innovation(viewer: Any, key: str) -> Any:
    found = innovations.innovation_for(viewer, key)
    if found is None:
        raise Http404
    return found
