"""What those who work together decided and agreed; for those inside, who send their key."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from alongside.exchange.partnerships import queries as rooms
from alongside.exchange.partnerships.queries import agreeing, deciding

from .listing import Paging, each, page

router = Router()
EVERYONE = ("accepted", "left")


class RuleOut(Schema):
    """How it is decided. `quorum`: members that must vote, or per cent of those entitled."""

    how: Literal["consensus", "majority", "of-all", "two-thirds"]
    quorum: int
    quorum_is_share: bool
    proxies: int


class VoteOut(Schema):
    """One vote of a closed decision. `through`: who voted for this member, if another did."""

    member: str
    vote: str
    option: str | None
    reason: str
    through: str | None


class DecisionOut(Schema):
    """A decision; `votes` and the numbers are empty while it is open."""

    ref: str
    question: str
    background: str
    options: list[str]
    opened_at: datetime
    closes_on: date
    closed_at: datetime | None
    rule: RuleOut
    outcome: str
    carried: str | None
    present: int | None
    entitled: int | None
    aside: int | None
    quorum: int | None
    votes: list[VoteOut]


class DecisionPage(Schema):
    """A page of decisions."""

    items: list[DecisionOut]
    next: str | None


class SignatureOut(Schema):
    """Who signed, by what office, when."""

    member: str
    office: str
    at: datetime


class AgreementOut(Schema):
    """An agreement with its newest text. `in_force`: the number of the text that counts now, if one does."""

    ref: str
    kind: str
    title: str
    link: str
    state: Literal["in-force", "waiting", "ended"]
    number: int
    text: str
    sha256: str
    in_force: int | None
    review_on: date | None
    signed: list[SignatureOut]
    missing: list[str]


class AgreementPage(Schema):
    """A page of agreements."""

    items: list[AgreementOut]
    next: str | None


@router.get("/{ref}/decisions", response=DecisionPage, summary="What they decided")
def list_decisions(request: HttpRequest, ref: str, asked: Query[Paging]) -> dict[str, Any]:
    """All decisions, the oldest first; how each voted is there once it has closed."""
    found, names = _inside(request, ref)
    return page(deciding.decisions_of(found), asked, each(lambda row: _decision(row, names)))


@router.get("/{ref}/agreements", response=AgreementPage, summary="What they agreed in writing")
def list_agreements(request: HttpRequest, ref: str, asked: Query[Paging]) -> dict[str, Any]:
    """All agreements, the oldest first, with the newest text of each and who signed it."""
    found, names = _inside(request, ref)
    members = rooms.members_of(found)
    return page(agreeing.agreements_of(found), asked, each(lambda row: _agreement(row, members, names)))


def _inside(request: HttpRequest, ref: str) -> tuple[Any, dict[int, str]]:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = rooms.inside(viewer, ref)
    if found is None:
        raise Http404
    members = rooms.members_of(found, states=EVERYONE)
    return found, {pk: one.name for pk, one in rooms.names_of(viewer, members).items()}


def _decision(row: Any, names: dict[int, str]) -> dict[str, Any]:
    closed = row.closed_at is not None
    came = deciding.tally(row) if closed else None
    carried = (row.options[row.option] if row.options else "yes") if row.option is not None else None
    rule = row.rule
    return {
        "ref": row.ref,
        "question": row.question,
        "background": row.background,
        "options": row.options,
        "opened_at": row.opened_at,
        "closes_on": row.closes_on,
        "closed_at": row.closed_at,
        "rule": {
            "how": rule.how,
            "quorum": rule.quorum,
            "quorum_is_share": rule.is_share,
            "proxies": rule.proxies,
        },
        "outcome": row.outcome,
        "carried": carried,
        "present": came.present if came else None,
        "entitled": came.entitled if came else None,
        "aside": came.aside if came else None,
        "quorum": came.quorum if came else None,
        "votes": _votes(row, names) if closed else [],
    }


def _votes(row: Any, names: dict[int, str]) -> list[dict[str, Any]]:
    by_pk = {one.pk: one for one in row.ballots.all()}
    found = []
    for one in deciding.counted(row):
        said = by_pk[one.through_id] if one.through_id else one
        chosen = row.options[said.option] if row.options and said.option is not None else None
        found.append(
            {
                "member": names.get(one.member_id, ""),
                "vote": said.stance,
                "option": chosen,
                "reason": one.reason,
                "through": names.get(said.member_id, "") if one.through_id else None,
            }
        )
    return found


def _agreement(row: Any, members: list[Any], names: dict[int, str]) -> dict[str, Any]:
    stands = agreeing.standing(row, members)
    return {
        "ref": row.ref,
        "kind": row.kind,
        "title": row.title,
        "link": row.link,
        "state": stands.state,
        "number": stands.newest.number,
        "text": stands.newest.text,
        "sha256": stands.newest.digest,
        "in_force": stands.stands.number if stands.stands else None,
        "review_on": row.review_on,
        "signed": [
            {"member": names.get(one.member_id, ""), "office": one.authority, "at": one.at}
            for one in stands.signed
        ],
        "missing": [names.get(pk, "") for pk in stands.missing],
    }
