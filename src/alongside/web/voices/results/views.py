"""What came out of a question: for everybody who may see it, from the picture that is shown to all alike."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import opinions
from alongside.exchange.voices.queries import opinions as queries
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.voices import doors as ask_doors
from alongside.web.voices import parts
from alongside.web.voices.conversations import doors

from . import drawing, presenters, warnings, words


@require_GET
def results(request: HttpRequest, ref: str) -> HttpResponse:
    """Three sentences, the groups as a picture and a list, and what joins, divides and is uncertain."""
    found = doors.conversation_or_404(request, ref)
    picture, texts = opinions.picture_of(found), queries.said_by_id(found)
    if picture is None:
        return _page(request, "results", found, {"outcome": None})
    outcome = picture.run.outcome
    rows = presenters.statements(outcome, texts)
    if kind := downloads.asked_for(request):
        head, body = presenters.list_rows(rows, len(outcome["groups"]))
        about = [found.ask.title, _("As of %(day)s") % {"day": long_date(picture.at.date())}, data_note()]
        return downloads.as_file(kind, _("results"), head, body, about)
    part = parts.part_of(request, found.ask)
    you = opinions.stands(picture, queries.own_cast(part)) if part is not None else None
    listed = presenters.sections(rows)
    context = {
        "outcome": outcome,
        "opening": presenters.opening(outcome, listed),
        "sections": listed,
        "groups": presenters.groups(outcome, texts, you),
        "drawing": drawing.picture(outcome, you) if len(outcome["groups"]) > 1 else None,
        "you": _you(you),
        "careful": warnings.balance(outcome),
        "stable": words.stable(outcome["stability"]["mean"]),
        "rows": rows,
        "links": downloads.links(request),
    }
    response = _page(request, "results", found, context | _as_of(found, picture))
    if part is not None:
        response["Cache-Control"] = "private, no-store"
    return response


@require_GET
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """How it was worked out, how far to trust it, who took part and who did not; made to be printed."""
    found = doors.conversation_or_404(request, ref)
    picture, texts = opinions.picture_of(found), queries.said_by_id(found)
    if picture is None:
        return _page(request, "report", found, {"outcome": None})
    outcome = picture.run.outcome
    rows = presenters.statements(outcome, texts)
    listed = presenters.sections(rows)
    told = queries.ways_of(found.ask)
    context = {
        "outcome": outcome,
        "opening": presenters.opening(outcome, listed),
        "sections": listed,
        "groups": presenters.groups(outcome, texts, None),
        "careful": warnings.balance(outcome),
        "steady": warnings.steady(outcome),
        "enough": warnings.enough(outcome, rows),
        "ways": warnings.ways(told),
        "unused": told["unused"] if told["unused"] >= 5 else 0,
        "who": found.ask.who,
        "stable": words.stable(outcome["stability"]["mean"]),
        "stability": outcome["stability"],
        "weeks": _said_when(texts),
        "run": picture.run,
    }
    return _page(request, "report", found, context | _as_of(found, picture))


def data_note() -> str:
    """What is left out of every file, in a sentence."""
    return _("Numbers of fewer than 5 people are left out, and others that would tell them.")


def _page(request: HttpRequest, name: str, found: Any, context: dict[str, Any]) -> HttpResponse:
    """A page under the question; `voices/results/<name>`."""
    return ask_doors.page(request, f"results/{name}", found.ask, context)


def _as_of(found: Any, picture: Any) -> dict[str, Any]:
    return {
        "as_of": long_date(picture.at.date()),
        "is_open": found.ask.state == "open",
        "has_data": found.ask.state in ("closed", "answered"),
    }


def _you(you: Any) -> str:
    if you is None:
        return ""
    if you.group < 0:
        return _("You have voted %(n)s times; that is too few to say which group you are nearest to.") % {
            "n": you.given
        }
    return _("By your own votes you are nearest to group %(n)s. Nobody else is told.") % {"n": you.group + 1}


def _said_when(texts: dict[int, Any]) -> dict[str, int]:
    """How many things were said by whoever asks, and by those who took part."""
    seeds = sum(one.seed for one in texts.values())
    return {"seeds": seeds, "others": len(texts) - seeds}
