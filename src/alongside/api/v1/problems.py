"""Errors as problem details. Source: RFC 9457, Problem Details for HTTP APIs."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from alongside.exchange.analyses.queries import IndexProblem


class BadQuestion(Exception):
    """What was asked cannot be answered; the message says why and what to do."""


def problem(status: int, title: str, detail: str, **more: Any) -> HttpResponse:
    """One problem: what kind, and what was wrong this time."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json"
    )


def _field(where: Sequence[str | int]) -> str:
    """The name of the parameter, also where one of several values of it is wrong."""
    return str(next(part for part in reversed(where) if not isinstance(part, int)))


def handle_problems(api: NinjaAPI) -> None:
    """Answer every error of the API in the same form."""

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
        return problem(404, "Not found", "There is nothing here under that id, or you may not see it.")

    @api.exception_handler(BadQuestion)
    def bad_question(request: HttpRequest, fault: BadQuestion) -> HttpResponse:
        return problem(400, "The question cannot be answered", str(fault))

    @api.exception_handler(IndexProblem)
    def no_index(request: HttpRequest, fault: IndexProblem) -> HttpResponse:
        return problem(
            503, "The search is not ready", "The match index is being prepared. Try again in a minute."
        )

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
        wrong = [{"field": _field(error["loc"]), "problem": error["msg"]} for error in fault.errors]
        said = "; ".join(f"{one['field']}: {one['problem']}" for one in wrong)
        return problem(422, "A value is not valid", said, errors=wrong)
