"""Read how those named in a case stand on its figures, and what waits for whom."""

from typing import Any

from alongside.exchange.accounts.access import Viewer

from ..models import Attached, Case, SignOff
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
    keys: dict[int, set[str]] = {}
    found: dict[int, Case] = {}
    for row in rows[:most]:
        keys.setdefault(row.case_id, set()).add(row.key)
        found[row.case_id] = row.case
    waits = []
    for pk, case in found.items():
        version = cases.newest(case)
        if version is None:
            continue
        stands = stands_on(case, version.model)
        if any(one.key in keys[pk] and one.state in ("waiting", "again") for one in stands):
            waits.append(case)
    return waits


def answered_to(viewer: Viewer, *, world: str = "", most: int = 20) -> list[Case]:
    """Cases the viewer writes that a party did not agree to, and nobody has changed since."""
    rows = cases.cases_for(viewer, world=world).filter(owner__in=viewer.parties, status=Case.Status.REVIEW)
    found = []
    for case in rows[:most]:
        version = cases.newest(case)
        if version and any(one.state == "not-agreed" for one in stands_on(case, version.model)):
            found.append(case)
    return found
