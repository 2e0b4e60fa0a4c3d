"""Claims, their sources, stamps and answers to standards, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from alongside.exchange.evidence.models import Claim, ClaimSource, Stamp, StandardAnswer
from alongside.exchange.evidence.services import claims, standards
from tests._support.innovations import innovation
from tests._support.rows import offer

DAY = date(2026, 3, 2)


def claim(**fields: Any) -> Claim:
    """A claim that everybody sees, with no source."""
    return Claim.objects.create(**({"sentence": "People who eat together feel less alone."} | fields))


def source(found: Claim | None = None, **fields: Any) -> ClaimSource:
    """Something that speaks for a claim: a document, unless said."""
    said = {"kind": "document", "key": "https://example.org/a", "title": "A report"}
    if fields.get("kind") == "people":
        said = {"band": "five-or-more"}
    return ClaimSource.objects.create(claim=found or claim(), **(said | fields))


def stamp(**fields: Any) -> Stamp:
    """A stamp on an innovation."""
    said = {"standard": "A standard, 2024", "judge_name": "The judges", "judged_on": DAY}
    said |= {"on_what": "The second version, on two evaluations", "outcome": "met"}
    if "offer" not in fields:
        said["offer"] = offer("Lunch together", kind="innovation")
    return Stamp.objects.create(**(said | fields))


def answer(**fields: Any) -> StandardAnswer:
    """What there is for one thing that is asked."""
    said = {"item": "purpose", "state": "there", "words": "It is written down."}
    if "innovation" not in fields:
        said["innovation"] = innovation()
    return StandardAnswer.objects.create(**(said | fields))


def filled(world: Any) -> None:
    """In a full world: said for all, for a circle, for nobody, about a case; an objection; stamps."""
    nina, omar = world.by("nina"), world.by("omar")
    offer, circle = world.made["ZqInvent"], {"visibility": "circle", "circles": [world.inner.ref]}

    def put(token: str, **about: Any) -> Claim:
        made = claims.put_down(
            sentence=token, limits=f"{token}Limits", by=nina, **(about or {"offer": offer})
        )
        return world.keep("claims", made, token)

    public = put("ZqClaim")
    document = claims.Cited("document", key="https://x.example/zqpaper", title="ZqPaper", note="ZqPaperNote")
    for said in (document, claims.Cited("case", key=world.made["ZqCaseOwn"].ref, note="ZqRestsOnHidden")):
        world.keep("cited", claims.cite(ref=public.ref, said=said, by=nina), said.title or "ZqRestsOnHidden")
    row = claims.object_to(ref=public.ref, reason="ZqObjection", by=omar)
    world.keep("cited", row, "ZqObjection")
    claims.share(ref=put("ZqClaimInner").ref, by=nina, **circle)
    claims.share(ref=put("ZqClaimOwn").ref, visibility="private", by=nina)
    costs = put("ZqClaimCase", case=world.made["ZqCaseNamed"])
    claims.share(ref=costs.ref, visibility="public", by=nina)
    _judged(world, offer, circle)


def _judged(world: Any, offer: Any, circle: dict[str, Any]) -> None:
    """What there is of what is asked, in a record for the circle; and a stamp that the club gave, for all."""
    nina = world.by("nina")
    standards.set_level(ref=offer.ref, reach="informs", stakes="high", by=nina)
    standards.answer(ref=offer.ref, item="users", state="there", words="ZqUsersAnswer", by=nina)
    told = standards.Judged("ZqStandard", "met", DAY, "ZqOnWhat", judge="")
    made = standards.stamp(ref=offer.ref, said=told, by=world.by("omar"))
    world.keep("stamps", made, "ZqStandard")
    own = standards.Judged("ZqStandardOwn", "met", DAY, "ZqOnWhatOwn", judge="ZqJudgeOwn")
    hidden = world.made["ZqInventOwn"]
    world.keep("stamps", standards.stamp(ref=hidden.ref, said=own, by=nina), "ZqStandardOwn")
