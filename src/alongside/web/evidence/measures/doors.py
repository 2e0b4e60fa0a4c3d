"""What every page of a figure shares: who gets in, the frame, and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.exchange.evidence.queries import measures as queries
from alongside.web import sight, typed
from alongside.web.doors import WRONG
from alongside.web.presenting import PRACTICE, address

ROOM = "/measures/"


def measure_or_404(request: HttpRequest, ref: str) -> Any:
    """What can be counted, for a viewer who may see it. Raises: Http404."""
    found = queries.measure_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def series_or_404(request: HttpRequest, ref: str) -> Any:
    """A figure that is followed, for a viewer who may see it. Raises: Http404, as where there is none."""
    found = queries.one_series(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def kept_or_404(request: HttpRequest, ref: str) -> Any:
    """The same, for a viewer who keeps it. Raises: Http404 for all others."""
    found = series_or_404(request, ref)
    if request.doer is None or not queries.keeps(request.viewer, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def url_of(series: Any) -> str:
    """Where a series is shown."""
    return f"{ROOM}series/{series.ref}/"


def room(world: str, **query: object) -> str:
    """The address of the library in a world."""
    return address(ROOM, world=PRACTICE if world == PRACTICE else "", **query)


def where_of(series: Any) -> list[dict[str, str]]:
    """What a series is kept for, as links; whoever sees the series sees each."""
    found = []
    for thing, path, name in (
        (series.offer, "innovations", "title"),
        (series.actor, "actors", "name"),
        (series.partnership, "partnerships", "name"),
        (series.place, "places", "name"),
    ):
        if thing is not None:
            found.append({"text": getattr(thing, name), "url": f"/{path}/{thing.ref}/"})
    return found


def shown(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    world: str,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of the room: `templates/evidence/measures/<template>.html.jinja` with problems and world."""
    wrong = problems or []
    more = {
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": world == PRACTICE,
        "practice_exit_url": ROOM,
    }
    status = WRONG if wrong else 200
    return render(request, f"evidence/measures/{template}.html.jinja", more | context, status=status)


def page(
    request: HttpRequest,
    template: str,
    series: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a series in its frame; the template gets `of` (name, ref, url, where, keeps, mark…)."""
    framed = {"of": frame(request, series)} | (context or {})
    return shown(request, template, framed, world=series.world, problems=problems)


def frame(request: HttpRequest, series: Any) -> dict[str, Any]:
    """What the frame of a page shows of a series."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    owner = actors_of_parties(viewer, [series.owner_id]).get(series.owner_id)
    definition = series.definition
    return {
        "name": queries.title_of(series),
        "ref": series.ref,
        "url": url_of(series),
        "where": where_of(series),
        "owner": {"text": owner.name, "url": f"/actors/{owner.ref}/"} if owner else None,
        "measure": {
            "text": definition.measure.title,
            "url": f"{ROOM}{definition.measure.ref}/",
            "number": definition.number,
        },
        "unit": definition.unit,
        "is_ratio": definition.is_ratio,
        "keeps": queries.keeps(viewer, series) and series.ended_on is None,
        "ended_on": series.ended_on,
        "mark": sight.mark(viewer, series),
    }


def day(request: HttpRequest, name: str, wrong: list[typed.Problem]) -> Any:
    """A day that may be left empty; what cannot be read is told in `wrong`."""
    found = typed.day(request, name)
    if found is None and typed.any_typed(request, name):
        wrong.append(typed.problem(_("Write a day, like 1 4 2027, or leave it empty."), f"{name}-day"))
    return found
