"""Before somebody asks: who was asked lately, and what they were answered before."""

from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path

from alongside.exchange.voices.queries import calendar as queries
from alongside.web.voices import doors, words


def met(request: HttpRequest, ask: Any) -> dict[str, Any]:
    """For `voices/_met.html.jinja`, of a draft: what asks the same people, and what they were answered."""
    if ask.state != "draft":
        return {"lately": [], "answered": []}
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    answered = queries.earlier(viewer, ask)
    told = {one.ask.pk for one in answered}
    lately = [one for one in queries.asked_lately(viewer, ask) if one.ask.pk not in told]
    return {"lately": [_item(one) for one in lately], "answered": [_item(one, True) for one in answered]}


def _item(one: Any, answered: bool = False) -> dict[str, Any]:
    answers = f"/asks/{one.ask.ref}/answers/"
    return {
        "title": one.ask.title,
        "url": answers if answered and is_valid_path(answers) else words.url_of(one.ask),
        "line": one.why,
        "badge": doors.state_said(one.ask),
        "tone": words.TONE[one.ask.state],
    }
