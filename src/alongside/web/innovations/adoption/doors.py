"""What the pages of one adoption share: who gets in, who writes, and the frame."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.innovations.notices_adoptions import AdoptionRefused
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.queries import innovations
from alongside.web import sight, typed
from alongside.web.doors import problems_of

from .. import doors
from . import presenters

LINE = 200  # characters that are read of a line
AS_IT_IS = "as_it_is"  # the field by which somebody says that words name nobody


def adoption_or_404(request: HttpRequest, ref: str) -> Any:
    """One adoption, for a viewer who may see it. Raises: Http404, as where there is none."""
    found = queries.adoption_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def own_or_404(request: HttpRequest, ref: str) -> Any:
    """One that the viewer writes: acting for its site. Raises: Http404."""
    found = adoption_or_404(request, ref)
    if not queries.keeps(request.viewer, found) or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def tried(act: Callable[[], object]) -> list[typed.Problem]:
    """Do something; what is wrong with it, nothing when it was done. Raises: Http404."""
    try:
        act()
    except AdoptionRefused as refused:
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


def page(
    request: HttpRequest,
    template: str,
    row: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of one adoption, in the frame of what is used: `templates/innovations/adoption/<template>`."""
    shown = {
        "back_url": presenters.url_of(row),
        "back_text": _("%(site)s: how they use it") % {"site": row.site.name},
        "hinted": is_hinted(problems),
    }
    return doors.page(request, f"adoption/{template}", row.offer, shown | (context or {}), problems)


def numbers(
    request: HttpRequest, names: tuple[str, ...]
) -> tuple[dict[str, int | None], list[typed.Problem]]:
    """Whole numbers that were typed, and what is wrong with what was no number."""
    found = {name: typed.number(request, name) for name in names}
    said = [name for name in names if found[name] is None and typed.line(request, name)]
    return found, [
        typed.problem(_("Write a whole number, like 1200, or leave it empty."), one) for one in said
    ]


def innovation_named(request: HttpRequest, name: str, world: str) -> tuple[Any, str]:
    """What was typed as the name or ref of an innovation here: it, or the words where there is none."""
    said = typed.line(request, name)[:250]
    if not said:
        return None, ""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = innovations.innovation_for(viewer, said)
    if found is None:
        rows = innovations.innovations_for(viewer, world=world).filter(title__iexact=said)
        found = rows.first()
    return found, said
