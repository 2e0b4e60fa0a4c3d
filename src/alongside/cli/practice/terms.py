"""Who pays whom in the practice town: a fixed sum that was refused, and a share of the gain half agreed."""

from dataclasses import replace
from typing import Any

TITLE = "Rowing for people who are short of breath"
CLUB, FUND, TOGETHER = "aq-rowing", "aq-fund", "aq-alliance"
FIXED = {"payer": "together", "payee": "club", "amount": 12_000.0, "years": 5}
REFUSED = "We would pay although nothing came of it. Let us pay when there are fewer calls, and then more."
SHARE = {"gainer": "together", "shares": {"club": 0.4, "fund": 0.5}}
WHY = "You said you would pay when there are fewer calls. So here is a part of what they save, each year."
AGREED = "With this we can go on giving the grant."


def seed(by: Any) -> None:
    """Two proposals on one case: each by the services, by those who act for the organisations named in it."""
    from alongside.exchange.accounts.access import VISITOR, Viewer
    from alongside.exchange.accounts.queries import users_of
    from alongside.exchange.directory.queries import actors_by_key
    from alongside.exchange.evidence.queries.cases import cases_for
    from alongside.exchange.evidence.queries.terms import terms_of
    from alongside.exchange.evidence.services import terms as services

    doers = {}
    for row in actors_by_key(VISITOR, {CLUB, FUND, TOGETHER}):
        user = next(iter(users_of([row.party_id])), None)
        doers[row.source_id] = replace(by, process="", user_id=user, acting_for_id=row.party_id)
    if len(doers) < 3 or any(one.user_id is None for one in doers.values()):
        return
    club = doers[CLUB]
    viewer = Viewer(user_id=club.user_id, parties=frozenset({club.acting_for_id}))
    case = cases_for(viewer).filter(title=TITLE, owner=club.acting_for_id, status="review").first()
    if case is None or terms_of(viewer, case):
        return
    there = {"ref": case.ref, "number": 1, "by": club}
    first = services.propose(kind="fixed", numbers=FIXED, **there)
    said = {"ref": case.ref, "terms": first.ref}
    services.answer(**said, party="together", is_agreed=False, said=REFUSED, by=doers[TOGETHER])
    second = services.propose(kind="gain-share", numbers=SHARE, why=WHY, **there)
    said = {"ref": case.ref, "terms": second.ref}
    services.answer(**said, party="fund", is_agreed=True, said=AGREED, by=doers[FUND])
