"""What somebody took part in, what they said there, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from alongside.exchange.digests.queries import world_of
from alongside.exchange.voices.queries import answers as queries
from alongside.exchange.voices.queries import asks
from alongside.web.presenting import PRACTICE
from alongside.web.voices import doors, words

from . import presenters

MOST = 50


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """By account or as a known guest; whoever has a code comes back on the page of what was asked."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    parts = list(asks.own_parts(viewer)[:MOST])
    said = queries.own_words_in(parts)
    answers = queries.answers_to(one.contribution_id for found in said.values() for one in found)
    context = {
        "items": [_item(part, said[part.pk], answers) for part in parts],
        "practice": world_of(viewer) == PRACTICE if viewer.user_id else False,
    }
    return render(request, "voices/answers/mine.html.jinja", context)


def _item(part: Any, said: list[Any], answers: dict[int, list[Any]]) -> dict[str, Any]:
    """One thing somebody took part in, with what they said there and the answers by what was said."""
    return {
        "title": part.ask.title,
        "url": words.url_of(part.ask),
        "badge": doors.state_said(part.ask),
        "tone": words.TONE[part.ask.state],
        "answers_url": f"/asks/{part.ask.ref}/answers/",
        "tell": words.TELL[part.tell],
        "said": [
            {
                "words": one.words,
                "answers": [
                    {
                        "text": presenters.short(answer.heard),
                        "url": f"/answers/{answer.ref}/",
                        "did": words.DID[answer.did],
                    }
                    for answer in answers.get(one.contribution_id, [])
                ],
            }
            for one in said
        ],
    }
