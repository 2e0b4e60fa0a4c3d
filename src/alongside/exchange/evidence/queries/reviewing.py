"""Read how those named in a case stand on its figures, and what waits for whom."""

from typing import Any

from alongside.exchange.accounts.access import Viewer

from ..models import Attached, Case, CaseParty, SignOff
from ..reviewing_rules import Lack, Stands, lacks, stand
from . import cases


def words_on(case: Case) -> list[SignOff]:
    """What was said of it, the newest first. The caller has seen to it that the case may be read."""
    return list(case.sign_offs.select_related("version", "actor", "user"))


def stands_on(case: Case, model: dict[str, Any], words: list[SignOff] | None = None) -> list[Stands]:
    """How each party stands on this model of the case."""
    return stand(model, cases.parties_of(case), words_on(case) if words is None else words)


def lacks_of(case: Case, model: dict[str, Any], stands: list[Stands]) -> list[Lack]:
    """What the case still lacks."""
    kinds = Attached.objects.filter(case=case).values_list("kind", flat=True)
    return lacks(model, stands, kinds)


def waiting_for(viewer: Viewer, *, world: str = "", most: int = 20) -> list[Case]:
    """Cases in which a party waits for the viewer to say whether its figures are right."""
    rows = cases.to_answer(viewer)
    rows = rows.filter(case__world=world) if world else rows
    mine: dict[int, set[str]] = {}
    found: dict[int, Case] = {}
    for row in rows[:most]:
        mine.setdefault(row.case_id, set()).add(row.key)
        found[row.case_id] = row.case
    stands = _stands_of(found)
    return [
        case
        for pk, case in found.items()
        if any(one.key in mine[pk] and one.state in ("waiting", "again") for one in stands[pk])
    ]


def answered_to(viewer: Viewer, *, world: str = "", most: int = 20) -> list[Case]:
    """Cases the viewer writes that a party did not agree to, and nobody has changed since."""
    rows = cases.cases_for(viewer, world=world).filter(owner__in=viewer.parties, status=Case.Status.REVIEW)
    found = {case.pk: case for case in rows[:most]}
    stands = _stands_of(found)
    return [case for pk, case in found.items() if any(one.state == "not-agreed" for one in stands[pk])]


def _stands_of(found: dict[int, Case]) -> dict[int, list[Stands]]:
    """How the parties stand in each of these cases, in three questions however many they are."""
    if not found:
        return {}
    versions = cases.newest_of(found)
    parties: dict[int, list[CaseParty]] = {pk: [] for pk in found}
    for party in CaseParty.objects.filter(case__in=found):
        parties[party.case_id].append(party)
    words: dict[int, list[SignOff]] = {pk: [] for pk in found}
    for word in SignOff.objects.filter(case__in=found).select_related("version"):
        words[word.case_id].append(word)
    models = {pk: versions[pk].model if pk in versions else {} for pk in found}
    return {pk: stand(models[pk], parties[pk], words[pk]) for pk in found}
