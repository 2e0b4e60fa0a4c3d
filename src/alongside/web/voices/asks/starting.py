"""Begin to ask people something: what kind, the question, where. The promise and the rest come after."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.exchange.digests.queries import world_of
from alongside.exchange.needs.queries import need_for
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks as queries
from alongside.exchange.voices.services import asks as services
from alongside.web import typed
from alongside.web.doors import WRONG, forms, problems_of
from alongside.web.presenting import PRACTICE
from alongside.web.voices import words

from . import saying


def may_start(request: HttpRequest) -> bool:
    """Whether the viewer can ask people: for a party that they look after, and not helping somebody."""
    doer: Any = request.doer  # type: ignore[attr-defined]
    return doer is not None and doer.guest_id is None and bool(queries.run_for(request.viewer))  # type: ignore[attr-defined]


@forms
def new(request: HttpRequest) -> HttpResponse:
    """The form; `?kind=` chooses what kind, `?need=` brings what is needed along."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    if not may_start(request):
        raise Http404
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    key = request.GET.get("need", "")
    need = need_for(viewer, key) if key else None
    if key and need is None:
        raise Http404
    world = need.world if need else world_of(viewer)
    if request.method != "POST":
        return _page(request, world, need)
    place, wrong = typed.place_of(typed.line(request, "place"), world)
    if wrong:
        return _page(request, world, need, [typed.problem(wrong, "place")])
    kind = typed.line(request, "kind")
    if kind not in words.KIND:
        return _page(request, world, need, [typed.problem(str(saying.NO_KIND), "kind")])
    said = {"title": typed.line(request, "title"), "about": typed.words(request, "about"), "place": place}
    try:
        made = services.draft(
            kind=kind,
            said=said,
            needs=[need] if need else [],
            world=world,
            by=saying.runner(request),
        )
    except AskRefused as refused:
        return _page(request, world, need, problems_of(refused))
    return redirect("ask-promise", made.ref)


def _page(
    request: HttpRequest, world: str, need: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    wrong = problems or []
    said = request.POST if request.method == "POST" else _said(request, need)
    context = {
        "said": said,
        "kinds": list(words.WHAT.items()),
        "need": {"title": need.title, "url": f"/needs/{need.ref}/"} if need else None,
        "back_url": f"/needs/{need.ref}/" if need else "/asks/",
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "practice": world == PRACTICE,
    }
    return render(request, "voices/asks/new.html.jinja", context, status=WRONG if wrong else 200)


def _said(request: HttpRequest, need: Any) -> dict[str, str]:
    """What is known before anything is typed."""
    kind = request.GET.get("kind", "conversation")
    place = need.place.name if need and need.place else ""
    return {"kind": kind if kind in words.KIND else "conversation", "place": place}
