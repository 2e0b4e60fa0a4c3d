"""What every page of a portfolio shares: who gets in, the frame, and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.exchange.innovations.portfolio_rules import MOST_POUNDS
from alongside.exchange.innovations.queries import portfolios as queries
from alongside.web import sight, typed
from alongside.web.components.formats import long_date, money
from alongside.web.doors import WRONG
from alongside.web.presenting import PRACTICE, address

ROOM = "/portfolios/"


def portfolio_or_404(request: HttpRequest, ref: str) -> Any:
    """The portfolio, for a viewer who may see it. Raises: Http404, as where there is none."""
    found = queries.portfolio_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def kept_or_404(request: HttpRequest, ref: str) -> Any:
    """The same, for a viewer who keeps it. Raises: Http404 for all others."""
    found = portfolio_or_404(request, ref)
    if request.doer is None or not queries.keeps(request.viewer, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def url_of(found: Any) -> str:
    """Where a portfolio is shown."""
    return f"{ROOM}{found.ref}/"


def whole(request: HttpRequest, name: str, wrong: list[typed.Problem]) -> int | None:
    """A whole number that was typed, with or without a pound sign; what cannot be read is told in `wrong`."""
    said = typed.line(request, name).replace("£", "").replace(",", "").replace(" ", "")
    if not said:
        return None
    if said.isascii() and said.isdecimal() and int(said) <= MOST_POUNDS:
        return int(said)
    wrong.append(typed.problem(_("Write a whole number, like 12000, or leave it empty."), name))
    return None


def page(
    request: HttpRequest,
    template: str,
    found: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a portfolio in its frame: `templates/innovations/portfolios/<template>.html.jinja`.

    The template gets `of` (name, ref, url, keeps…), `problems`, `wrong` (by field), `typed`, `practice`.
    """
    wrong = problems or []
    shown = {
        "of": frame(request, found),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": found.world == PRACTICE,
        "practice_exit_url": ROOM,
    }
    status = WRONG if wrong else 200
    template = f"innovations/portfolios/{template}.html.jinja"
    return render(request, template, shown | (context or {}), status=status)


def frame(request: HttpRequest, found: Any) -> dict[str, Any]:
    """What the frame of a page shows of a portfolio."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    owner = actors_of_parties(viewer, [found.owner_id]).get(found.owner_id)
    return {
        "name": found.name,
        "ref": found.ref,
        "url": url_of(found),
        "about": found.about,
        "owner": {"text": owner.name, "url": f"/actors/{owner.ref}/"} if owner else None,
        "place": {"text": found.place.name, "url": f"/places/{found.place.ref}/"} if found.place else None,
        "when": when(found),
        "budget": _("%(pounds)s a year") % {"pounds": money(found.budget)}
        if found.budget is not None
        else "",
        "hours": _("%(hours)s hours a month") % {"hours": f"{found.hours:,}"}
        if found.hours is not None
        else "",
        "keeps": queries.keeps(viewer, found),
        "mark": sight.mark(viewer, found),
    }


def when(found: Any) -> str:
    """From when until when, in words."""
    first, last = long_date(found.starts_on), long_date(found.ends_on)
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def room(world: str, **query: object) -> str:
    """The address of the list in a world."""
    return address(ROOM, world=PRACTICE if world == PRACTICE else "", **query)
