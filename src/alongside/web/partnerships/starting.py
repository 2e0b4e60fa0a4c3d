"""Begin to work together by hand: a name, what for, where, what is needed."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.exchange.digests.queries import world_of
from alongside.exchange.needs.queries import need_for, needs_for
from alongside.exchange.partnerships import services
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.web import typed
from alongside.web.doors import WRONG, forms, problems_of
from alongside.web.presenting import PRACTICE

from . import words

MOST_LISTED = 12


def may_start(request: HttpRequest) -> bool:
    """Whether the viewer can begin: signed in, for a party of theirs, and not helping somebody."""
    doer: Any = request.doer  # type: ignore[attr-defined]
    return doer is not None and doer.guest_id is None and doer.acting_for_id is not None


@forms
def new(request: HttpRequest) -> HttpResponse:
    """The form; `?need=` brings what is needed along."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    if not may_start(request):
        raise Http404
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    first = need_for(viewer, request.GET["need"]) if request.GET.get("need") else None
    if request.GET.get("need") and first is None:
        raise Http404
    world = first.world if first else world_of(viewer)
    if request.method != "POST":
        return _page(request, world, first)
    refs = request.POST.getlist("needs")[:MOST_LISTED]
    needs = [need_for(viewer, ref) for ref in refs]
    if None in needs:
        raise Http404
    place, wrong = typed.place_of(typed.line(request, "place"), world)
    if wrong:
        return _page(request, world, first, [typed.problem(wrong, "place")])
    try:
        made = services.start(
            name=typed.line(request, "name"),
            purpose=typed.words(request, "purpose"),
            kind=typed.line(request, "kind"),
            visibility=typed.line(request, "visibility"),
            needs=needs,  # type: ignore[arg-type]
            place=place,
            world=world,
            by=request.doer,  # type: ignore[attr-defined]
        )
    except PartnershipRefused as refused:
        return _page(request, world, first, problems_of(refused))
    return redirect("partnership-invite", made.ref)


def _page(
    request: HttpRequest, world: str, first: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    sent = request.method == "POST"
    own = list(needs_for(viewer, world=world).filter(owner_id__in=viewer.parties)[:MOST_LISTED])
    listed = [first, *(one for one in own if one.pk != first.pk)] if first else own
    chosen = request.POST.getlist("needs") if sent else [first.ref] if first else []
    said = request.POST if sent else _said(first)
    wrong = problems or []
    context = {
        "needs": [(one.ref, one.title) for one in listed],
        "chosen": chosen,
        "said": said,
        "kinds": words.pairs(words.KIND),
        "sights": words.pairs(words.SIGHT),
        "back_url": f"/needs/{first.ref}/" if first else "/partnerships/",
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "practice": world == PRACTICE,
    }
    status = WRONG if wrong else 200
    return render(request, "partnerships/new.html.jinja", context, status=status)


def _said(first: Any) -> dict[str, str]:
    """What the need already says."""
    if first is None:
        return {"kind": "project", "visibility": "public"}
    return {
        "name": first.title[:120],
        "purpose": first.wanted or first.statement,
        "place": first.place.name if first.place else "",
        "kind": "project",
        "visibility": "public" if first.visibility == "public" else "circle",
    }
