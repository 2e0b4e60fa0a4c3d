"""Bring in a question that was asked with Polis, from the files that it exports."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.exchange.analyses.opinions import refresh
from alongside.exchange.digests.queries import world_of
from alongside.exchange.feeds.polis import Polis, read_polis
from alongside.exchange.feeds.reading import FileBroken
from alongside.exchange.voices.notices import WHY_NOT, AskRefused
from alongside.exchange.voices.services.importing import bring_in
from alongside.web import typed
from alongside.web.doors import WRONG, forms, problems_of
from alongside.web.presenting import PRACTICE
from alongside.web.voices import doors
from alongside.web.voices.asks import saying
from alongside.web.voices.asks.starting import may_start

MOST_BYTES = 30_000_000
FILES = ("votes", "comments", "summary")
SHOWN = 200  # rows left out that a page names


@forms
def bring(request: HttpRequest) -> HttpResponse:
    """The form, and what became of each file; every row that was left out is named."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    if not may_start(request):
        raise Http404
    if request.method != "POST":
        return _form(request)
    said = {
        "title": typed.line(request, "title")[:200],
        "about": typed.words(request, "about"),
        "decides": typed.words(request, "decides"),
        "decider": typed.line(request, "decider")[:200],
        "answer_by": typed.day(request, "answer_by"),
    }
    try:
        polis = _read(request)
    except FileBroken as problem:
        return _form(request, [typed.problem(str(problem), "votes")])
    said["title"] = said["title"] or polis.title[:200]
    said["about"] = said["about"] or polis.about
    if wrong := _wrong(said):
        return _form(request, wrong)
    try:
        ask, cut = bring_in(
            said=said,
            statements=polis.statements,
            votes=polis.votes,
            by=saying.runner(request),
            world=world_of(request.viewer),  # type: ignore[attr-defined]
        )
    except AskRefused as refused:
        return _form(request, problems_of(refused))
    refresh(conversation_id=ask.conversation.pk)  # type: ignore[attr-defined]
    return doors.page(request, "results/brought", ask, _done(ask, polis, cut))


def _read(request: HttpRequest) -> Polis:
    """What the files hold. Raises: FileBroken, also where there is none or it is too large."""
    files = {name: request.FILES.get(name) for name in FILES}
    if not files["votes"]:
        raise FileBroken(_("Choose the file of votes: votes.csv or participants-votes.csv."))
    for name, file in files.items():
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise FileBroken(_("%(name)s: the file is too large.") % {"name": name})
    return read_polis(*(file.read() if file is not None else b"" for file in files.values()))


def _wrong(said: dict[str, Any]) -> list[typed.Problem]:
    """What is missing of the promise, by field."""
    names = ("title", "decides", "decider", "answer_by")
    return [
        typed.problem(str(WHY_NOT[f"no-{name}"]), "answer_by-day" if name == "answer_by" else name)
        for name in names
        if not said[name]
    ]


def _form(request: HttpRequest, problems: list[typed.Problem] | None = None) -> HttpResponse:
    wrong = problems or []
    context = {
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "said": request.POST,
        "practice": world_of(request.viewer) == PRACTICE,  # type: ignore[attr-defined]
    }
    status = WRONG if wrong else 200
    return render(request, "voices/results/import.html.jinja", context, status=status)


def _done(ask: Any, polis: Polis, cut: list[str]) -> dict[str, Any]:
    names = {"votes": _("Votes"), "comments": _("What was said")}
    return {
        "counts": {
            "people": len({who for who, _key in polis.votes}),
            "statements": len(polis.statements),
            "votes": len(polis.votes),
        },
        "left_out": [[names[file], str(row), why] for file, row, why in polis.left_out[:SHOWN]],
        "more": max(len(polis.left_out) - SHOWN, 0),
        "cut": ", ".join(cut),
    }
