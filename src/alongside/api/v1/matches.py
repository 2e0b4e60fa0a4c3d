"""Which offers may meet a need, and why: what `alongside match --json` gives."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import find_offers
from alongside.exchange.analyses.queries import question
from alongside.exchange.needs.queries import need_for

from .listing import Kind, Link, Stage, Standing
from .problems import BadQuestion

router = Router()


class NeedAsked(Schema):
    """The need as it was understood."""

    id: str | None
    title: str
    text: str
    place: Link | None
    subjects: list[str]


class ReasonOut(Schema):
    """One part of the score. Score = Σ weight × part ÷ Σ weight."""

    part: str
    score: float
    weight: float
    why: str


class MatchOut(Schema):
    """One offer that may help."""

    rank: int
    offer: str
    standing: str
    kind: str
    title: str
    actor: Link | None
    place: Link | None
    score: float
    reasons: list[ReasonOut]


class IndexOut(Schema):
    """The index that answered."""

    generation: int
    offers: int


class AnswerOut(Schema):
    """The answer."""

    need: NeedAsked
    matches: list[MatchOut]
    excluded: dict[str, int]
    nothing_fits: bool
    index: IndexOut


class Asked(Schema):
    """A stored need, or words."""

    need: str = Field("", description="A need's ref or source id.")
    q: str = Field("", max_length=2000, description="What is needed, in words.")
    place: str = Field("", description="A place id, an official code, a name or a postcode.")
    kind: list[Kind] = Field([], description="Only these kinds.")
    stage: list[Stage] = Field([], description="Only these stages.")
    standing: list[Standing] = Field([], description="Only these standings.")
    world: str = Field("real", pattern="^(real|practice)$")
    top: int = Field(20, ge=1, le=300)
    order: str = Field(
        "best", pattern="^(best|different)$", description="What fits best first, or different organisations."
    )


@router.get("", response=AnswerOut, summary="Offers that may meet a need")
def list_matches(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Ranked, best first, each with its reasons."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if asked.need and need_for(viewer, asked.need) is None:
        raise Http404
    ask = Ask(
        text=asked.q.strip(),
        kinds=tuple(asked.kind),
        stages=tuple(asked.stage),
        standings=tuple(asked.standing),
        world=asked.world,
        top=asked.top,
        different_first=asked.order == "different",
    )
    found = question(viewer, asked.need, ask, place=asked.place)
    if isinstance(found, str):
        raise BadQuestion(found)
    return find_offers(viewer, found).as_json()
