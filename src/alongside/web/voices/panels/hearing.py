"""Sessions, whom the panel hears and what it reads; and questions from its members and from anybody."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.partnerships.work_rules import moment
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import hearing as services
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.voices import parts

from . import doors, views, words

WITNESS = ("name", "role", "stance", "url", "sitting")
TOLD = {
    "sitting": lazy("The session is set."),
    "witness": lazy("Kept. Everybody sees who speaks, and what they stand to gain or lose."),
    "evidence": lazy("Kept. Everybody sees what the panel is given."),
    "asked": lazy("Thank you. Your question and its answer are shown here once it is answered."),
    "answered": lazy("Kept. The question and its answer are shown to everybody."),
}


@forms
def sessions(request: HttpRequest, ref: str) -> HttpResponse:
    """Three lists, each with the form that adds to it."""
    panel = doors.run_or_404(request, ref)
    if panel.pk is None:
        return redirect("panel-edit", ref)
    if request.method != "POST":
        return _sessions(request, panel)
    do = typed.line(request, "do")
    wrong = doors.tried(request, panel, _added(request, ref, do))
    if do == "evidence":
        wrong = [typed.problem(one["text"], f"evidence-{one['field']}") for one in wrong]
    return _sessions(request, panel, wrong) if wrong else redirect(f"/panels/{ref}/sessions/?done={do}")


def _added(request: HttpRequest, ref: str, do: str) -> Any:
    """What one of the three forms asks for."""
    if do == "witness":
        said = {name: typed.line(request, name)[:300] for name in WITNESS}
        said |= {name: typed.words(request, name) for name in ("interests", "said")}
        return lambda by: services.add_witness(ref=ref, said=said, by=by)
    if do == "evidence":
        said = {name: typed.line(request, f"evidence-{name}")[:300] for name in ("title", "stance", "url")}
        said["about"] = typed.words(request, "evidence-about")
        return lambda by: services.add_evidence(ref=ref, said=said, by=by)
    day = typed.day(request, "day")
    starts = moment(day, typed.line(request, "time"), settings.TIME_ZONE)
    return lambda by: services.add_sitting(
        ref=ref,
        title=typed.line(request, "title"),
        starts_at=starts,
        minutes=min(typed.number(request, "minutes") or 120, 1440),
        where=typed.line(request, "where"),
        agenda=typed.words(request, "agenda"),
        by=by,
    )


def _sessions(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    rows = list(panel.sittings.all())
    heard = views.witnesses(panel)
    given = views.evidence(panel)
    sides = [one["stance"] for one in [*heard, *given]]
    context = {
        "doing": request.POST.get("do", ""),
        "sessions": [views.session(row, panel) for row in rows],
        "witnesses": heard,
        "evidence": given,
        "stances": list(words.STANCE.items()),
        "sittings": [("", _("No session yet")), *((row.ref, row.title) for row in rows)],
        "one_sided": len(sides) > 1 and not {words.STANCE["for"], words.STANCE["against"]} <= set(sides),
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "sessions", panel, context, wrong)


@forms
def questions(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask the panel or a witness; those who run it see all that was asked and answer it."""
    panel = doors.panel_or_404(request, ref)
    if panel.pk is None:
        return redirect(f"/panels/{ref}/")
    runs = queries.run_panel(request.viewer, ref) is not None  # type: ignore[attr-defined]
    if request.method != "POST":
        return _questions(request, panel, runs)
    if runs and request.POST.get("do") == "answer":
        question = typed.line(request, "question")
        answer = typed.words(request, f"answer-{question}")
        wrong = doors.tried(
            request,
            panel,
            lambda by: services.answer_question(ref=ref, question=question, answer=answer, by=by),
        )
        wrong = [typed.problem(one["text"], f"answer-{question}") for one in wrong]
        return (
            _questions(request, panel, runs, wrong)
            if wrong
            else redirect(f"/panels/{ref}/questions/?done=answered")
        )
    return _ask(request, panel, runs)


def _ask(request: HttpRequest, panel: Any, runs: bool) -> HttpResponse:
    """Keep a question of anybody; a device without an account comes back to it by its cookie."""
    text = typed.words(request, "words")
    if hints := typed.hints(request, text):
        return _questions(
            request, panel, runs, [typed.problem(hint, "words") for hint in hints], has_hints=True
        )
    try:
        made, code = services.ask_panel(
            ask=panel.ask,
            words=text,
            witness=typed.number(request, "witness"),
            by=request.doer,  # type: ignore[attr-defined]
        )
    except AskRefused as refused:
        return _questions(request, panel, runs, problems_of(refused))
    answer = redirect(f"/panels/{panel.ask.ref}/questions/?done=asked")
    return parts.remember(answer, panel.ask, made.contribution.participant, code) if code else answer


def _questions(
    request: HttpRequest,
    panel: Any,
    runs: bool,
    wrong: list[typed.Problem] | None = None,
    has_hints: bool = False,
) -> HttpResponse:
    rows = queries.questions_of(panel, all_of_them=runs)
    context = {
        "answered": [views.question(row) for row in rows if row.answer],
        "waiting": [views.question(row) for row in rows if not row.answer],
        "can_ask": panel.ask.state == "open",
        "witnesses": [
            ("", _("Those who run it")),
            *((str(row.pk), row.name) for row in panel.witnesses.all()),
        ],
        "has_hints": has_hints,
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "questions", panel, context, wrong)
