"""Questions that people answer before a visit, without a name; and adding the answers up to a figure."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alongside.exchange.evidence.measure_rules import MOST_QUESTIONS, TOP
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import boards as queries
from alongside.exchange.evidence.services import boards as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from . import doors


@forms
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the questions behind a figure that is a mean, and open or close them."""
    found = doors.kept_or_404(request, ref)
    if not found.definition.is_ratio or found.definition.per != 1:
        raise Http404
    form = queries.form_of(found)
    if request.method != "POST":
        return _ask(request, found, form, _said(form))
    try:
        services.ask(
            ref=ref,
            intro=typed.words(request, "intro"),
            questions=[typed.line(request, f"question-{at}") for at in range(1, MOST_QUESTIONS + 1)],
            worst=typed.line(request, "worst"),
            best=typed.line(request, "best"),
            is_open=typed.line(request, "is_open", "yes") == "yes",
            by=by(request, found.owner_id),
        )
    except FigureRefused as refused:
        return _ask(request, found, form, request.POST, problems_of(refused))
    return redirect(f"{doors.url_of(found)}ask/")


def _said(form: Any) -> dict[str, Any]:
    if form is None:
        return {}
    said = {f"question-{at}": one for at, one in enumerate(form.questions, 1)}
    plain = {"intro": form.intro, "worst": form.worst, "best": form.best}
    return said | plain | {"is_open": "yes" if form.is_open else "no"}


def _ask(
    request: HttpRequest, found: Any, form: Any, said: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    path = f"/measures/asked/{form.ref}/" if form else ""
    context = {
        "said": said,
        "numbers": list(range(1, MOST_QUESTIONS + 1)),
        "address": request.build_absolute_uri(path) if form else "",
        "waiting": len(queries.waiting_answers(form)) if form else 0,
    }
    return doors.page(request, "ask", found, context, problems)


@require_POST
def add_up(request: HttpRequest, ref: str) -> HttpResponse:
    """Make figures of the answers of times that are over; the answers are gone then."""
    found = doors.kept_or_404(request, ref)
    try:
        made, few = services.add_up(ref=ref, by=by(request, found.owner_id))
    except FigureRefused as refused:
        return doors.page(request, "kept", found, {"done": str(refused), "rows": []})
    said = [ngettext("%(num)d figure was made.", "%(num)d figures were made.", made) % {"num": made}]
    if few:
        text = ngettext(
            "Of %(num)d time fewer than five people answered: no figure was made of it.",
            "Of %(num)d times fewer than five people answered: no figure was made of them.",
            few,
        )
        said.append(text % {"num": few})
    said.append(_("The single answers are gone."))
    return doors.page(request, "kept", found, {"done": " ".join(said), "rows": []})


@forms
def answer(request: HttpRequest, form_ref: str) -> HttpResponse:
    """Answer, without a name and without signing in; the answers are only ever added up."""
    form = queries.form_for(form_ref)
    if form is None:
        raise Http404
    if request.method != "POST":
        return _answer(request, form)
    given = [_number(request, f"answer-{at}") for at in range(1, len(form.questions) + 1)]
    agreed = typed.line(request, "consent") == "yes"
    try:
        services.answer(form=form, answers=given, agreed=agreed)
    except FigureRefused as refused:
        return _answer(request, form, problems_of(refused))
    return doors.shown(request, "thanks", {}, world=form.series.world)


def _number(request: HttpRequest, name: str) -> int | None:
    found = typed.number(request, name)
    return found if found is not None and 0 <= found <= TOP else None


def _answer(request: HttpRequest, form: Any, problems: list[typed.Problem] | None = None) -> HttpResponse:
    context = {
        "intro": form.intro,
        "questions": list(enumerate(form.questions, 1)),
        "scale": [str(one) for one in range(TOP + 1)],
        "ends": _("0: %(worst)s. %(top)d: %(best)s.") % {"worst": form.worst, "top": TOP, "best": form.best},
        "is_open": form.is_open and form.series.ended_on is None,
    }
    return doors.shown(request, "answer", context, world=form.series.world, problems=problems)
