"""What a full world holds of evidence: business cases, and what each part of the room keeps beside them.

The tokens are those of `evidence_seen`. Nina writes the cases for the ward, which shares a circle with Omar's
club; Otto's organisation, in no circle, is named in one of them.
"""

from __future__ import annotations

from typing import Any

from alongside.exchange.evidence.models import Case
from alongside.exchange.evidence.services import cases
from tests._support import (
    evidence_claims,
    evidence_evaluations,
    evidence_measures,
    evidence_reviewing,
    evidence_since,
    evidence_terms,
)
from tests._support.evidence import MODEL


def filled(world: Any) -> None:
    """All of it; `world` remembers each under its token."""
    _written(world)
    evidence_since.filled(world)
    evidence_terms.filled(world)
    evidence_claims.filled(world)
    evidence_evaluations.filled(world)
    evidence_reviewing.filled(world)
    evidence_measures.filled(world)


def model_of(token: str) -> dict[str, Any]:
    """A small model whose texts carry the token."""
    return MODEL | {
        "title": token,
        "parties": [MODEL["parties"][0] | {"name": f"{token}Party"}, *MODEL["parties"][1:]],
        "streams": [MODEL["streams"][0] | {"name": f"{token}Stream"}, *MODEL["streams"][1:]],
    }


def case_of(world: Any, token: str, sight: str, **about: Any) -> Case:
    """A case that Nina writes for the ward, seen so far."""
    nina = world.by("nina")
    made = cases.begin(title=token, model=model_of(token), by=nina, **about)
    if sight != "private":
        cases.share(ref=made.ref, visibility=sight, circles=[world.inner.ref], by=nina)
    return world.keep("cases", made, token)


def _written(world: Any) -> None:
    """For all, for the circle, for nobody; and for nobody but those named in it, from review on."""
    case_of(world, "ZqCase", "public", offer=world.made["ZqInvent"], place=world.town)
    case_of(world, "ZqCaseInner", "circle", offer=world.made["ZqInventOwn"])
    case_of(world, "ZqCaseOwn", "private", offer=world.made["ZqInvent"])
    named = case_of(world, "ZqCaseNamed", "private")
    nina = world.by("nina")
    cases.answer_by(ref=named.ref, key="club", actor=world.bodies["outside"], by=nina)
    cases.answer_by(ref=world.made["ZqCaseOwn"].ref, key="club", actor=world.bodies["outside"], by=nina)
    cases.move(ref=named.ref, to="review", by=nina)
