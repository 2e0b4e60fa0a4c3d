"""Those who work together: cards for everybody, the workspace for those inside."""

from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.partnerships import queries

from .listing import Link, Worldly, each, link, page

router = Router()
State = Literal["forming", "active", "closed"]


class NameOut(Schema):
    """Somebody who takes part."""

    name: str
    ref: str
    sector: str


class CardOut(Schema):
    """Those who work together, in a list."""

    id: str
    ref: str
    name: str
    purpose: str
    kind: str
    stage: str
    state: str
    outcome: str
    place: Link | None
    started_on: date
    closed_on: date | None


class MemberOut(Schema):
    """A member, for those inside."""

    name: str
    ref: str
    roles: list[str]
    basis: str
    votes: bool
    brings: str
    needs: str
    wont: str
    wants: str


class InsideOut(Schema):
    """What only those inside read."""

    vision: str
    members: list[MemberOut]
    measures: list[dict[str, Any]]


class PartnershipOut(CardOut):
    """One card, with who agreed to be named; `inside` is null for all who do not take part."""

    named: list[NameOut]
    needs: list[str]
    inside: InsideOut | None


class PartnershipPage(Schema):
    """A page of cards."""

    items: list[CardOut]
    next: str | None


class PartnershipFilters(Worldly):
    """What to list."""

    state: State | None = None


def show(row: Any) -> dict[str, Any]:
    """One card."""
    return {
        "id": row.source_id or row.ref,
        "ref": row.ref,
        "name": row.name,
        "purpose": row.purpose,
        "kind": row.kind,
        "stage": row.stage,
        "state": row.state,
        "outcome": row.outcome,
        "place": link(row.place),
        "started_on": row.started_on,
        "closed_on": row.closed_at.date() if row.closed_at else None,
    }


@router.get("", response=PartnershipPage, summary="List those who work together")
def list_partnerships(request: HttpRequest, filters: Query[PartnershipFilters]) -> dict[str, Any]:
    """The cards you may see, by state."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    rows = queries.partnerships_for(viewer, world=filters.world, state=filters.state or "")
    return page(rows, filters, each(show))


@router.get("/{ref}", response=PartnershipOut, summary="One of them")
def one_partnership(request: HttpRequest, ref: str) -> dict[str, Any]:
    """The card; where you take part and send your key, also who brings what and how success is counted."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = queries.card_for(viewer, ref)
    if row is None:
        raise Http404
    inside = queries.inside(viewer, ref)
    named = queries.named_on_card(viewer, row)
    return show(row) | {
        "named": [{"name": one.name, "ref": one.ref, "sector": one.sector} for one in named],
        "needs": [need.source_id or need.ref for need in queries.needs_of(viewer, row)],
        "inside": _inside(viewer, inside) if inside else None,
    }


def _inside(viewer: Any, row: Any) -> dict[str, Any]:
    members = queries.members_of(row)
    named = queries.names_of(viewer, members)
    return {
        "vision": row.vision,
        "members": [
            {
                "name": named[one.pk].name,
                "ref": named[one.pk].ref,
                "roles": sorted(role.role for role in one.roles_now),  # type: ignore[attr-defined]
                "basis": one.basis,
                "votes": one.votes,
                "brings": one.brings,
                "needs": one.needs_words,
                "wont": one.wont,
                "wants": one.wants,
            }
            for one in members
        ],
        "measures": [
            {
                "what": one.what,
                "baseline": one.baseline,
                "target": one.target,
                "by_when": one.by_when,
                "values": [{"on": value.on, "value": value.value} for value in one.values.all()],
            }
            for one in queries.measures_of(row)
        ],
    }
