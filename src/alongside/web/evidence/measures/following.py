"""Begin to follow a figure, say what is aimed for and who may see it, from when on it counts anew, end it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.directory.queries.parties import actors_of_parties, world_of_party
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import measures as queries
from alongside.exchange.evidence.services import measures as services
from alongside.exchange.innovations.queries.innovations import innovation_for
from alongside.exchange.partnerships.queries import card_for
from alongside.exchange.places.queries import place_for
from alongside.web import sight, typed
from alongside.web.doors import by, forms, problems_of, signed_in

from . import doors, words
from .writing import decimal

FOR = {"offer": innovation_for, "actor": actor_for, "partnership": card_for}


@forms
def new(request: HttpRequest) -> HttpResponse:
    """Begin to follow a figure: `?measure=` names what is counted, `?offer=`, `?actor=`… for what."""
    if other := signed_in(request):
        return other
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    doer: Any = request.doer  # type: ignore[attr-defined]
    world = world_of_party(doer.acting_for_id)
    things = _things(request, world)
    if request.method != "POST":
        return _new(request, world, things, _begun(request, things))
    said, wrong = _read(request, things, world)
    measure = queries.measure_for(viewer, typed.line(request, "measure"))
    if measure is None or measure.world != world:
        wrong.insert(0, typed.problem(_("Choose what is counted."), "measure"))
    if wrong:
        return _new(request, world, things, request.POST, wrong)
    if not any((said.place, said.actor, said.offer, said.partnership)):
        own = actors_of_parties(viewer, [doer.acting_for_id]).get(doer.acting_for_id)
        said = services.Followed(**_plain(said) | {"actor": actor_for(viewer, own.ref) if own else None})
    try:
        made = services.follow(measure=measure, said=said, by=doer)
    except FigureRefused as refused:
        return _new(request, world, things, request.POST, problems_of(refused))
    return redirect(f"{doors.url_of(made)}upload/")


def _plain(said: services.Followed) -> dict[str, Any]:
    return {name: getattr(said, name) for name in services.Followed.__slots__}


def _things(request: HttpRequest, world: str) -> dict[str, Any]:
    """What it is followed for, as the address names it; of this world and seen by the viewer."""
    found = {}
    for name, find in FOR.items():
        key = request.GET.get(name, "") or request.POST.get(name, "")
        thing = find(request.viewer, key) if key else None  # type: ignore[attr-defined]
        if thing is not None and thing.world == world:
            found[name] = thing
    return found


def _begun(request: HttpRequest, things: dict[str, Any]) -> dict[str, str]:
    asked = place_for(request.GET["place"]) if request.GET.get("place") else None
    return {"measure": request.GET.get("measure", ""), "place": asked.name if asked else ""}


def _new(
    request: HttpRequest,
    world: str,
    things: dict[str, Any],
    said: Any,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    options = [("", _("Choose one"))]
    options += [(row.ref, row.title) for row in queries.measures_for(viewer, world=world)]
    own = actors_of_parties(viewer, [request.doer.acting_for_id])  # type: ignore[attr-defined]
    context = {
        "said": said,
        "measures": options,
        "often": [("", _("As is usual for it")), *words.OFTEN.items()],
        "things": [
            {"name": name, "ref": one.ref, "text": getattr(one, "title", "") or one.name}
            for name, one in things.items()
        ],
        "own": next((one.name for one in own.values()), ""),
        "library_url": doors.room(world),
        "new_url": "/measures/new/",
    }
    return doors.shown(request, "follow", context, world=world, problems=problems)


def _read(
    request: HttpRequest, things: dict[str, Any], world: str, found: Any = None
) -> tuple[services.Followed, list[typed.Problem]]:
    wrong: list[typed.Problem] = []
    place, lost = typed.place_of(typed.line(request, "place"), world)
    if lost:
        wrong.append(typed.problem(lost, "place"))
    often = typed.line(request, "often")
    measure = queries.measure_for(request.viewer, typed.line(request, "measure"))  # type: ignore[attr-defined]
    people = typed.number(request, "people")
    if typed.line(request, "people") and people is None:
        wrong.append(typed.problem(_("Write a whole number, like 1200, or leave it empty."), "people"))
    said = services.Followed(
        label=typed.line(request, "label"),
        place=place,
        often=often or (found.often if found else measure.often if measure else "month"),
        target=decimal(request, "target", wrong),
        target_by=doors.day(request, "target_by", wrong),
        baseline_from=doors.day(request, "baseline_from", wrong),
        baseline_to=doors.day(request, "baseline_to", wrong),
        people=people,
        **things,
    )
    return said, wrong


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """What is aimed for, which time was before, who may see it."""
    found = doors.kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if request.method != "POST":
        return _edit(request, found, _said(found), sight.said_of(found))
    things = {name: getattr(found, name) for name in FOR if getattr(found, name) is not None}
    said, wrong = _read(request, things, found.world, found)
    chosen = sight.read(request)
    wrong += sight.problems(viewer, chosen, world=found.world)
    if wrong:
        return _edit(request, found, request.POST, chosen, wrong)
    doer = by(request, found.owner_id)
    try:
        services.edit(ref=ref, said=said, by=doer)
        services.share(ref=ref, visibility=chosen.visibility, circles=chosen.circles, by=doer)
    except FigureRefused as refused:
        return _edit(request, found, request.POST, chosen, problems_of(refused))
    except SightRefused as refused:
        return _edit(request, found, request.POST, chosen, [typed.problem(str(refused), sight.FIELD)])
    return redirect(doors.url_of(found))


def _said(found: Any) -> dict[str, Any]:
    days = {}
    for name in ("target_by", "baseline_from", "baseline_to"):
        days |= typed.days(name, getattr(found, name))
    return {
        "label": found.label,
        "place": found.place.name if found.place else "",
        "often": found.often,
        "target": "" if found.target is None else f"{found.target:g}",
        "people": "" if found.people is None else found.people,
        **days,
    }


def _edit(
    request: HttpRequest, found: Any, said: Any, chosen: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    context = {
        "said": said,
        "often": list(words.OFTEN.items()),
        "sight": sight.choices(viewer, world=found.world, said=chosen, problems=problems or []),
    }
    return doors.page(request, "edit", found, context, problems)


@forms
def anew(request: HttpRequest, ref: str) -> HttpResponse:
    """Say from when on what is usual is worked out anew, and what was changed."""
    found = doors.kept_or_404(request, ref)
    if request.method != "POST":
        return doors.page(request, "anew", found, {"said": {}})
    day, why = typed.day(request, "from"), typed.line(request, "why")
    problems: list[typed.Problem] = []
    if day is None:
        problems.append(typed.problem(_("Write a day, such as 3 11 2026."), "from-day"))
    if day is not None:
        try:
            services.recalculate(ref=ref, starts_on=day, why=why, by=by(request, found.owner_id))
        except FigureRefused as refused:
            problems += problems_of(refused)
    if problems:
        return doors.page(request, "anew", found, {"said": request.POST}, problems)
    return redirect(doors.url_of(found))


@require_POST
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """Nobody keeps it any more; its figures stay."""
    found = doors.kept_or_404(request, ref)
    services.end(ref=ref, by=by(request, found.owner_id))
    return redirect(doors.url_of(found))


@require_POST
def take_over(request: HttpRequest, ref: str) -> HttpResponse:
    """Count by the newest definition from now on."""
    found = doors.kept_or_404(request, ref)
    try:
        made = services.take_over(ref=ref, by=by(request, found.owner_id))
    except FigureRefused:
        return redirect(doors.url_of(found))
    return redirect(doors.url_of(made))
