"""What the pages of one adoption share: who gets in, who writes, and the frame."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.exchange.innovations.notices_adoptions import AdoptionRefused
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.queries import innovations
from alongside.web import typed
from alongside.web.doors import is_hinted
from alongside.web.doors import tried as tried_by

from .. import doors
from . import presenters

LINE = 200  # characters that are read of a line
tried = partial(tried_by, AdoptionRefused)


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
