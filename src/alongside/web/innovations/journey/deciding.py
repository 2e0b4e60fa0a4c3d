"""Decide what must be shown next: it goes on, waits, goes back or stops; with who, on what, and why."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.innovations import journey_rules as rules
from alongside.exchange.innovations.queries import journey as queries
from alongside.exchange.innovations.services import moving
from alongside.exchange.innovations.services.moving import Decided
from alongside.web import typed
from alongside.web import words as house
from alongside.web.doors import forms
from alongside.web.innovations import doors

from . import presenters, wording, writing
from .views import kept

TEXTS = ("evidence", "reasons", "tried", "learned", "others")


@forms
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """The form; with `?again=`, a decision that puts the last one right."""
    row = kept(request, ref)
    found = queries.journey_of(request.viewer, row)  # type: ignore[attr-defined]
    again = typed.line(request, "again", request.GET.get("again", ""))
    wrong_one = found.last if found.last is not None and found.last.ref == again else None
    if (again and wrong_one is None) or (row.status != "moving" and wrong_one is None):
        raise Http404
    stage = wrong_one.stage if wrong_one else row.stage
    if request.method != "POST":
        return _page(request, row, found, stage, wrong_one)
    said = _read(request, again)
    wrong = writing.day_problem(request, "decided_on", "again_on") or typed_hints(request, said)
    wrong = wrong or writing.tried(request, row, lambda by: moving.decide(ref=ref, said=said, by=by))
    if wrong:
        return _page(request, row, found, stage, wrong_one, wrong)
    return redirect(f"{doors.url_of(row.offer)}journey/?done=decided#decisions")


def typed_hints(request: HttpRequest, said: Decided) -> list[typed.Problem]:
    """What may point at a person in what is written, until somebody says to keep it as it is."""
    hints = typed.hints(
        request, said.role, said.evidence, said.reasons, said.learned, said.tried, said.others
    )
    return [typed.problem(text, "as_it_is") for text in dict.fromkeys(hints)]


def _read(request: HttpRequest, again: str) -> Decided:
    texts = {name: typed.words(request, name)[: writing.TEXT] for name in TEXTS}
    return Decided(
        decision=typed.line(request, "decision"),
        organisation=typed.line(request, "organisation")[:200],
        role=typed.line(request, "role")[:120],
        decided_on=typed.day(request, "decided_on"),
        to=typed.line(request, "to"),
        again_on=typed.day(request, "again_on"),
        is_shared=bool(typed.line(request, "is_shared")),
        corrects=again,
        **texts,
    )


def _page(
    request: HttpRequest,
    row: Any,
    found: queries.Journey,
    stage: str,
    wrong_one: Any,
    wrong: list[typed.Problem] | None = None,
) -> HttpResponse:
    forward = rules.forward(stage)
    choices = [(key, wording.DECISION[key]) for key in rules.DECISIONS if key != "on" or forward]
    choices = [(key, text) for key, text in choices if key != "back" or rules.before(stage)]
    if forward:
        choices[0] = ("on", _("It goes on to: %(stage)s") % {"stage": house.STAGE[forward]})
    open_lines = [presenters.line_of(one) for one in found.gate if not one.is_settled]
    context = {
        "stage": house.STAGE[stage],
        "who": wording.WHO[stage],
        "open": [one["title"] for one in open_lines] if not wrong_one else [],
        "choices": choices,
        "earlier": [("", _("Choose a stage")), *((one, house.STAGE[one]) for one in rules.before(stage))],
        "again": wrong_one.ref if wrong_one else "",
        "wrong_one": presenters.decision_of(wrong_one) if wrong_one else None,
        "hinted": any(one["field"] == "as_it_is" for one in wrong or []),
        "typed": request.POST if wrong else typed.days("decided_on", timezone.localdate()),
        "back_url": f"{doors.url_of(row.offer)}journey/",
        "back_text": _("Where it's got to"),
    }
    return doors.page(request, "journey/decide", row.offer, context, wrong)
