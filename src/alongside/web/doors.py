"""What the doors of every room share: which methods a form takes, who writes, how a refusal is shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.access import Doer
from alongside.web import typed

WRONG = 422
forms = require_http_methods(["GET", "HEAD", "POST"])


def by(request: HttpRequest, party_id: int | None) -> Doer:
    """Whoever writes, acting for that party. The view has seen to it that they may."""
    return replace(request.doer, acting_for_id=party_id)  # type: ignore[attr-defined]


def problems_of(refused: Any) -> list[typed.Problem]:
    """What was refused, as the page shows it, linked to the field. `refused`: has `field`, and words."""
    return [typed.problem(str(refused), refused.field or "form")]


def held_or_new(key: str, find: Callable[[str], Any]) -> Any:
    """What is changed under a record, by its ref; none for `new`. Raises: Http404 where nothing is found."""
    held = None if key == "new" else find(key)
    if held is None and key != "new":
        raise Http404
    return held
