"""What every page of an innovation shares: who gets in, the frame, and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.exchange.innovations.queries import innovations as queries
from alongside.web import sight, typed
from alongside.web import words as house
from alongside.web.doors import WRONG
from alongside.web.presenting import PRACTICE, standing_text

from . import words


def innovation_or_404(request: HttpRequest, ref: str) -> Any:
    """The offer that is this innovation, for a viewer who may see it. Raises: Http404."""
    found = queries.innovation_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def kept_or_404(request: HttpRequest, ref: str) -> Any:
    """The record of an innovation, for a viewer who keeps it; `.offer` is the innovation. Raises: Http404."""
    found = queries.kept(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None or request.doer is None:  # type: ignore[attr-defined]
        raise Http404
    return found


def types_said(offer: Any) -> str:
    """What kind of thing it is, in words; nothing where nobody said."""
    return ", ".join(house.TYPE[one] for one in offer.innovation_types if one in house.TYPE)


def url_of(offer: Any) -> str:
    """Where an innovation is shown."""
    return f"/innovations/{offer.ref}/"


def page(
    request: HttpRequest,
    template: str,
    offer: Any,
    context: dict[str, Any] | None = None,
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of an innovation, in its frame: `templates/innovations/<template>.html.jinja`.

    The template gets `it` (title, ref, url, word, types, stage, status…), `problems`, `wrong` (by field),
    `typed` (what was typed) and `practice`.
    """
    wrong = problems or []
    shown = {
        "it": frame(request, offer),
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": offer.world == PRACTICE,
        "practice_exit_url": "/innovations/",
    }
    status = WRONG if wrong else 200
    return render(request, f"innovations/{template}.html.jinja", shown | (context or {}), status=status)


def frame(request: HttpRequest, offer: Any) -> dict[str, Any]:
    """What the frame of a page shows of an innovation; empty where nothing is known."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = queries.record_of(viewer, offer)
    stages = [row.stage] if row and row.stage else offer.stages
    return {
        "title": offer.title,
        "ref": offer.ref,
        "url": url_of(offer),
        "summary": offer.summary,
        "word": words.WORD[row.word if row else "innovation"],
        "types": types_said(offer),
        "stage": ", ".join(house.STAGE.get(one, one) for one in stages),
        "standing": offer.standing,
        "standing_text": standing_text(offer),
        "mark": sight.mark(viewer, offer),
        "has_record": row is not None,
        "keeps": queries.keeps(viewer, row),
        "status": row.status if row else "",
        "status_text": words.STATUS[row.status] if row and row.status != "moving" else "",
        "status_why": row.status_why if row else "",
        "lesson": row.lesson if row else "",
        "tone": words.TONE[row.status] if row else "history",
    }
