"""Put a new way of doing things here: its name, what kind of thing it is, how far it has got."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.digests.queries import world_of
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.queries import innovations as queries
from alongside.exchange.innovations.services import innovations as services
from alongside.web import typed
from alongside.web import words as house
from alongside.web.doors import WRONG, by, forms, problems_of
from alongside.web.presenting import PRACTICE

from . import doors, words


@forms
def new(request: HttpRequest) -> HttpResponse:
    """The form; what comes of it only those who keep it see, until they share it."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    world = world_of(viewer)
    if request.method != "POST":
        return _page(request, world, request.GET)
    place, wrong = typed.place_of(typed.line(request, "place"), world)
    if wrong:
        return _page(request, world, request.POST, [typed.problem(wrong, "place")])
    try:
        made = services.start(
            title=typed.line(request, "title")[:250],
            summary=typed.words(request, "summary")[:LONGEST],
            types=request.POST.getlist("types"),
            place_id=place.pk if place else None,
            world=world,
            by=request.doer,  # type: ignore[attr-defined]
            **_begun(request),
        )
    except InnovationRefused as refused:
        return _page(request, world, request.POST, problems_of(refused))
    return redirect(f"{doors.url_of(made.offer)}record/")


@forms
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin the record of what is offered here already."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    offer = doors.innovation_or_404(request, ref)
    if not queries.may_keep(viewer, offer) or queries.record_of(viewer, offer) is not None:
        raise Http404
    context = {"words": list(words.WHAT.items()), "stages": _stages(), "today": timezone.localdate()}
    if request.method != "POST":
        stage = offer.stages[0] if offer.stages else ""
        return doors.page(request, "begin", offer, context | {"said": {"word": "innovation", "stage": stage}})
    try:
        services.begin(offer=offer, by=by(request, offer.owner_id), **_begun(request))
    except InnovationRefused as refused:
        said = context | {"said": request.POST}
        return doors.page(request, "begin", offer, said, problems_of(refused))
    return redirect(f"{doors.url_of(offer)}record/")


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What both forms say: the word, the stage, and since when it is there."""
    return {
        "word": typed.line(request, "word"),
        "stage": typed.line(request, "stage"),
        "since": typed.day(request, "since"),
    }


def _stages() -> list[tuple[str, str]]:
    return [*house.STAGE.items(), ("", _("Not known"))]


def _page(
    request: HttpRequest, world: str, said: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    wrong = problems or []
    context = {
        "said": said,
        "ticked": said.getlist("types"),
        "words": list(words.WHAT.items()),
        "types": list(house.TYPE.items()),
        "stages": _stages(),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "practice": world == PRACTICE,
        "practice_exit_url": "/innovations/",
    }
    return render(request, "innovations/new.html.jinja", context, status=WRONG if wrong else 200)
