"""Write down where somebody goes to listen, and afterwards what was said."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.digests.queries import world_of
from alongside.exchange.voices.notices_outreach import OutreachRefused
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import outreach as queries
from alongside.exchange.voices.services import outreach as services
from alongside.web import typed
from alongside.web.doors import WRONG, by, forms
from alongside.web.presenting import PRACTICE
from alongside.web.voices.asks import saying

from . import words

LINES = ("title", "venue", "how_to_come", "groups", "kind", "led_by", "reached")
TEXTS = ("safeguards", "asked", "notes")
MOST = 4001  # one more than may be kept, so that nothing is cut in silence


@never_cache
@login_required
@forms
def new(request: HttpRequest) -> HttpResponse:
    """A new session; `?ask=` brings along under which question it is held."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    key = request.GET.get("ask", "")
    ask = asks.run_ask(viewer, key) if key else None
    if not asks.run_for(viewer) or (key and ask is None):
        raise Http404
    return _form(request, None, ask)


@never_cache
@login_required
@forms
def edit(request: HttpRequest, session: str) -> HttpResponse:
    """Change one of one's own, say how many were heard, or take it out."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = queries.session_for(viewer, session)
    if row is None or not queries.keeps(viewer, row):
        raise Http404
    if request.POST.get("do") == "drop":
        services.drop_session(ref=row.ref, by=_by(request, row))
        return redirect("outreach")
    return _form(request, row, row.ask)


def _by(request: HttpRequest, row: Any) -> Any:
    """Whoever writes it, for the organisation that goes."""
    return by(request, row.owner_id) if row is not None else saying.runner(request)


def _form(request: HttpRequest, row: Any, ask: Any) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    world = row.world if row is not None else ask.world if ask is not None else world_of(viewer)
    if request.method != "POST":
        return _page(request, row, ask, world)
    place, wrong = typed.place_of(typed.line(request, "place"), world)
    if wrong:
        return _page(request, row, ask, world, [typed.problem(wrong, "place")])
    heard = typed.line(request, "heard")
    texts = {name: typed.words(request, name)[:MOST] for name in TEXTS}
    hints = typed.hints(request, *texts.values())
    if hints:
        return _page(request, row, ask, world, hints=hints)
    said = services.Listened(
        on=typed.day(request, "on"),
        place=place,
        heard=(int(heard) if heard.isascii() and heard.isdecimal() and len(heard) < 9 else -1)
        if heard
        else None,
        **{name: typed.line(request, name) for name in LINES},
        **texts,
    )
    try:
        made = services.keep_session(
            said=said,
            ref=row.ref if row is not None else "",
            ask=ask.ref if ask is not None and row is None else "",
            by=_by(request, row),
        )
    except OutreachRefused as refused:
        return _page(request, row, ask, world, [typed.problem(str(refused), refused.field or "form")])
    return redirect("outreach-session", made.ref)


def _page(
    request: HttpRequest,
    row: Any,
    ask: Any,
    world: str,
    problems: list[typed.Problem] | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    wrong = problems or []
    context = {
        "said": request.POST if request.method == "POST" else _said(row),
        "wrong": {one["field"]: one["text"] for one in wrong},
        "problems": wrong,
        "hints": hints or [],
        "kinds": list(words.KIND.items()),
        "led": list(words.LED.items()),
        "reached": list(words.REACHED.items()),
        "ask": ask,
        "is_new": row is None,
        "back_url": f"/asks/sessions/{row.ref}/" if row is not None else "/asks/sessions/",
        "practice": world == PRACTICE,
        "heading": _("Where you go to listen") if row is None else _("Change what is written"),
    }
    return render(request, "voices/sessions/edit.html.jinja", context, status=WRONG if wrong else 200)


def _said(row: Any) -> dict[str, Any]:
    """What stands in the form to begin with."""
    if row is None:
        return {"led_by": "staff"}
    found = {name: getattr(row, name) for name in (*LINES, *TEXTS)}
    found |= {"place": row.place.name, "heard": "" if row.heard is None else str(row.heard)}
    return found | {"on-day": str(row.on.day), "on-month": str(row.on.month), "on-year": str(row.on.year)}
