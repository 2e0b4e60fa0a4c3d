"""What to read, watch or hear first: by link, each in plain words, and so that all can follow it."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices.conversation_rules import LANGUAGES
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import conversing as services
from alongside.exchange.voices.services.conversing import Reading
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.voices import doors as ask_doors

from . import doors, presenters, words

DONE = {"added": lazy("Added."), "out": lazy("Taken out. The page or video itself is where it was.")}


@forms
def reading(request: HttpRequest, ref: str) -> HttpResponse:
    """The list; its form adds one, its buttons take one out."""
    ask = ask_doors.run_or_404(request, ref, doors.KIND)
    if request.method != "POST":
        return _page(request, ask)
    doer = by(request, ask.owner_id)
    try:
        if out := typed.line(request, "out")[:12]:
            services.drop_information(ref=ref, information=out, by=doer)
            return redirect(f"/questions/{ref}/edit/reading/?done=out")
        said = Reading(
            kind=typed.line(request, "kind"),
            title=typed.line(request, "title")[:200],
            url=typed.line(request, "url"),
            words=typed.words(request, "words"),
            otherwise=typed.line(request, "otherwise")[:300],
            language=typed.line(request, "language"),
        )
        services.add_information(ref=ref, reading=said, by=doer)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except AskRefused as refused:
        return _page(request, ask, problems_of(refused))
    return redirect(f"/questions/{ref}/edit/reading/?done=added")


def _page(request: HttpRequest, ask: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    found = queries.conversation_of(ask)
    context = {
        "readings": presenters.readings(queries.information_of(found)),
        "kinds": list(words.READING.items()),
        "may_write": ask.state in ("draft", "open"),
        "languages": list(LANGUAGES.items()),
        "main": found.languages[0],
        "done": str(DONE.get(request.GET.get("done", ""), "")) if request.method == "GET" else "",
        "back_url": f"/questions/{ask.ref}/edit/",
        "back_text": _("Set the question up"),
    }
    return doors.page(request, "reading", ask, context, wrong)
