"""What people are promised: said before anything opens, and read by everybody who takes part."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from alongside.exchange.voices import rules
from alongside.exchange.voices.notices import WHY_NOT, AskRefused
from alongside.exchange.voices.services import asks as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.voices import doors
from alongside.web.voices.calendar.meeting import met

from . import saying

EDIT = {
    "conversation": "question-edit",
    "ballot": "ballot-edit",
    "ideas": "ideas-edit",
    "panel": "panel-edit",
}
WEEKS = 8  # an answer that is usual: proposed where none is said


def edit_url(ask: Any) -> str:
    """Where whoever runs it fills in what its kind needs."""
    try:
        return reverse(EDIT[ask.kind], args=[ask.ref])
    except NoReverseMatch:  # the operator closed that part
        return reverse("ask-run", args=[ask.ref])


@forms
def promise(request: HttpRequest, ref: str) -> HttpResponse:
    """The form of what is promised; once open, only why it is asked and the last day can change."""
    ask = doors.run_or_404(request, ref)
    if request.method != "POST":
        return _page(request, ask, saying.filled(ask))
    said, wrong = saying.read(request, ask.world)
    if not wrong and ask.state == "draft" and request.POST.get("do") != "later":
        wrong = [
            typed.problem(str(WHY_NOT[f"no-{name}"]), "answer_by-day" if name == "answer_by" else name)
            for name in rules.lacks(said)
        ]
    if wrong:
        return _page(request, ask, request.POST, wrong)
    try:
        services.edit(
            ref=ref,
            said=said,
            subjects=saying.chosen_subjects(request),
            visibility=typed.line(request, "visibility") if ask.state == "draft" else "",
            by=by(request, ask.owner_id),
        )
    except AskRefused as refused:
        return _page(request, ask, request.POST, problems_of(refused))
    return redirect(edit_url(ask))


def _page(
    request: HttpRequest, ask: Any, said: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    usual = timezone.localdate() + timedelta(weeks=WEEKS)
    context = {
        "said": said,
        "is_draft": ask.state == "draft",
        "ticked": request.POST.getlist("subjects") if request.method == "POST" else said["subjects"],
        "usual": {"day": usual.day, "month": usual.month, "year": usual.year},
        "back_url": edit_url(ask) if ask.state != "draft" else "/asks/",
        **saying.choices(),
        **met(request, ask),
    }
    return doors.page(request, "asks/promise", ask, context, problems)
