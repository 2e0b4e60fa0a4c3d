"""Who somebody is when they change their own account: themselves, also while they help another."""

from django.http import HttpRequest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import parts_of
from alongside.web.middleware import ACTING_FOR


def oneself(request: HttpRequest) -> Doer:
    """The doer of what concerns one's own account."""
    viewer = request.viewer  # type: ignore[attr-defined]
    doer = request.doer  # type: ignore[attr-defined]
    if doer is not None and doer.user_id is not None:
        return Doer(user_id=doer.user_id, acting_for_id=doer.acting_for_id)
    kept, mine = request.session.get(ACTING_FOR), [part.party_id for part in parts_of(viewer)]
    return Doer(user_id=viewer.user_id, acting_for_id=kept if kept in mine else next(iter(mine), None))
