"""Figures: what can be counted, where each is followed, and the figures themselves, read and sent."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from alongside.exchange.evidence.measure_rules import MOST_ROWS, Figure
from alongside.exchange.evidence.notices_measures import WHY_NOT, FigureRefused
from alongside.exchange.evidence.queries import measures as queries
from alongside.exchange.evidence.services import figures as services

from .listing import Link, Worldly, each, link, page
from .problems import BadQuestion

router = Router()
series_router = Router()
Kind = Literal["outcome", "process", "balancing", "reported"]
Often = Literal["day", "week", "month", "quarter", "year"]
Quality = Literal["ok", "estimated", "partial"]
MEANING = ("counts", "unit", "direction", "population", "numerator", "denominator", "per", "of_people")


class DefinitionOut(Schema):
    """What the figures mean; `numerator` and `denominator` are empty where there is one value."""

    number: int
    counts: str
    unit: str
    direction: Literal["up", "down", "neither"]
    population: str
    numerator: str
    denominator: str
    per: int
    of_people: bool


class MeasureOut(Schema):
    """Something that can be counted, with its newest definition."""

    id: str
    ref: str
    title: str
    kind: Kind
    term: str
    nature: str
    often: Often
    theme: str
    unintended: str
    guidance: str
    guidance_url: str
    stops: str
    quality: str
    definition: DefinitionOut


class SeriesOut(Schema):
    """A figure that is followed; `definition` is the one that it is counted by."""

    ref: str
    title: str
    measure: str
    definition: DefinitionOut
    place: Link | None
    actor: Link | None
    innovation: str | None
    often: Often
    target: float | None
    target_by: date | None
    baseline_from: date | None
    baseline_to: date | None
    ended_on: date | None


class ObservationOut(Schema):
    """One figure; where `hidden`, its numbers are null, as it counts fewer than five people."""

    starts_on: date
    ends_on: date
    value: float | None
    numerator: float | None
    denominator: float | None
    hidden: bool
    quality: Quality
    note: str
    came: Literal["hand", "file", "api", "asked"]
    entered_at: datetime


class ObservationIn(Schema):
    """One figure to keep: `value`, or both halves of a share or rate. `day`: any day of the time it is of."""

    day: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    quality: Quality = "ok"
    note: str = Field("", max_length=300)


class SentIn(Schema):
    """Figures to keep. With `correct` they take the place of others of the same time, with `why`."""

    figures: list[ObservationIn] = Field(min_length=1, max_length=MOST_ROWS)
    correct: bool = False
    why: str = Field("", max_length=300)


class OutcomeOut(Schema):
    """What became of one figure, in the order in which they were sent; `why` where it was refused."""

    day: date
    state: Literal["new", "corrected", "same", "refused"]
    why: str


class SentOut(Schema):
    """What became of all."""

    kept: int
    refused: int
    results: list[OutcomeOut]


class MeasurePage(Schema):
    """A page of what can be counted."""

    items: list[MeasureOut]
    next: str | None


class SeriesPage(Schema):
    """A page of figures that are followed."""

    items: list[SeriesOut]
    next: str | None


class MeasureFilters(Worldly):
    """What to list."""

    q: str = ""
    kind: Kind | None = None
    theme: str = ""


class SeriesFilters(Worldly):
    """What to list."""

    measure: str = Field("", description="Id or ref of what is counted.")


def _definition(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("number", *MEANING)}


def _measure(row: Any) -> dict[str, Any]:
    plain = ("ref", "title", "kind", "term", "nature", "often", "theme", "unintended", "guidance")
    more = ("guidance_url", "stops", "quality")
    return {name: getattr(row, name) for name in (*plain, *more)} | {
        "id": row.source_id or row.ref,
        "definition": _definition(queries.newest(row)),
    }


def _series(row: Any) -> dict[str, Any]:
    measure = row.definition.measure
    plain = ("ref", "often", "target", "target_by", "baseline_from", "baseline_to", "ended_on")
    actor = row.actor
    return {name: getattr(row, name) for name in plain} | {
        "title": queries.title_of(row),
        "measure": measure.source_id or measure.ref,
        "definition": _definition(row.definition),
        "place": link(row.place),
        "actor": {"id": actor.source_id or actor.ref, "name": actor.name} if actor else None,
        "innovation": row.offer.ref if row.offer else None,
    }


def _observation(one: Any) -> dict[str, Any]:
    names = ("starts_on", "ends_on", "value", "numerator", "denominator", "hidden", "quality", "note", "came")
    return {name: getattr(one, name) for name in names} | {"entered_at": one.made_at}


@router.get("", response=MeasurePage, summary="List what can be counted")
def list_measures(request: HttpRequest, filters: Query[MeasureFilters]) -> dict[str, Any]:
    """By words, sort and set."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.measures_for(viewer, world=filters.world, q=filters.q)
    narrowed = {"kind": filters.kind or "", "theme": filters.theme}
    rows = rows.filter(**{name: value for name, value in narrowed.items() if value})
    return page(rows, filters, each(_measure))


@router.get("/{id}", response=MeasureOut, summary="One of them")
def one_measure(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref, or by the id that its library gives it."""
    found = queries.measure_for(request.viewer, id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return _measure(found)


@series_router.get("", response=SeriesPage, summary="List figures that are followed")
def list_series(request: HttpRequest, filters: Query[SeriesFilters]) -> dict[str, Any]:
    """Those you may see, perhaps of one measure."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    measure_id = None
    if filters.measure:
        found = queries.measure_for(viewer, filters.measure)
        if found is None:
            raise Http404
        measure_id = found.pk
    rows = queries.series_for(viewer, world=filters.world, measure_id=measure_id)
    return page(rows, filters, each(_series))


@series_router.get("/{ref}", response=SeriesOut, summary="One of them")
def one_series(request: HttpRequest, ref: str) -> dict[str, Any]:
    """What it counts, where, and what is aimed for."""
    return _series(_found(request, ref))


@series_router.get("/{ref}/observations", response=list[ObservationOut], summary="The figures of one")
def observations(request: HttpRequest, ref: str) -> list[dict[str, Any]]:
    """Oldest first, each as it stands now; small numbers of people are hidden."""
    return [_observation(one) for one in queries.points_of(_found(request, ref))]


@series_router.post("/{ref}/observations", response=SentOut, summary="Send figures of one that you keep")
def send(request: HttpRequest, ref: str, sent: SentIn) -> dict[str, Any]:
    """With a key that may send figures. Each is answered for itself: a bad one never loses a good one."""
    found = _found(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    doer: Any = request.doer  # type: ignore[attr-defined]
    if not getattr(request, "by_key", False) or doer is None or not queries.keeps(viewer, found):
        raise Http404
    plain = ("value", "numerator", "denominator", "quality", "note")
    figures = [
        Figure(one.day, **{name: getattr(one, name) for name in plain}, row=at)
        for at, one in enumerate(sent.figures, 1)
    ]
    try:
        kept = services.add_many(
            ref=ref,
            figures=figures,
            came="api",
            correct=sent.correct,
            why=sent.why,
            by=replace(doer, acting_for_id=found.owner_id),
        )
    except FigureRefused as refused:
        raise BadQuestion(str(refused)) from refused
    results = [
        {"day": one.figure.starts_on, "state": one.state, "why": str(WHY_NOT[one.why]) if one.why else ""}
        for one in kept
    ]
    many = sum(one.state in ("new", "corrected") for one in kept)
    return {"kept": many, "refused": sum(one.state == "refused" for one in kept), "results": results}


def _found(request: HttpRequest, ref: str) -> Any:
    found = queries.one_series(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
