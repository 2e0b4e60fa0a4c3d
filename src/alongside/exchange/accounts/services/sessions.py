"""End sessions: what somebody signed in to is signed out."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from alongside.exchange.audit.services import record

from ..access import Doer


@transaction.atomic
def end_sessions(*, user_id: int, by: Doer) -> None:
    """Sign somebody out everywhere."""
    for session in UserSession.objects.filter(user=user_id):
        session.end()
    record(by=by, action="end-sessions", kind="user", ids=[user_id])
