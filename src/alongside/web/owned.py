"""Change what is one's own: who acts for its owner, and the page on which all its answers stand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.exchange.accounts.access import Doer
from alongside.web.guided.questions import Answers, Asker, Question, problems, read
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem

WRONG = 422


def doer_for(request: HttpRequest, row: Any) -> Doer | None:
    """As whom the viewer changes a row: acting for its owner; None where it is not theirs to change."""
    doer, viewer = request.doer, request.viewer  # type: ignore[attr-defined]
    if doer is None or row is None or row.owner_id is None or row.standing == "history":
        return None
    if doer.acting_for_id == row.owner_id:
        return doer
    if doer.guest_id is None and row.owner_id in viewer.parties:
        return replace(doer, acting_for_id=row.owner_id)
    return None


def row_and_doer(request: HttpRequest, row: Any) -> tuple[Any, Doer]:
    """The row, and as whom the viewer changes it. Raises: Http404 where it is not theirs."""
    doer = doer_for(request, row)
    if doer is None:
        raise Http404
    return row, doer


def read_all(
    request: HttpRequest, questions: Sequence[Question], world: str
) -> tuple[Answers, list[Problem]]:
    """The answers to all questions that were sent at once, and what is wrong with them."""
    answers: Answers = {}
    for question in questions:
        answers |= read(request, question)
    asker = Asker(request, answers)
    return answers, [one for question in questions for one in problems(asker, question, answers, world)]


def edit_page(
    request: HttpRequest,
    *,
    title: str,
    back: str,
    questions: Sequence[Question],
    answers: Answers,
    found: Sequence[Problem],
    chosen: Any,
    world: str,
) -> HttpResponse:
    """All answers on one page, to be changed."""
    page = {
        "title": title,
        "back": back,
        "fields": [one for question in questions for one in question.fields],
        "answers": answers,
        "problems": list(found),
        "wrong": {one["field"]: one["text"] for one in found},
        "sight": chosen,
        "practice": world == PRACTICE,
    }
    return render(request, "guided/edit.html.jinja", page, status=WRONG if found else 200)
