"""Answer the record in several sittings: six questions one a page, then sections, each saved for itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.innovations import record_rules as rules
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.queries import record as queries
from alongside.exchange.innovations.services import recording
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.innovations import doors

from . import wording

READ = rules.WORDS * 4  # characters read of a box, so that what is too long comes back to be cut, not lost


def at(row: Any) -> str:
    """Where the record of an innovation is."""
    return f"{doors.url_of(row.offer)}record/"


@forms
def six(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One of the six questions; saved, it goes on to the next without an answer, or back to the record."""
    row = doors.kept_or_404(request, ref)
    if not 1 <= number <= len(rules.SIX):
        raise Http404
    questions = rules.SIX[number - 1]
    told = queries.told_of(request.viewer, row.offer)  # type: ignore[attr-defined]
    answers = _read(request, questions) if request.method == "POST" else told.answers
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        wrong = _kept(request, row, answers)
        if not wrong:
            return redirect(_after(request, row, number))
    context = {
        "heading_text": wording.ASK[questions[0].key][0],
        "fields": fields(questions, answers, title=len(questions) == 1),
        "number": number,
        "of": len(rules.SIX),
        "before": f"{at(row)}questions/{number - 1}/" if number > 1 else at(row),
        "pointed": _points(request, answers) if wrong else False,
    }
    return doors.page(request, "record/question", row.offer, context, wrong)


def _after(request: HttpRequest, row: Any, number: int) -> str:
    if request.POST.get("later"):
        return f"{at(row)}?done=later"
    if number < len(rules.SIX):
        return f"{at(row)}questions/{number + 1}/"
    return f"{at(row)}?done=six"


@forms
def section(request: HttpRequest, ref: str, section: str) -> HttpResponse:
    """A section: its questions on one page, and whether it is done for now."""
    row, key = doors.kept_or_404(request, ref), section
    found = rules.SECTION.get(key)
    if found is None:
        raise Http404
    told = queries.told_of(request.viewer, row.offer)  # type: ignore[attr-defined]
    questions = rules.asked(found, told.types)
    answers = _read(request, questions) if request.method == "POST" else told.answers
    done = (
        typed.line(request, "finished")
        if request.method == "POST"
        else told.answers.get(f"{rules.DONE}{key}")
    )
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        finished = "yes" if done == "yes" else ""
        wrong = _kept(request, row, answers | {f"{rules.DONE}{key}": finished})
        if not wrong:
            return redirect(f"{at(row)}?done=section#sections")
    title, lead = wording.SECTION[key]
    context = {
        "heading_text": title,
        "lead_text": lead,
        "parts": _parts(found, questions, answers, told.types),
        "done_now": "yes" if done == "yes" else "no",
        "key": key,
        "types_known": bool(told.types),
        "pointed": _points(request, answers) if wrong else False,
    }
    return doors.page(request, "record/part", row.offer, context, wrong)


def _parts(found: Any, questions: Any, answers: Any, types: Any) -> list[dict[str, Any]]:
    """The fields of a section; the ways through the rules stand under headings of their own."""
    if found.key != "rules":
        return [{"title": "", "lead": "", "fields": fields(questions, answers)}]
    plain = [one for one in questions if "." not in one.key]
    parts = [{"title": "", "lead": "", "fields": fields(plain[:-1], answers)}]
    for kind in types:
        steps = [one for one in questions if one.key.startswith(f"{kind}.")]
        title, lead = wording.ROUTE[kind]
        parts.append({"title": title, "lead": lead, "fields": fields(steps, answers)})
    return [*parts, {"title": "", "lead": "", "fields": fields(plain[-1:], answers)}]


def fields(questions: Any, answers: Any, *, title: bool = False) -> list[dict[str, Any]]:
    """Questions as a page shows them. `title`: the only one, so that its words head the page."""
    shown = []
    for one in questions:
        label, hint, _short = wording.ASK[one.key]
        value = answers.get(one.key)
        shown.append(
            {
                "name": one.key,
                "kind": "pick" if "." in one.key else one.kind,
                "label": label,
                "hint": hint,
                "options": [(key, str(text)) for key, text in wording.choices(one.key).items()],
                "value": ([] if one.kind == "many" else "") if value is None else value,
                "alone": title,
            }
        )
    return shown


def _read(request: HttpRequest, questions: Any) -> dict[str, Any]:
    """What was sent, by question."""
    said: dict[str, Any] = {}
    for one in questions:
        if one.kind == "many":
            said[one.key] = [key for key in request.POST.getlist(one.key) if key in one.options]
        elif one.kind == "one":
            said[one.key] = typed.line(request, one.key)
        else:
            said[one.key] = typed.words(request, one.key)[:READ]
    return said


def _points(request: HttpRequest, answers: Any) -> bool:
    """Whether what was typed may point at a person, so that it is asked whether it is meant."""
    return bool(typed.hints(request, *(text for text in answers.values() if isinstance(text, str))))


def _kept(request: HttpRequest, row: Any, said: dict[str, Any]) -> list[typed.Problem]:
    """Save it; what is wrong with it, nothing when it was saved."""
    texts = {key: text for key, text in said.items() if isinstance(text, str) and len(text) > 9}
    if pointed := [(key, one) for key, text in texts.items() for one in typed.hints(request, text)]:
        return [typed.problem(one, key) for key, one in pointed]
    try:
        recording.answer(ref=row.offer.ref, said=said, by=by(request, row.owner_id))
    except InnovationRefused as refused:
        return problems_of(refused)
    return []


def told_done(request: HttpRequest) -> str:
    """What was just done, in a sentence."""
    told = {
        "later": _("Saved. Come back to it whenever you like."),
        "six": _("The six questions are saved. Go on with a section when you have the time."),
        "section": _("Saved."),
        "in": _("The file is taken in. What it replaced is still in the history."),
        "back": _("It is put back as it was."),
        "out": _("Taken out. It is still in the history."),
    }
    return told.get(request.GET.get("done", ""), "")
