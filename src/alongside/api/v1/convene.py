"""Who should work together on a need: what `alongside convene NEED --json` gives."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from alongside.exchange.analyses.convening import convene_need
from alongside.exchange.partnerships.queries.convening import need_to_convene

router = Router()


class MemberOut(Schema):
    """One member: its part (convener, lead, member), and the competences it covers, by code."""

    id: str
    role: str
    covers: list[str]


class CohesionOut(Schema):
    """How closely the members hang together, less being closer; null where ties do not join all of them."""

    diameter: float | None
    sum: float | None
    steiner: float | None


class WarningOut(Schema):
    """One thing to look out for: about whom, and about which competence."""

    warning: str
    members: list[str]
    about: str


class LineUpOut(Schema):
    """One line-up. `gap`: by what share another could be better at most; 0 where it is proven to be best."""

    need: str
    why: list[str]
    members: list[MemberOut]
    coverage: float
    cohesion: CohesionOut
    missing: list[str]
    warnings: list[WarningOut]
    gap: float


class ConvenedOut(Schema):
    """The line-ups, the best first, each unlike those before."""

    proposals: list[LineUpOut]


class Asked(Schema):
    """Whom to convene, and how many line-ups."""

    need: str = Field(..., description="A need's ref or source id, of your own or at your places.")
    proposals: int = Field(3, ge=1, le=8)


@router.get("", response=ConvenedOut, summary="Line-ups for a need")
def list_line_ups(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """For those who may bring people together about it; for anybody else there is no such need."""
    viewer = request.viewer  # type: ignore[attr-defined]
    need = need_to_convene(viewer, asked.need)
    if need is None:
        raise Http404
    return convene_need(viewer, need, proposals=asked.proposals).as_json()
