"""The page of a question: what is asked and promised, what to read first, and the way in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import conversations as queries
from alongside.web.voices import doors as ask_doors
from alongside.web.voices import parts

from . import doors, presenters

DONE = {
    "gone": lazy("All that you said and voted here is gone."),
    "forgot": lazy("This device has forgotten you. You come back with your code."),
}


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The question for whoever may see it; one that nobody has set up yet leads whoever runs it to do so."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = queries.conversation_for(viewer, ref)
    if found is None:
        ask_doors.run_or_404(request, ref, doors.KIND)
        return redirect("question-edit", ref=ref)
    ask = found.ask
    part = parts.part_of(request, ask)
    now = presenters.read_in(request, found)
    is_over = ask.state in ("closed", "answered", "withdrawn")
    context = {
        "readings": presenters.readings(queries.information_of(found)),
        "languages": presenters.languages(found, now, "?"),
        "progress": queries.next_for(found, part) if part is not None and not is_over else None,
        "has_part": part is not None,
        "entry": ask.entry,
        "needs_code": ask.entry == "code" and part is None,
        "needs_sign_in": ask.entry == "signed-in" and viewer.user_id is None,
        "is_over": is_over,
        "said": [presenters.said(one, now) for one in queries.all_shown(found)] if is_over else [],
        "links": presenters.after(ask),
        "runs": asks.runs(viewer, ask),
        "done": str(DONE.get(request.GET.get("done", ""), "")),
        "back_url": "/asks/",
        "back_text": _("All that is asked"),
    }
    response = doors.page(request, "show", ask, context)
    return presenters.keep_language(request, response, found)
