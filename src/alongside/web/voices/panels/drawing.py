"""Hold the draw: promise a number that nobody has seen, then draw with what is given in public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.analyses import panels as lottery
from alongside.exchange.analyses.lotteries import Impossible
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import drawing as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from . import doors, pool

TOLD = {"ready": lazy("The number is promised. Its print stands below, for everybody to see.")}


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """What is checked before, the promise, and the draw itself."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None:
        return redirect("panel-edit", ref)
    if request.method != "POST":
        return _page(request, panel)
    if request.POST.get("do") == "prepare":
        wrong = doors.tried(request, panel, lambda by: services.prepare_draw(ref=ref, by=by))
        return _page(request, panel, wrong) if wrong else redirect(f"/panels/{ref}/draw/new/?done=ready")
    said = typed.line(request, "words")[:200]
    try:
        found = lottery.draw(panel, said, by(request, panel.ask.owner_id))
    except AskRefused as refused:
        return _page(request, panel, problems_of(refused))
    if isinstance(found, Impossible):
        return _page(request, panel, [typed.problem(_("No panel can be drawn like this yet."), "check")])
    return redirect(f"/panels/{ref}/seats/?done=drawn")


def _page(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    draws = [draw for draw in queries.draws_of(panel) if draw.kind == "panel"]
    waiting = next((draw for draw in draws if draw.drawn_at is None), None)
    drawn = next((draw for draw in draws if draw.drawn_at is not None), None)
    context = {
        "check": pool.checked(panel) if drawn is None else {},
        "waiting": waiting.commitment if waiting is not None else "",
        "is_drawn": drawn is not None,
        "many_text": pool.many_text(queries.in_pool(panel)),
        "record_url": f"/panels/{panel.ask.ref}/draw/",
        "pool_url": f"/panels/{panel.ask.ref}/pool/",
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "draw", panel, context, wrong)
