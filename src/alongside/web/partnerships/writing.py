"""What the pages of the work share: doing something for one's member, who may be named, days and numbers."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, problems_of

from . import doors

LINE, TEXT = 200, 5000  # characters that are read of a line and of a box


def tried(request: HttpRequest, found: Any, act: Callable[[Doer], object]) -> list[typed.Problem]:
    """Do something for the viewer's member; what is wrong with it, nothing when it was done.

    Raises: Http404 for whoever takes no part, and where what it is about is not there.
    """
    member = doors.mine_or_404(request, found)
    try:
        act(by(request, member.party_id))
    except PartnershipRefused as refused:
        return problems_of(refused)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return []


def may_write(request: HttpRequest, found: Any) -> bool:
    """Whether the viewer takes part in something that is not closed."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    return found.state != "closed" and bool(queries.my_members(viewer, found))


def names(request: HttpRequest, members: list[Any]) -> dict[int, str]:
    """How members are called, by id; a name that the viewer may not see is not told."""
    named = queries.names_of(request.viewer, members)  # type: ignore[attr-defined]
    return {pk: one.name or str(_("A member")) for pk, one in named.items()}


def choices(request: HttpRequest, found: Any, nobody: str) -> list[tuple[str, str]]:
    """The members that a form may name; the first choice names nobody."""
    named = names(request, queries.members_of(found))
    return [("", nobody), *((str(pk), name) for pk, name in named.items())]


def done(request: HttpRequest, told: dict[str, str]) -> str:
    """What was just done, in a sentence, by the word in the address."""
    return told.get(request.GET.get("done", ""), "") if request.method == "GET" else ""


def on(day: Any) -> str:
    """'27 March 2026', or nothing."""
    return long_date(day) if day else ""
