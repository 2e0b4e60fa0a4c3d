"""Read business cases: those shared with the viewer, and those in which their organisation is named."""

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen

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


def case_for(viewer: Viewer, ref: str) -> Case | None:
    """One case by its ref, where the viewer may see it."""
    return cases_for(viewer).filter(ref=ref).first()


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
