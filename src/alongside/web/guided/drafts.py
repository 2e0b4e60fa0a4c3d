"""Where answers are kept until they are sent: with whoever acts, or in a visitor's session."""

from typing import Any

from django.http import HttpRequest

from alongside.exchange.needs.queries import draft_for
from alongside.exchange.needs.services import drop_draft, keep_draft

from .questions import Answers


def load(request: HttpRequest, form: str) -> Answers | None:
    """What was answered so far; None where nothing was. What was begun before signing in goes on."""
    kept = request.session.get(_key(form))
    doer = request.doer  # type: ignore[attr-defined]
    if kept is None and _has_party(doer):
        kept = draft_for(request.viewer, party_id=doer.acting_for_id, form=form)  # type: ignore[attr-defined]
    return dict(kept) if kept is not None else None


def remember(request: HttpRequest, form: str, answers: Answers) -> None:
    """Keep the answers so far."""
    doer = request.doer  # type: ignore[attr-defined]
    if _has_party(doer):
        request.session.pop(_key(form), None)
        keep_draft(form=form, answers=answers, by=doer)
    else:
        request.session[_key(form)] = answers


def drop(request: HttpRequest, form: str) -> None:
    """Forget them."""
    request.session.pop(_key(form), None)
    doer = request.doer  # type: ignore[attr-defined]
    if _has_party(doer):
        drop_draft(form=form, by=doer)


def _has_party(doer: Any) -> bool:
    return doer is not None and doer.acting_for_id is not None


def _key(form: str) -> str:
    return f"draft:{form}"
