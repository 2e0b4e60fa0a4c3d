"""Paper under a question: make sheets, print them, and find the next one to type in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.notices_paper import PaperRefused
from alongside.exchange.voices.paper_rules import MOST_LINES
from alongside.exchange.voices.queries import conversations
from alongside.exchange.voices.queries import paper as queries
from alongside.exchange.voices.services import paper as services
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms
from alongside.web.voices import doors
from alongside.web.voices.conversations.presenters import RIGHT_TO_LEFT

KIND = "conversation"
DONE = {
    "once": lazy("Kept. Now somebody else types the same sheet."),
    "counted": lazy("Counted."),
    "void": lazy("Set aside. It is not counted."),
}


def number_in(text: str) -> int | None:
    """A whole number as somebody typed it; None where it is none, or longer than any here."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None


@never_cache
@forms
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """What was printed, how many sheets are typed, and the two forms: which sheet, and print more."""
    ask = doors.run_or_404(request, ref, KIND)
    if request.method != "POST":
        return _page(request, ask)
    try:
        if request.POST.get("do") == "find":
            number = number_in(typed.line(request, "number"))
            if number is None or queries.sheet_of(ask, number) is None:
                raise PaperRefused("no-sheet")
            return redirect("question-sheet", ref, number)
        made = services.print_form(
            ref=ref,
            numbers=[n for text in request.POST.getlist("lines") if (n := number_in(text)) is not None],
            sheets=number_in(typed.line(request, "sheets")),
            language=typed.line(request, "language"),
            by=by(request, ask.owner_id),
        )
    except (PaperRefused, AskRefused) as refused:
        return _page(request, ask, [typed.problem(str(refused), refused.field or "form")])
    return redirect("question-paper-form", ref, made.ref)


def _page(request: HttpRequest, ask: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    found = conversations.conversation_of(ask)
    shown = conversations.all_shown(found) if found.pk else []
    states = queries.states_of(ask)
    chosen = request.POST.getlist("lines") if request.POST.get("do") == "print" else None
    first = [str(one.number) for one in shown[:MOST_LINES]]
    context = {
        "lines": [(str(one.number), one.text) for one in shown],
        "ticked": chosen if chosen is not None else first,
        "most": MOST_LINES,
        "languages": found.languages,
        "states": {name: states.get(name, 0) for name in ("printed", "keyed", "differs", "counted", "void")},
        "differs": [one.number for one in queries.to_do(ask, "differs")],
        "keyed": [one.number for one in queries.to_do(ask, "keyed")],
        "forms": [_form_item(ask, one) for one in queries.forms_of(ask)],
        "takes": ask.state in queries.TAKES,
        "done": str(DONE.get(request.GET.get("done", ""), "")),
    }
    return doors.page(request, "paper/index", ask, context, problems)


def _form_item(ask: Any, one: Any) -> dict[str, Any]:
    line = _("%(sheets)s sheets of %(lines)s lines") % {"sheets": one.many_sheets, "lines": one.many_lines}
    return {
        "title": _("Printed on %(day)s") % {"day": long_date(one.made_at)},
        "url": f"/questions/{ask.ref}/paper/forms/{one.ref}/",
        "line": line,
    }


@forms
def form(request: HttpRequest, ref: str, form: str) -> HttpResponse:
    """The sheets of one printing, each on its own paper, in big type."""
    ask = doors.run_or_404(request, ref, KIND)
    found = queries.form_of(ask, form)
    if found is None:
        raise Http404
    context = {
        "sheets": [one.number for one in queries.sheets_of(found)],
        "lines": [(one.number, _text(one.statement, found.language)) for one in queries.lines_of(found)],
        "lang": found.language,
        "dir": "rtl" if found.language in RIGHT_TO_LEFT else "ltr",
        "back_url": f"/questions/{ref}/paper/",
        "back_text": _("On paper"),
    }
    return doors.page(request, "paper/form", ask, context)


def _text(statement: Any, language: str) -> str:
    """What was said in the language of the sheet, else in its own."""
    return next((one.text for one in statement.texts.all() if one.language == language), statement.text)
