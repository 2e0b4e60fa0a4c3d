"""Claims: what was said, what speaks for it and against it. People are counted in bands and never named."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.evidence.queries import claims

from .listing import Standing, Worldly, page

router = Router()
Driver = Literal["skills", "motivations", "information", "relationships", "engagement", "funding"]
Band = Literal["five-or-more", "fewer-than-five", "not-known"]
Trace = Literal["named", "lost", "remark", "reading"]
Status = Literal["provisional", "settled", "withdrawn"]
Agreement = Literal["none", "one", "agree", "mixed", "against"]


class SourceOut(Schema):
    """One thing that speaks for a claim or against it; `strength` is 0 (opinion) to 4 (review of trials)."""

    side: Literal["for", "against"]
    kind: str
    title: str
    url: str
    strength: int | None
    dated: date | None
    said_by: Band | None
    note: str


class ClaimOut(Schema):
    """A sentence that is asserted here. `said_by`: how many people, as a band; null where nobody counted."""

    id: str
    ref: str
    sentence: str
    driver: Driver | None
    section: str
    footnote: str
    trace: Trace
    status: Status
    status_why: str
    as_of: date | None
    limits: str
    note: str
    standing: Standing
    said_by: Band | None
    agreement: Agreement
    sources: list[SourceOut]
    more_not_open_to_you: bool


class ClaimPage(Schema):
    """A page of claims."""

    items: list[ClaimOut]
    next: str | None


class ClaimFilters(Worldly):
    """What to list."""

    q: str = ""
    driver: Driver | None = None
    said_by: Band | None = None
    trace: Literal["named", "lost", "remark", "reading", "untraced"] | None = None
    status: Status | None = None


def _shown(viewer: Any) -> Any:
    """Show claims, each with what it rests on as far as the viewer may see that."""

    def show_all(rows: Any) -> list[dict[str, Any]]:
        rests = claims.rests_of(viewer, rows)
        return [_show(row, rests[row.pk]) for row in rows]

    return show_all


def _show(row: Any, rest: Any) -> dict[str, Any]:
    plain = (
        "ref",
        "sentence",
        "section",
        "footnote",
        "trace",
        "status",
        "status_why",
        "as_of",
        "limits",
        "note",
    )
    return {name: getattr(row, name) for name in (*plain, "standing")} | {
        "id": row.source_id or row.ref,
        "driver": row.driver or None,
        "said_by": rest.band or None,
        "agreement": rest.agreement,
        "sources": [_source(one) for one in (*rest.speaks_for, *rest.against)],
        "more_not_open_to_you": rest.hidden,
    }


def _source(said: Any) -> dict[str, Any]:
    row = said.source
    return {
        **{name: getattr(row, name) for name in ("side", "kind", "strength", "note")},
        "title": str(said.shown.title),
        "url": said.shown.url,
        "dated": said.shown.dated,
        "said_by": row.band or None,
    }


@router.get("", response=ClaimPage, summary="List claims")
def list_claims(request: HttpRequest, filters: Query[ClaimFilters]) -> dict[str, Any]:
    """Those you may see, in the order of their source."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = claims.narrowed(
        viewer,
        claims.claims_for(viewer, world=filters.world),
        q=filters.q,
        driver=filters.driver or "",
        band=filters.said_by or "",
        trace=filters.trace or "",
        status=filters.status or "",
    )
    return page(rows, filters, _shown(viewer))


@router.get("/{id}", response=ClaimOut, summary="One claim")
def one_claim(request: HttpRequest, id: str) -> dict[str, Any]:
    """By ref or the id that its source gives it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = claims.claim_for(viewer, id)
    if found is None:
        raise Http404
    shown: dict[str, Any] = _shown(viewer)([found])[0]
    return shown
