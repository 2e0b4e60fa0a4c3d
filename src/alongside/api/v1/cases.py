"""Business cases: what each comes to, for all and for every party in it."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.analyses.cases_drawn import of_answer
from alongside.exchange.evidence.queries import cases as queries

from .listing import Link, Worldly, link, page

router = Router()
Status = Literal["draft", "review", "agreed", "withdrawn"]
Mode = Literal["adds", "replaces", "both"]


class Apart(Schema):
    """Pounds in today's money, by what they count as; never added without saying so."""

    cash: float
    capacity: float
    wellbeing: float


class PartyOut(Schema):
    """One party: what it bears, gains and is better off by; `known` is false where something is missing."""

    id: str
    name: str
    kind: str
    bears: Apart
    gains: Apart
    net: Apart
    known: bool


class Likely(Schema):
    """Of one case alone: between what 95 of 100 draws lie, and in which share of draws it is a loss."""

    low: float
    high: float
    loss: float
    draws: int
    seed: int


class ResultOut(Schema):
    """What a case comes to. `npv`, `bcr` add cash, capacity and wellbeing; `cash_npv` does not."""

    npv: float
    bcr: float | None
    cash_npv: float
    payback: float | None
    cashable_share: float | None
    benefits: Apart
    costs: Apart
    parties: list[PartyOut]
    not_known: list[str]
    likely: Likely | None = None


class CaseOut(Schema):
    """A business case; `results` is null where it cannot be worked out as it stands."""

    id: str
    ref: str
    title: str
    status: Status
    mode: Mode | None
    agreed_on: date | None
    place: Link | None
    version: int | None
    results: ResultOut | None


class CasePage(Schema):
    """A page of business cases."""

    items: list[CaseOut]
    next: str | None


class CaseFilters(Worldly):
    """What to list."""

    q: str = ""
    status: Status | None = None


def _show_all(rows: Any) -> list[dict[str, Any]]:
    versions = queries.newest_of([row.pk for row in rows])
    return [_show(row, versions.get(row.pk), _answer_of(versions.get(row.pk))) for row in rows]


def _answer_of(version: Any) -> Any:
    return analyses.result_of(version) if version is not None else None


def _show(row: Any, version: Any, answer: Any) -> dict[str, Any]:
    return {
        "id": row.source_id or row.ref,
        **{name: getattr(row, name) for name in ("ref", "title", "status", "agreed_on")},
        "mode": row.mode or None,
        "place": link(row.place),
        "version": version.number if version is not None else None,
        "results": _results(answer) if answer is not None else None,
    }


def _results(answer: Any) -> dict[str, Any]:
    found = answer.result
    parties = {one.id: one for one in answer.case.parties}
    return {
        **{name: getattr(found, name) for name in ("npv", "bcr", "cash_npv", "payback", "cashable_share")},
        "benefits": _apart(found.benefits),
        "costs": _apart(found.costs),
        "parties": [
            {
                "id": one.party,
                "name": parties[one.party].name,
                "kind": parties[one.party].kind,
                "bears": _apart(one.bears),
                "gains": _apart(one.gains),
                "net": _apart(one.net),
                "known": bool(one.known.all()),
            }
            for one in found.positions
        ],
        "not_known": list(found.not_known),
    }


def _likely(answer: Any) -> dict[str, Any] | None:
    drawn = of_answer(answer)
    if drawn is None or not drawn.uncertain:
        return None
    total = {name: getattr(drawn.total, name) for name in ("low", "high", "loss")}
    return total | {"draws": drawn.draws, "seed": drawn.seed}


def _apart(values: Any) -> dict[str, float]:
    return dict(zip(("cash", "capacity", "wellbeing"), map(float, values), strict=True))


@router.get("", response=CasePage, summary="List business cases")
def list_cases(request: HttpRequest, filters: Query[CaseFilters]) -> dict[str, Any]:
    """Those you may see, by words of their name and how they stand."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.cases_for(viewer, world=filters.world)
    return page(queries.narrowed(viewer, rows, q=filters.q, status=filters.status or ""), filters, _show_all)


@router.get("/{id}", response=CaseOut, summary="One business case")
def one_case(request: HttpRequest, id: str) -> dict[str, Any]:
    """By its ref, with what its newest version comes to, and how sure that is."""
    found = queries.case_for(request.viewer, id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    version = queries.newest(found)
    answer = _answer_of(version)
    shown = _show(found, version, answer)
    if answer is not None:
        shown["results"]["likely"] = _likely(answer)
    return shown
