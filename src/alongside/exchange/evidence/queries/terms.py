"""Read the terms of a business case, for those who may see the case."""

from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.exchange.accounts.access import Viewer

from ..models import Case, CaseParty, Terms, TermsAnswer
from . import cases


@dataclass(frozen=True, slots=True)
class Stand:
    """How a party stands on terms: its answer, None where it has not answered; whether it is asked at all."""

    party: CaseParty
    answer: TermsAnswer | None
    is_asked: bool
    is_mine: bool


def terms_of(viewer: Viewer, case: Case) -> list[Terms]:
    """All that was proposed, the newest first; nothing where the viewer may not see the case."""
    rows = Terms.objects.filter(cases.under(viewer, "case__"), case=case).distinct()
    return list(rows.select_related("version", "case").prefetch_related("answers"))


def one_of(viewer: Viewer, case: Case, ref: str) -> Terms | None:
    """One proposal by its ref."""
    return next((one for one in terms_of(viewer, case) if one.ref == ref), None)


def stands(viewer: Viewer, terms: Terms) -> list[Stand]:
    """Every party of the case with what it said of these terms, in the order of the case."""
    said = {one.party: one for one in terms.answers.all()}
    mine = {one.key for one in cases.answers_for(viewer, terms.case)}
    return [
        Stand(one, said.get(one.key), one.actor_id is not None, one.key in mine)
        for one in cases.parties_of(terms.case)
    ]


def to_answer(viewer: Viewer) -> list[Terms]:
    """Proposals that wait for a party the viewer answers for, the oldest first. Few questions."""
    if viewer.user_id is None:
        return []
    rows: QuerySet[CaseParty] = CaseParty.objects.filter(actor__party__in=viewer.parties)
    mine: dict[int, set[str]] = {}
    for case_id, key in rows.values_list("case_id", "key"):
        mine.setdefault(case_id, set()).add(key)
    asked = Terms.objects.filter(
        case__in=mine, state=Terms.State.PROPOSED, case__status__in=cases.SHOWN_TO_PARTIES
    )
    found = asked.select_related("case").prefetch_related("answers").order_by("made_at", "pk")
    return [one for one in found if mine[one.case_id] - {said.party for said in one.answers.all()}]
