"""A ballot: what it is for, coming in by a code, and what somebody answered so far."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.services import ballots as services
from alongside.exchange.voices.services import joining
from alongside.web import typed
from alongside.web.accounts.throttle import too_many
from alongside.web.doors import forms, problems_of
from alongside.web.voices import parts

from . import doors

DONE = {
    "back": lazy("Welcome back. What you answered before is kept."),
    "enough": lazy("Thank you. What you answered is kept, and you can go on until it closes."),
    "gone": lazy("All that you answered is deleted."),
}


@forms
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """What is asked and promised; its forms take a code, put the code away, or take all answers back."""
    found = doors.ballot_or_404(request, ref)
    if request.method != "POST":
        return _page(request, found)
    what = request.POST.get("do", "")
    if what == "written":
        return parts.written_down(redirect(found_url(ref)), found.ask)
    try:
        return _taken_back(request, found) if what == "take-back" else _come(request, found)
    except AskRefused as refused:
        return _page(request, found, problems_of(refused))


def found_url(ref: str, done: str = "") -> str:
    """The address of the ballot, with what to say on it."""
    return f"/ballots/{ref}/?done={done}" if done else f"/ballots/{ref}/"


def _come(request: HttpRequest, found: Any) -> HttpResponse:
    """Come in, or come back, with a code."""
    if wait := too_many(request, "voice_code", key=found.ask.ref):
        return wait
    said = typed.line(request, "code")[:40]
    if not said:
        raise AskRefused("no-code")
    joined = joining.join(ask=found.ask, by=None, code=said)
    return parts.remember(redirect(found_url(found.ask.ref, "back")), found.ask, joined.participant)


def _taken_back(request: HttpRequest, found: Any) -> HttpResponse:
    part = parts.part_of(request, found.ask)
    if part is not None:
        services.take_all_back(part=part)
    return redirect(found_url(found.ask.ref, "gone"))


def _page(request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    ask, part = found.ask, parts.part_of(request, found.ask)
    options = queries.options_of(found)
    linked = queries.seen_sources(request.viewer, options)  # type: ignore[attr-defined]
    answered = _answered(found, part)
    context = {
        "way": found.way,
        "options": [option(one, one.pk in linked) for one in options],
        "answered": answered,
        "has_part": part is not None and part.started_at is not None,
        "needs_code": ask.entry == "code" and part is None,
        "fresh_code": parts.fresh_code(request, ask),
        "results_url": f"/ballots/{ask.ref}/results/",
        "choose_url": f"/ballots/{ask.ref}/choose/",
        "edit_url": f"/ballots/{ask.ref}/edit/",
        "done": str(DONE.get(request.GET.get("done", ""), "")),
        "back_url": "/asks/",
        "back_text": _("What is asked"),
    }
    return doors.page(request, "show", ask, context, wrong)


def _answered(found: Any, part: Any) -> int:
    """How often somebody answered: pairs, or things they marked."""
    if part is None or not found.pk:
        return 0
    return len(queries.own_marks(part)) if found.way == "criteria" else len(queries.own_pairs(part))


def option(one: Any, is_linked: bool = False) -> dict[str, str]:
    """One thing that is put in order, with the way to what it comes from where the viewer may see that."""
    url = ""
    if is_linked and one.need_id:
        url = f"/needs/{one.need.ref}/"
    elif is_linked and one.idea_id:
        url = f"/suggestions/{one.idea.contribution.ref}/"
    return {"ref": one.ref, "title": one.title, "words": one.words, "url": url}
