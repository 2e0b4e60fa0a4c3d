"""Why not this one: what kept something that was expected out of the answers, or where among them it is."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.analyses.absence import LITTLE, explain_absence
from alongside.exchange.analyses.answers import Absent, ReasonLine
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.directory.queries import actors_for
from alongside.exchange.offers.queries import offer_for, offers_for
from alongside.web import words
from alongside.web.people import person_near
from alongside.web.presenting import address

from .asking import Asking, form, read
from .presenters import parts
from .views import not_ready

LONGEST_NAME = 300  # characters
LOW = 0.5  # a part below this speaks against
MOST = 10  # of one name, to choose from
PAGE = re.compile(r"/offers/([^/?#]+)/?")


@require_GET
def why_not(request: HttpRequest) -> HttpResponse:
    """Say why something that was expected is not among the answers to a question."""
    viewer = request.viewer  # type: ignore[attr-defined]
    asking = read(request, empty=_("Say what was asked, in the same words."))
    expected = request.GET.get("offer", "").strip()
    page: dict[str, Any] = {
        "form": form(asking),
        "expected": expected,
        "entry": _entry(viewer, asking, expected) if request.GET.get("entry") else None,
        "hidden": _hidden(asking),
        "back_url": asking.address() if asking.sound else asking.address("/find/", q="", place=""),
        "practice": asking.practice,
        "practice_exit_url": "/find/",
        "problem": _problem(request, expected),
    }
    if not asking.sound or not expected or page["problem"]:
        return render(
            request, "find/why_not.html.jinja", page, status=422 if _is_wrong(asking, page) else 200
        )
    try:
        page |= _looked_up(viewer, asking, expected)
    except IndexProblem:
        page |= {"not_ready": not_ready(), "status": 503}
    page["person"] = person_near(asking.where, asking.world)
    return render(request, "find/why_not.html.jinja", page, status=page.pop("status", 200))


def _problem(request: HttpRequest, expected: str) -> str:
    """What is wrong with the name that was typed."""
    if "offer" in request.GET and not expected:
        return _("Type the name of what you expected, or paste the address of its page.")
    if len(expected) > LONGEST_NAME:
        return _("That is too long for a name. Type a few words of it.")
    return ""


def _is_wrong(asking: Asking, page: dict[str, Any]) -> bool:
    return bool(asking.problems or page["problem"])


def _entry(viewer: Viewer, asking: Asking, expected: str) -> dict[str, str] | None:
    """The entry from whose page somebody came to ask if it fits."""
    offer = offer_for(viewer, expected)
    if offer is None or offer.world != asking.world:
        return None
    return {"title": offer.title, "url": f"/offers/{offer.ref}/"}


def _hidden(asking: Asking) -> list[dict[str, str]]:
    """What narrowed the question, sent along so that the answer is about the same list."""
    pairs = [("kind", value) for value in asking.kinds]
    pairs += [("stage", value) for value in asking.stages]
    pairs += [("standing", value) for value in asking.standings]
    pairs += [("within", asking.within)] if asking.within else []
    return [{"name": name, "value": value} for name, value in pairs]


def _looked_up(viewer: Viewer, asking: Asking, expected: str) -> dict[str, Any]:
    """The one that was meant and where it stands, or those to choose from, or that none is known."""
    refs = _meant(viewer, asking, expected)
    if len(refs) > 1:
        return {
            "choices": [
                {"title": title, "line": line, "url": asking.address("/find/why-not/", offer=ref)}
                for ref, title, line in refs
            ]
        }
    found = explain_absence(viewer, asking.ask(), refs[0][0]) if refs else None
    return {"found": _told(asking, found)} if found else {"unknown": True}


def _meant(viewer: Viewer, asking: Asking, expected: str) -> list[tuple[str, str, str]]:
    """What somebody may have meant, as ref, title and a line: by address, by name, by who offers it."""
    page = PAGE.search(urlsplit(expected).path if "/" in expected else "")
    known = offer_for(viewer, page[1] if page else expected)
    if known is not None and known.world == asking.world:
        return [(known.ref, known.title, "")]
    if page:
        return []
    rows = list(offers_for(viewer, world=asking.world, q=expected)[:MOST])
    if len(rows) < MOST:
        for actor in actors_for(viewer, world=asking.world, q=expected)[:3]:
            more = offers_for(viewer, world=asking.world, actor_id=actor.pk)[:MOST]
            rows += [row for row in more if row.pk not in {kept.pk for kept in rows}]
    exact = [row for row in rows if row.title.casefold() == expected.casefold()]
    return [(row.ref, row.title, row.place.name if row.place else "") for row in (exact or rows)[:MOST]]


def _against(line: ReasonLine) -> str:
    """What a low part says against it; shared words that are too few say so."""
    if line.part != "topic" or line.why == LITTLE:
        return line.why
    return _("It says little of what was asked. %(why)s") % {"why": line.why}


def _told(asking: Asking, found: Absent) -> dict[str, Any]:
    """Where it stands, in words."""
    group = words.GROUPS[found.standing][0]
    listed = found.status == "listed"
    said = _("It is in the list: number %(position)s under “%(group)s”.") % {
        "position": found.position,
        "group": group,
    }
    return {
        "title": found.title,
        "url": address(f"/offers/{found.ref}/", q=asking.q, place=asking.place),
        "said": said if listed else found.why,
        "low": [
            _against(line) for line in sorted(found.reasons, key=lambda line: line.score) if line.score < LOW
        ],
        "parts": parts(found),
    }
