"""Read what members agreed in writing: its texts, who signed, who has still to, and what stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from alongside.exchange.accounts.access import Viewer

from .. import agreement_rules as rules
from ..models import Agreement, AgreementVersion, Member, Partnership
from .reading import inside, may_speak, members_of


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: of which member, by what office, when."""

    member_id: int
    authority: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an agreement stands. `stands`: the text in force, which may be an older one than `newest`.

    `state`: of the newest text. `asked`, `missing`: ids of members.
    """

    newest: AgreementVersion
    stands: AgreementVersion | None
    state: str
    asked: tuple[int, ...]
    signed: tuple[Signed, ...]
    missing: tuple[int, ...]


def agreements_of(partnership: Partnership) -> QuerySet[Agreement]:
    """All of a partnership that the viewer was given, the ended ones last, with all that `standing` reads."""
    rows = partnership.agreements.select_related("partnership").prefetch_related(
        "versions__signatures", "versions__terms__signatures", "signers", "checks"
    )
    return rows.order_by(F("ended_at").asc(nulls_first=True), "made_at", "pk")


def agreement_for(viewer: Viewer, ref: str, agreement_ref: str) -> Agreement | None:
    """One of them, for a viewer inside; None for anybody else, as where there is none."""
    found = inside(viewer, ref)
    return agreements_of(found).filter(ref=agreement_ref).first() if found else None


def versions_of(agreement: Agreement) -> list[AgreementVersion]:
    """Its texts, the newest first."""
    return sorted(agreement.versions.all(), key=lambda one: -one.number)


def standing(agreement: Agreement, members: list[Member]) -> Standing:
    """Where it stands; `members`: all that take part in its partnership."""
    versions = versions_of(agreement)
    named = {one.pk for one in agreement.signers.all()}
    asked = tuple(one.pk for one in members if not named or one.pk in named)
    states = [_state(agreement, version, asked, members) for version in versions]
    in_force = (one for one, state in zip(versions, states, strict=True) if state == rules.IN_FORCE)
    signed = signatures(versions[0], members)
    have = {one.member_id for one in signed}
    return Standing(
        newest=versions[0],
        stands=next(in_force, None),
        state=states[0],
        asked=asked,
        signed=signed,
        missing=tuple(pk for pk in asked if pk not in have),
    )


def _state(
    agreement: Agreement, version: AgreementVersion, asked: tuple[int, ...], members: list[Member]
) -> str:
    return rules.state_of(
        ended=agreement.ended_at is not None,
        came_in_force=version.in_force_at is not None,
        asked=asked,
        signed=[one.member_id for one in signatures(version, members)],
    )


def signatures(version: AgreementVersion, members: list[Member]) -> tuple[Signed, ...]:
    """Who signed a text, the first first; of a promise before the door those are kept with the circle."""
    if version.terms is None:
        rows = sorted(version.signatures.all(), key=lambda one: (one.signed_at, one.pk))
        return tuple(Signed(one.member_id, one.authority, one.signed_at) for one in rows)
    of_party = {one.party_id: one.pk for one in members}
    kept = sorted(version.terms.signatures.all(), key=lambda one: (one.signed_at, one.pk))
    return tuple(
        Signed(of_party[one.party_id], one.authority, one.signed_at)
        for one in kept
        if one.party_id in of_party
    )


def to_sign(viewer: Viewer, partnership: Partnership) -> list[Agreement]:
    """Those that wait for a member for which the viewer may sign."""
    members = members_of(partnership)
    mine = {
        one.pk
        for one in members
        if one.party_id in viewer.parties and one.party_id and may_speak(viewer, one.party_id)
    }
    rows = agreements_of(partnership).filter(ended_at=None, gates=False)
    return [row for row in rows if mine & set(standing(row, members).missing)] if mine else []


def due(partnership: Partnership, today: date) -> list[Agreement]:
    """Those that are to be looked at again by now."""
    return list(partnership.agreements.filter(ended_at=None, review_on__lte=today))
