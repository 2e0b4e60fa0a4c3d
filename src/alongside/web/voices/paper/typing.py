"""One sheet of paper: typed in, the first or the second time; and what differs, settled line by line."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.notices_paper import PaperRefused
from alongside.exchange.voices.queries import paper as queries
from alongside.exchange.voices.services import paper as services
from alongside.web import typed
from alongside.web.doors import by, forms
from alongside.web.voices import doors

from .printing import KIND

VALUES = {"agree": 1, "disagree": -1, "pass": 0, "empty": None}


@never_cache
@forms
def sheet(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The sheet as a form: each line agree, disagree, pass or empty; or the lines that differ."""
    ask = doors.run_or_404(request, ref, KIND)
    found = queries.sheet_of(ask, number)
    if found is None:
        raise Http404
    known = queries.typed_of(found)
    if request.method != "POST":
        return _page(request, ask, known)
    try:
        done = _done(request, ref, known, by(request, ask.owner_id))
    except (PaperRefused, AskRefused) as refused:
        return _page(request, ask, known, [typed.problem(str(refused), refused.field or "form")])
    if done == "differs":
        return redirect("question-sheet", ref, number)
    return redirect(f"/questions/{ref}/paper/?done={done}")


def _done(request: HttpRequest, ref: str, known: Any, by: Any) -> str:
    """Do what the button says; the word for what came of it."""
    do, number = request.POST.get("do", ""), known.sheet.number
    if do == "void":
        services.set_aside(ref=ref, number=number, by=by)
        return "void"
    if do == "settle":
        chosen = {
            one.line: VALUES[said] for one in known.apart if (said := _said(request, one.line)) in VALUES
        }
        services.settle(ref=ref, number=number, chosen=chosen, by=by)
        return "counted"
    said_of = {line.number: _said(request, line.number) for line in known.lines}
    if not set(said_of.values()) <= set(VALUES):
        raise PaperRefused("marks")
    marks = {line: value for line, said in said_of.items() if (value := VALUES[said]) is not None}
    alone = request.POST.get("alone") == "yes"
    made = services.key_sheet(ref=ref, number=number, marks=marks, alone=alone, by=by)
    return {"keyed": "once"}.get(made.state, str(made.state))


def _said(request: HttpRequest, line: int) -> str:
    return typed.line(request, f"line-{line}")


def _page(
    request: HttpRequest, ask: Any, known: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    wrong = {one["field"]: one["text"] for one in problems or []}
    options = [
        ("agree", _("Agree")),
        ("disagree", _("Disagree")),
        ("pass", _("Pass")),
        ("empty", _("Nothing, or not to be read")),
    ]
    texts = {line.number: line.statement.text for line in known.lines}
    names = {1: _("Agree"), -1: _("Disagree"), 0: _("Pass"), None: _("nothing")}
    user_id = request.viewer.user_id  # type: ignore[attr-defined]
    context = {
        "number": known.sheet.number,
        "state": known.sheet.state,
        "options": options,
        "lines": [(at, text, _said(request, at)) for at, text in texts.items()],
        "apart": [
            {
                "line": one.line,
                "text": texts[one.line],
                "first": names[one.first],
                "second": names[one.second],
                "said": _said(request, one.line),
            }
            for one in known.apart
        ],
        "second": known.sheet.state == "keyed",
        "same": known.sheet.state == "keyed" and known.first_by == user_id and user_id is not None,
        "alone_wrong": wrong.get("alone", ""),
        "many_apart": known.sheet.apart,
        "back_url": f"/questions/{ask.ref}/paper/",
        "back_text": _("On paper"),
    }
    return doors.page(request, "paper/sheet", ask, context, problems)
