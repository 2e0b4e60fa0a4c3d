"""What the doors of every room share: which methods a form takes, who writes, how a refusal is shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import SightRefused
from alongside.web import sight, typed

WRONG = 422
AS_IT_IS = "as_it_is"  # the field by which somebody says that words name nobody
forms = require_http_methods(["GET", "HEAD", "POST"])


def signed_in(request: HttpRequest) -> HttpResponse | None:
    """Where somebody goes who is not signed in; nowhere once they are. Raises: Http404 for a guest."""
    doer: Any = request.doer  # type: ignore[attr-defined]
    if doer is None:
        return redirect_to_login(request.get_full_path())
    if doer.guest_id is not None:
        raise Http404
    return None


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


def tried(refusal: type[Exception], act: Callable[[], object]) -> list[typed.Problem]:
    """Do something; what is wrong with it, nothing when it was done. Raises: Http404.

    `refusal`: how the room refuses, as `problems_of` takes it.
    """
    try:
        act()
    except refusal as refused:
        return problems_of(refused)
    except SightRefused as refused:
        return [typed.problem(str(refused), sight.FIELD)]
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return []


def pointed(request: HttpRequest, *texts: str) -> list[typed.Problem]:
    """What in these texts may point at a person; nothing once somebody said to keep it as it is."""
    return [typed.problem(text, AS_IT_IS) for text in dict.fromkeys(typed.hints(request, *texts))]


def is_hinted(problems: list[typed.Problem] | None) -> bool:
    """Whether a page asks if its words name somebody."""
    return any(one["field"] == AS_IT_IS for one in problems or [])


def at_day(problems: list[typed.Problem], *fields: str) -> list[typed.Problem]:
    """The same, where a problem with one of these days leads to its first box."""
    return [
        typed.problem(one["text"], f"{one['field']}-day") if one["field"] in fields else one
        for one in problems
    ]
