"""Today: at most five things, each done in its line, then what is new since one was last here."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alongside.exchange.accounts.queries import my_guest, myself
from alongside.exchange.accounts.services import arrive
from alongside.exchange.analyses.learning import may_learn
from alongside.exchange.analyses.seen import may_see
from alongside.exchange.digests.queries import news_for, noter, waiting_for, world_of
from alongside.web.components.formats import long_date
from alongside.web.innovations.portfolios.ways import from_today as projects_today
from alongside.web.innovations.record.section import from_today as record_today
from alongside.web.matches.sharing.ways import from_today
from alongside.web.network.ways import from_today as network_today
from alongside.web.partnerships.ways import from_today as together_today
from alongside.web.presenting import PRACTICE, address, open_page
from alongside.web.typed import line, problem

from . import wording
from .doing import NotDone, Said, do, done_said
from .here import here
from .lines import line_of

WRONG = 422


@require_GET
@here
def show(request: Any) -> HttpResponse:
    """What waits, and what is new."""
    return _page(request)


@require_POST
@here
def act(request: Any) -> HttpResponse:
    """Do one thing from its line, then show what is left; or say why it could not be done."""
    names = ("kind", "ref", "do", "which", "why", "words")
    said = Said(**{name: line(request, name)[:2000] for name in names})
    if not said.kind or not said.ref:
        raise BadRequest
    try:
        done = do(request, said)
    except NotDone as refused:
        return _page(request, said, str(refused))
    return redirect(address("/you/", did=done))


def _page(request: Any, said: Said | None = None, refused: str = "") -> HttpResponse:
    viewer, now = request.viewer, timezone.now()
    person = myself(viewer) if viewer.guest_id is None else my_guest(viewer)
    before = arrive(user_id=viewer.user_id, at=now) if viewer.user_id and viewer.guest_id is None else None
    waiting, world = waiting_for(viewer, now), world_of(viewer)
    lines = [line_of(one) for one in waiting.lines]
    context = {
        "name": (person.name if person else "") or "",
        "lines": lines,
        "more": waiting.more,
        "news": _news(news_for(viewer, before, now)),
        "since": long_date(timezone.localtime(before)) if before else "",
        "did": done_said(request.GET.get("did", "")),
        "problems": [problem(refused, _field(said, lines))] if said and refused else [],
        "said": said,
        "practice": world == PRACTICE,
        "help_url": open_page("/find/", world),
        **_further(request, world),
    }
    return render(request, "today/show.html.jinja", context, status=WRONG if refused else 200)


def _field(said: Said, lines: list[dict[str, Any]]) -> str:
    """Where to mend it: the box of the line, while that line is still there."""
    there = any(one["ref"] == said.ref and one["no"] for one in lines)
    return f"words-{said.ref}" if there else "today"


def _further(request: HttpRequest, world: str) -> dict[str, Any]:
    """What else is one's own; pages that this exchange has not are left out."""
    viewer = request.viewer  # type: ignore[attr-defined]
    own = viewer.user_id is not None and viewer.guest_id is None
    noting = noter(viewer) is not None if own else False
    pages = [
        (_("Your conversations"), "/you/talks/", noting),
        (_("Your quarter, for print"), "/you/quarter/", noting),
        (_("What you asked and offer"), "/yours/", True),
        (_("Who you were put in touch with"), "/introductions/", own),
        (_("Private groups"), "/circles/", own),
        (_("Business cases"), "/cases/", own),
        (_("Figures to follow"), "/measures/", own),
        (_("What things cost"), "/costs/", own),
        (_("What you bring between worlds"), "/you/background/", own),
        (_("What we told you"), "/you/notices/", True),
        (_("Your lists"), "/lists/", noting),
        (_("Who gets seen"), "/ordering/seen/", own and may_see(viewer)),
        (_("What counts when lists are put in order"), "/ordering/", own and may_learn(viewer)),
        (_("What we know about you"), "/you/details/" if own else "/yours/details/", True),
        (_("Your account"), "/you/account/", own),
    ]
    found = [{"text": text, "url": open_page(path, "real")} for text, path, wanted in pages if wanted]
    ways = (from_today, network_today, projects_today, record_today)
    first = [way(viewer, world) for way in ways] if own else []
    first.insert(0, together_today(viewer, world))
    found = [*filter(None, first), *found]
    return {"further": [one for one in found if one["url"]], "noting": noting}


def _news(news: Any) -> list[dict[str, str]]:
    """What is new, in one list: what happened to one's own first, then what others need."""
    found = [
        {"title": notice.title, "url": notice.url, "line": long_date(timezone.localtime(notice.made_at))}
        for notice in news.notices
    ]
    told = {one["url"] for one in found}
    for note in news.notes:
        url = f"/needs/{note.need.ref}/"
        found.append(
            {"title": note.need.title, "url": url, "line": f"{long_date(note.on)} · {note.text[:140]}"}
        )
    for row in news.answered:
        if (url := f"/introductions/{row.ref}/") not in told:
            line = f"{wording.INTRODUCTION[row.state]} · {long_date(timezone.localtime(row.answered_at))}"
            found.append({"title": row.match.need.title, "url": url, "line": line})
    for need in news.needs:
        where = need.place.name if need.place else ""
        line = " · ".join(
            filter(
                None,
                [_("Newly asked"), where, long_date(need.reported_on or timezone.localdate(need.made_at))],
            )
        )
        found.append({"title": need.title, "url": f"/needs/{need.ref}/", "line": line})
    return found
