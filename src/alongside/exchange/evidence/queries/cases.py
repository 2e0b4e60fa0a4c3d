"""Read business cases: those shared with the viewer, and those in which their organisation is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.offers.queries import offers_by_id
from alongside.exchange.partnerships.queries import partnerships_for

from ..models import Case, CaseParty, CaseVersion

SHOWN_TO_PARTIES = (Case.Status.REVIEW, Case.Status.AGREED)


def under(viewer: Viewer, prefix: str = "") -> Q:
    """The condition by which cases, and rows under one, are seen.

    As they are shared; and from review on by every organisation that is named in them.
    """
    rule = seen(viewer, Case, prefix)
    if viewer.parties:
        named = CaseParty.objects.filter(actor__party__in=viewer.parties).order_by()
        rule |= Q(
            **{f"{prefix}pk__in": named.values("case_id"), f"{prefix}status__in": SHOWN_TO_PARTIES},
        )
    return rule


def cases_for(viewer: Viewer, *, world: str = "") -> QuerySet[Case]:
    """The cases the viewer may see, newest change first."""
    rows = Case.objects.filter(under(viewer)).select_related("offer", "partnership", "place", "owner__actor")
    return rows.filter(world=world) if world else rows


def narrowed(
    viewer: Viewer,
    rows: QuerySet[Case],
    *,
    q: str = "",
    status: str = "",
    mine: bool = False,
    place_ids: object = None,
) -> QuerySet[Case]:
    """Fewer cases: by words of the name, how they stand, those one writes, those of places."""
    if q:
        rows = rows.filter(title__icontains=q)
    if status:
        rows = rows.filter(status=status)
    if place_ids is not None:
        rows = rows.filter(place_id__in=place_ids)
    return rows.filter(owner_id__in=viewer.parties) if mine else rows


def case_for(viewer: Viewer, ref: str) -> Case | None:
    """One case by its ref, where the viewer may see it."""
    return cases_for(viewer).filter(ref=ref).first()


@dataclass(frozen=True, slots=True)
class About:
    """What a case is about, as far as the viewer may see it: `kind` is offer, partnership or place."""

    kind: str
    ref: str
    name: str


def about(viewer: Viewer, case: Case) -> list[About]:
    """What the case is about; what the viewer may not see is left out as if it were not there."""
    found = []
    offer = offers_by_id(viewer, [case.offer_id]).get(case.offer_id) if case.offer_id else None
    if offer is not None:
        found.append(About("offer", offer.ref, offer.title))
    if case.partnership_id is not None:
        work = partnerships_for(viewer).filter(pk=case.partnership_id).first()
        if work is not None:
            found.append(About("partnership", work.ref, work.name))
    if case.place is not None:
        found.append(About("place", case.place.ref, case.place.name))
    return found


def writer(case: Case) -> str:
    """Who writes it, by name; nothing where they have no entry."""
    actor = getattr(case.owner, "actor", None)
    return actor.name if actor is not None else ""


def keeps(viewer: Viewer, case: Case | None) -> bool:
    """Whether the viewer writes this case: acts for whoever owns it, signed in."""
    return case is not None and viewer.user_id is not None and case.owner_id in viewer.parties


def kept(viewer: Viewer, ref: str) -> Case | None:
    """A case the viewer writes, by its ref; None for anybody else."""
    found = case_for(viewer, ref)
    return found if keeps(viewer, found) else None


def newest(case: Case) -> CaseVersion | None:
    """The version that counts. The caller has seen to it that the case may be read."""
    return case.versions.select_related("made_by").first()


def newest_of(case_ids: Iterable[int]) -> dict[int, CaseVersion]:
    """The versions that count, by case: one question. The caller has seen to it that they may be read."""
    last = CaseVersion.objects.filter(case=OuterRef("case")).order_by("-number").values("number")[:1]
    rows = CaseVersion.objects.filter(case__in=list(case_ids), number=Subquery(last))
    return {row.case_id: row for row in rows}


def versions_of(case: Case) -> list[CaseVersion]:
    """All its versions, the newest first."""
    return list(case.versions.select_related("made_by"))


def version_of(case: Case, number: int) -> CaseVersion | None:
    """One version by its number."""
    return case.versions.select_related("made_by").filter(number=number).first()


def parties_of(case: Case) -> list[CaseParty]:
    """Who is named in it, in the order of the case."""
    return list(case.parties.select_related("actor", "actor__party"))


def answers_for(viewer: Viewer, case: Case) -> list[CaseParty]:
    """The parties of a case for which the viewer may answer: those whose organisation they act for."""
    if viewer.user_id is None:
        return []
    return [one for one in parties_of(case) if one.actor and one.actor.party_id in viewer.parties]


def to_answer(viewer: Viewer) -> QuerySet[CaseParty]:
    """Parties of cases in review for which the viewer answers, each with its case."""
    if viewer.user_id is None:
        return CaseParty.objects.none()
    rows = CaseParty.objects.filter(actor__party__in=viewer.parties, case__status=Case.Status.REVIEW)
    return rows.select_related("case").order_by("case_id")
